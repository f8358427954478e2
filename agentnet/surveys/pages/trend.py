"""A series over its waves, two of them compared; and the workshops' feedback one after another, or pooled."""

from typing import Any, NamedTuple
from uuid import UUID

from litestar import Controller, Request, get
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Response, Template

from agentnet.network.models import Network
from agentnet.network.rules import Standing
from agentnet.surveys.models import Series
from agentnet.surveys.pages.doors import SeenNetwork, network_in_sight
from agentnet.surveys.pages.exports import printed
from agentnet.surveys.reporting import changing, charts, telling
from agentnet.surveys.reporting.facts import facts_of
from agentnet.surveys.reporting.keeping import all_figures
from agentnet.surveys.reporting.merging import goes_on
from agentnet.surveys.reporting.picking import groups_of, pick
from agentnet.surveys.reporting.pooling import told
from agentnet.surveys.reporting.printing_trend import order_of
from agentnet.surveys.reporting.queries import closed_waves, feedback_in_order, figures_seen, series_seen_by
from agentnet.surveys.reporting.shapes import Figures
from agentnet.surveys.reporting.trend import Compared, Followed, cards, compared, followed
from agentnet.web import Policy, Seen, Session, Somebody, limit, page
from agentnet.words import Missing

SeenSeries = tuple[Series, Network, Standing]


class Followup(NamedTuple):
    """What the trend's page and its print tell. `before`, `after`: the places of the two waves compared."""

    waves: list[Figures]
    found: list[Followed]
    before: int
    after: int
    changes: dict[str, Compared]


async def series_in_sight(session: Session, somebody: Somebody, series_id: FromPath[UUID]) -> SeenSeries:
    return await series_seen_by(session, somebody, series_id)


class TrendPages(Controller):
    path = "/series/{series_id:uuid}/trend"
    dependencies = {"seen": Provide(series_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenSeries]) -> Template:
        """`?before=` and `?after=` name the waves to compare: the last two when nothing is said."""
        series, network, _standing = seen
        trend = await _trend(request, session, seen)
        return page(
            "surveys/trend.html",
            network=network,
            series=series,
            trend=trend,
            cards=cards(trend.found),
            picked=pick(groups_of(trend.waves), request.query_params),
            tell=telling,
            charts=charts,
            changing=changing,
            merged=await goes_on(session, trend.waves),
        )

    @get("/pdf", policy=Policy.MEMBER)
    async def pdf(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenSeries], somebody: Somebody
    ) -> Response[bytes]:
        """The same to print: everything that the page has, with every group."""
        limit("result file", str(somebody.id))
        series, network, _standing = seen
        trend = await _trend(request, session, seen)
        if not trend.waves:
            raise Missing
        merged = await goes_on(session, trend.waves)
        pair = trend.before, trend.after
        order = order_of(series.title, network.name, trend.waves, trend.found, trend.changes, merged, pair)
        return await printed(order, "kehitys.pdf")


async def _trend(request: Request[Any, Any, Any], session: Session, seen: SeenSeries) -> Followup:
    series, _network, standing = seen
    waves = await figures_seen(session, await closed_waves(session, series.id), standing)
    found = followed(waves)
    first = _asked(request, "before", len(waves), len(waves) - 2)
    last = _asked(request, "after", len(waves), len(waves) - 1)
    changes = {one.key: compared(one, first, last) for one in (found if 0 <= first < last else ())}
    return Followup(waves, found, first, last, changes)


def _asked(request: Request[Any, Any, Any], name: str, waves: int, else_: int) -> int:
    said = request.query_params.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 4 and int(said) < waves else else_


class FeedbackPages(Controller):
    path = "/networks/{network_id:uuid}/surveys/feedback"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        surveys = await feedback_in_order(session, seen.network.id)
        figures = await all_figures(session, surveys)
        both = [(await facts_of(session, one), known) for one, known in zip(surveys, figures, strict=True)]
        return page("surveys/feedback.html", network=seen.network, rows=told(both), tell=telling)
