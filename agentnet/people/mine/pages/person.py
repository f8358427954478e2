"""The page of a member: roles, unit, pair, badge, and what they have given as far as the one who looks may know."""

from typing import Final
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from agentnet.network import wording
from agentnet.network.queries import network_seen_by
from agentnet.people.mine.person import person_seen_by
from agentnet.web import Policy, Session, Somebody, page


@get("/networks/{network_id:uuid}/people/{person_id:uuid}", policy=Policy.MEMBER)
async def show(session: Session, somebody: Somebody, network_id: FromPath[UUID], person_id: FromPath[UUID]) -> Template:
    network, standing = await network_seen_by(session, somebody, network_id)
    seen = await person_seen_by(session, standing, person_id)
    return page("mine/person.html", network=network, standing=standing, seen=seen, words=wording)


HANDLERS: Final = (show,)
