"""What the pages of waves load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.network.models import Network
from agentnet.network.rules import Standing
from agentnet.surveys import queries
from agentnet.surveys.models import Series
from agentnet.surveys.waves.handing import Offer, offer_to
from agentnet.web import Session, Somebody


class SeenSeries(NamedTuple):
    series: Series
    network: Network
    standing: Standing


async def wave_in_sight(session: Session, somebody: Somebody, survey_id: FromPath[UUID]) -> queries.Seen:
    return await queries.survey_seen_by(session, somebody, survey_id)


async def series_in_sight(session: Session, somebody: Somebody, series_id: FromPath[UUID]) -> SeenSeries:
    return SeenSeries(*await queries.series_seen_by(session, somebody, series_id))


async def offer_in_sight(session: Session, somebody: Somebody, handover_id: FromPath[UUID]) -> Offer:
    return await offer_to(session, somebody, handover_id)
