"""What the pages of surveys load through the eyes of the one who asks."""

from typing import NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.accounts.models import Guest
from agentnet.network.models import Network, Person
from agentnet.network.queries import network_seen_by
from agentnet.network.rules import Standing
from agentnet.surveys import queries
from agentnet.surveys.models import Survey
from agentnet.web import Me, Session, Somebody
from agentnet.words import Missing


class SeenNetwork(NamedTuple):
    network: Network
    standing: Standing


class Asked(NamedTuple):
    """A survey to answer. `network` is shown in the navigation for its members only."""

    survey: Survey
    network: Network
    done: bool
    me: Person | Guest


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    return SeenNetwork(*await network_seen_by(session, somebody, network_id))


async def survey_in_sight(session: Session, somebody: Somebody, survey_id: FromPath[UUID]) -> queries.Seen:
    return await queries.survey_seen_by(session, somebody, survey_id)


async def survey_asked(session: Session, me: Me, survey_id: FromPath[UUID]) -> Asked:
    if me is None:
        raise Missing
    survey, network, done = await queries.survey_asked_of(session, me, survey_id)
    return Asked(survey, network, done, me)
