"""What the pages of this room load through the eyes of the one who asks."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from litestar import Request
from litestar.params import FromPath

from agentnet.db import Session as Database
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.chapters.queries import chapter_seen_by, guide_seen_by, guides_of
from agentnet.guide.findings.queries import finding_seen_by
from agentnet.guide.models import Finding, Guide
from agentnet.network.models import Network
from agentnet.network.queries import network_seen_by, theme_seen_by
from agentnet.network.rules import Standing
from agentnet.sources.flow import Kind
from agentnet.sources.queries import Item, source_seen_by
from agentnet.surveys.results import readable_texts
from agentnet.web import Session, Somebody
from agentnet.web.visit import cookie_name, here
from agentnet.words import Missing

SeenNetwork = tuple[Network, Standing]
SeenGuide = tuple[Guide, Network, Standing]
SeenFinding = tuple[Finding, Network, Standing]

BESIDE: Final = "agentnet-guide"
_DAY: Final = 24 * 60 * 60


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    return await network_seen_by(session, somebody, network_id)


async def guide_in_sight(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, guide_id: FromPath[UUID]
) -> SeenGuide:
    seen = await guide_seen_by(session, somebody, guide_id)
    _remember(request, seen[0])
    return seen


def _remember(request: Request[Any, Any, Any], guide: Guide) -> None:
    """The browser keeps which guide was open, for the tabs of what all guides are written from."""
    if request.cookies.get(cookie_name(BESIDE)) != str(guide.id):
        here().cookies[cookie_name(BESIDE)] = (str(guide.id), _DAY)


async def guide_beside(request: Request[Any, Any, Any], session: Session, network_id: FromPath[UUID]) -> Guide | None:
    """The network's guide that was last open in this browser, or the only one there is."""
    guides = await guides_of(session, network_id)
    kept = request.cookies.get(cookie_name(BESIDE), "")
    return next((one for one in guides if str(one.id) == kept), guides[0] if len(guides) == 1 else None)


async def chapter_in_sight(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, chapter_id: FromPath[UUID]
) -> SeenChapter:
    """`?language=` chooses a translation."""
    seen = await chapter_seen_by(session, somebody, chapter_id, request.query_params.get("language", ""))
    _remember(request, seen.guide)
    return seen


async def finding_in_sight(session: Session, somebody: Somebody, finding_id: FromPath[UUID]) -> SeenFinding:
    finding, standing = await finding_seen_by(session, somebody, finding_id)
    return finding, await _network(session, finding), standing


async def theme_of(session: Database, standing: Standing, theme_id: UUID | None) -> UUID | None:
    """The chosen theme, if it is one of the network's.

    Raises:
        Missing: it is another network's.
    """
    return (await theme_seen_by(session, standing, theme_id)).id if theme_id else None


async def source_in_sight(session: Database, standing: Standing, source_id: UUID) -> Item:
    """A contribution as a coordinator may see it: what was answered to a survey, only when its results may be read.

    Raises:
        Missing: there is none, or it is out of sight.
    """
    item = await source_seen_by(session, standing, source_id)
    if not (item.mine or await in_sight(session, standing, [item])):
        raise Missing
    return item


async def in_sight(session: Database, standing: Standing, items: Sequence[Item]) -> list[Item]:
    """Those of `items` that coordinators may read now."""
    if not any(item.kind is Kind.SURVEY for item in items):
        return list(items)
    told = await readable_texts(session, standing.network_id)
    return [item for item in items if item.kind is not Kind.SURVEY or item.id in told]


async def told_to(session: Database, standing: Standing, items: Sequence[Item]) -> list[Item]:
    """Those of `items` whose words may be shown: free texts of surveys to coordinators (and to whoever wrote them)."""
    seen = await in_sight(session, standing, items)
    return [item for item in seen if item.kind not in (Kind.SURVEY, Kind.CODED) or item.mine or standing.may("lead")]


async def _network(session: Database, finding: Finding) -> Network:
    return await session.get_one(Network, finding.network_id)
