"""One's name in the guides of a network: allowed or not, by the one whose name it is."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect

from agentnet.guide.thanks.actions import allow_name
from agentnet.network.queries import network_seen_by
from agentnet.web import Entry, Form, Policy, Session, Somebody, go
from agentnet.words import N_


class NameForm(Form):
    allowed: bool = False


@post("/networks/{network_id:uuid}/thanks/name", policy=Policy.MEMBER, after_end=True)
async def name(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, network_id: FromPath[UUID]
) -> Redirect:
    network, standing = await network_seen_by(session, somebody, network_id)
    standing.require("see")
    entry = await Entry.read(request, NameForm)
    allowed = entry.ok and entry.value.allowed
    await allow_name(session, network.id, somebody, allowed=allowed)
    await session.commit()
    said = N_("Nimesi saa näkyä oppaan tekijöissä seuraavasta painoksesta alkaen.")
    return go("/contributions#name", said if allowed else N_("Nimesi ei näy seuraavissa painoksissa."))


HANDLERS: Final = (name,)
