"""What the pages of this room load through the eyes of the one who asks."""

from uuid import UUID

from litestar.params import FromPath

from agentnet.db import Session as Database
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.chapters.queries import chapter_seen_by, guide_seen_by
from agentnet.guide.findings.queries import finding_seen_by
from agentnet.guide.models import Finding, Guide
from agentnet.network.models import Network
from agentnet.network.queries import network_seen_by, theme_seen_by
from agentnet.network.rules import Standing
from agentnet.web import Session, Somebody

SeenNetwork = tuple[Network, Standing]
SeenGuide = tuple[Guide, Network, Standing]
SeenFinding = tuple[Finding, Network, Standing]


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    return await network_seen_by(session, somebody, network_id)


async def guide_in_sight(session: Session, somebody: Somebody, guide_id: FromPath[UUID]) -> SeenGuide:
    return await guide_seen_by(session, somebody, guide_id)


async def chapter_in_sight(session: Session, somebody: Somebody, chapter_id: FromPath[UUID]) -> SeenChapter:
    return await chapter_seen_by(session, somebody, chapter_id)


async def finding_in_sight(session: Session, somebody: Somebody, finding_id: FromPath[UUID]) -> SeenFinding:
    finding, standing = await finding_seen_by(session, somebody, finding_id)
    return finding, await _network(session, finding), standing


async def theme_of(session: Database, standing: Standing, theme_id: UUID | None) -> UUID | None:
    """The chosen theme, if it is one of the network's.

    Raises:
        Missing: it is another network's.
    """
    return (await theme_seen_by(session, standing, theme_id)).id if theme_id else None


async def _network(session: Database, finding: Finding) -> Network:
    return await session.get_one(Network, finding.network_id)
