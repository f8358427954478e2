"""What all ways into a workshop share: the door that a token opens, the form for a name, and whose name it is."""

from collections.abc import Sequence
from typing import Any

from litestar.response import Template
from sqlmodel import col, select

from agentnet.accounts.models import Guest
from agentnet.network import ended
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.web import Entry, Me, Session, here, limit, page
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops import joining
from agentnet.workshops.actions.returning import is_guests_name
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.forms import CodeForm, NameForm
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.queries import Offered, is_members_name

TAKEN = N_(
    "Tämä on verkoston jäsenen nimi. Jos se on sinun, valitse nimesi luettelosta tai kirjaudu. "
    "Muuten lisää nimeesi vaikka työpaikkasi."
)

SAME = N_(
    "Tällä nimellä on jo joku mukana. Jos se olet sinä, pyydä vetäjältä paluukoodi ja kirjoita se alle. "
    "Muuten lisää nimeesi vaikka työpaikkasi."
)


def join_form(
    workshop: Workshop,
    token: str,
    entry: Entry[NameForm],
    *,
    names: Sequence[Offered] = (),
    looked: bool = False,
    member: bool = False,
    waited: bool = False,
    back: Entry[CodeForm] | None = None,
    status: int = 200,
) -> Template:
    """`back`: the field for a guest who has been in before is open. `waited`: for a locked door to open."""
    context: dict[str, Any] = {"workshop": workshop, "token": token, "member": member, "names": names, "looked": looked}
    context |= {"waited": waited, "back": back, "returns": back or Entry.blank(CodeForm)}
    return page("workshops/join.html", entry=entry, status=status, **context)


async def opened(session: Session, token: str) -> Workshop:
    """The workshop whose door this token opens now.

    Raises:
        Missing: no token of ours. Refused: an old one, or the workshop does not take guests.
    """
    found = joining.workshop_in(token)
    workshop = await session.get(Workshop, found) if found else None
    if workshop is None:
        raise Missing(N_("Liittymislinkki ei toimi. Skannaa QR-koodi uudelleen tai kirjoita koodi."))
    await ended.refuse(session, "workshop", workshop.id)
    if not joining.opens(workshop, token):
        raise Refused(N_("Liittymislinkki on vanhentunut. Skannaa QR-koodi valkokankaalta uudelleen."))
    if workshop.stage not in TAKES_GUESTS:
        raise Refused(N_("Työpaja ei ole nyt auki. Kysy vetäjältä, milloin se alkaa."))
    return workshop


async def has_been_in(session: Session, workshop: Workshop, me: Me) -> bool:
    """Whether they have a place here, taken away or not: a locked door does not stop them."""
    if me is None:
        return False
    mine = Participant.person_id if isinstance(me, Person) else Participant.guest_id
    there = select(Participant.id).where(Participant.workshop_id == workshop.id, col(mine) == me.id)
    return await session.scalar(there) is not None


async def is_member(session: Session, me: Me, workshop: Workshop) -> bool:
    """Whether `me` belongs to the workshop's network and joins by their own name."""
    if not isinstance(me, Person):
        return False
    try:
        return (await standing(session, me, workshop.network_id)).may("take part")
    except Missing:
        return False


async def judge(session: Session, workshop: Workshop, me: Me, entry: Entry[NameForm]) -> bool:
    """Refuses a name that is somebody else's; answers whether a guest is in by it, who may be the same person."""
    if not entry.ok or (isinstance(me, Guest) and await has_been_in(session, workshop, me)):
        return False
    if await is_members_name(session, workshop, entry.value.name):
        entry.refuse("name", _(TAKEN))
    elif await is_guests_name(session, workshop, entry.value.name):
        limit("name search", here().key)
        entry.refuse("name", _(SAME))
        return True
    return False
