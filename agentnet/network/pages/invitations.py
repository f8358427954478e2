"""The mailed invitation. Opening it changes nothing (mail scanners open links too); the two buttons do."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import notify
from agentnet.network import actions, ended, queries
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Invitation, Nomination, Person
from agentnet.network.pages import letters
from agentnet.web import Policy, Session, go, page
from agentnet.words import Missing, _, language


class InvitationPages(Controller):
    path = "/invitations/{token:str}"

    @get(policy=Policy.TOKEN)
    async def show(self, session: Session, token: FromPath[str]) -> Template:
        try:
            invitation, nomination, network = await queries.invitation_by(session, token)
        except Missing:
            return page("network/invitation_closed.html", status=404, sentence=_unknown(), coordinators=[])
        about: dict[str, Any] = {
            "nomination": nomination,
            "named": network,
            "token": token,
            "coordinators": await queries.people_with(session, network.id, Role.COORDINATOR),
        }
        if invitation.used_at and nomination.stage in (Stage.ACTIVE, Stage.DECLINED):
            return page("network/invitation_answered.html", accepted=nomination.stage is Stage.ACTIVE, **about)
        try:
            await _still_open(session, invitation, nomination)
        except (actions.Closed, ended.Ended) as closed:
            return page("network/invitation_closed.html", status=410, sentence=str(closed), **about)
        nominator = await session.get_one(Person, nomination.nominated_by)
        return page("network/invitation.html", invitation=invitation, nominator=nominator, **about)

    @post("/accept", policy=Policy.TOKEN)
    async def accept(self, request: Request[Any, Any, Any], session: Session, token: FromPath[str]) -> Redirect:
        """Join. Signing in is another matter: the key proves the address, but it lives too long for that."""
        invitation, nomination = await _opened(session, token)
        if invitation is None or nomination is None:
            return go(f"/invitations/{token}")
        person = await actions.accept(session, invitation, nomination, language=language.get())
        await letters.welcome(session, nomination, person)
        notify.enqueue(session, "member-joined", nomination.id, by=None, slot=str(nomination.version))
        await session.commit()
        return go(f"/invitations/{token}")

    @post("/decline", policy=Policy.TOKEN)
    async def decline(self, session: Session, token: FromPath[str]) -> Redirect:
        invitation, nomination = await _opened(session, token)
        if invitation is not None and nomination is not None:
            await actions.decline(session, invitation, nomination)
            await session.commit()
        return go(f"/invitations/{token}")


async def _opened(session: Session, token: str) -> tuple[Invitation | None, Nomination | None]:
    """What the key opens now; nothing when it is used up (the page itself then says why)."""
    try:
        invitation, nomination, _network = await queries.invitation_by(session, token)
        await _still_open(session, invitation, nomination)
    except (Missing, actions.Closed, ended.Ended):
        return None, None
    return invitation, nomination


async def _still_open(session: Session, invitation: Invitation, nomination: Nomination) -> None:
    """Raises Closed or Ended unless the invitation can be answered now."""
    actions.check(invitation, nomination)
    await ended.refuse(session, "nomination", nomination.id)


def _unknown() -> str:
    return _("Tämä kutsulinkki ei toimi. Tarkista, että osoite on kopioitu kokonaan.")
