"""A series over its waves, two of them compared; and the workshops' feedback one after another, or pooled."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Template

from agentnet.network.models import Network
from agentnet.network.rules import Standing
from agentnet.surveys.models import Series
from agentnet.surveys.pages.doors import SeenNetwork, network_in_sight
from agentnet.surveys.reporting import charts, telling
from agentnet.surveys.reporting.comparing import Change
from agentnet.surveys.reporting.facts import facts_of
from agentnet.surveys.reporting.keeping import all_figures
from agentnet.surveys.reporting.merging import goes_on
from agentnet.surveys.reporting.pooling import told
from agentnet.surveys.reporting.queries import closed_waves, feedback_in_order, figures_seen, series_seen_by
from agentnet.surveys.reporting.trend import Followed, between, followed
from agentnet.web import Policy, Seen, Session, Somebody, page

SeenSeries = tuple[Series, Network, Standing]


async def series_in_sight(session: Session, somebody: Somebody, series_id: FromPath[UUID]) -> SeenSeries:
    return await series_seen_by(session, somebody, series_id)


class TrendPages(Controller):
    path = "/series/{series_id:uuid}/trend"
    dependencies = {"seen": Provide(series_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenSeries]) -> Template:
        """`?before=` and `?after=` name the waves to compare: the last two when nothing is said."""
        series, network, standing = seen
        waves = await figures_seen(session, await closed_waves(session, series.id), standing)
        found = followed(waves)
        first = _asked(request, "before", len(waves), len(waves) - 2)
        last = _asked(request, "after", len(waves), len(waves) - 1)
        changes = {one.key: _change(one, first, last) for one in (found if 0 <= first < last else ())}
        return page(
            "surveys/trend.html",
            network=network,
            series=series,
            waves=waves,
            found=found,
            tell=telling,
            charts=charts,
            before=first,
            after=last,
            changes=changes,
            merged=await goes_on(session, waves),
        )


def _change(one: Followed, first: int, last: int) -> Change | None:
    """None where it must not be said: a figure is hidden, or the words were others."""
    if any(one.breaks[first + 1 : last + 1]):
        return None
    return between(one.whole.spots[first], one.whole.spots[last])


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
