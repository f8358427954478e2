"""Which workshop somebody may see, and who they are in it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.network.queries import standing
from agentnet.network.rules import Standing
from agentnet.words import N_, Missing, Over
from agentnet.workshops import ticks
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick

OVER: Final = N_(
    "Työpaja on päättynyt, ja sen taulut ja kyselyt ovat nyt kiinni vierailta. Koonti tuloksista on työpajan sivulla. "
    "Jos sinulla on tunnus verkostossa, pääset tauluille kirjautumalla."
)

OUT: Final = N_("Vetäjä on poistanut sinut tästä työpajasta. Ota yhteys koordinaattoriin.")

MOVED: Final = N_(
    "Tällä nimellä jatketaan toisella laitteella. Jos se et ole sinä, kerro vetäjälle. Omalla nimelläsi pääset mukaan, "
    "kun liityt koodilla."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A workshop, and who one is in it: `standing` is empty for guests, `participant` before joining. It was read after
    the `tick` of its news.
    """

    workshop: Workshop
    network: Network
    standing: Standing | None
    participant: Participant | None
    tick: int

    @property
    def leads(self) -> bool:
        return self.standing is not None and self.standing.may("lead")


async def workshop_seen_by(session: Session, me: Person | Guest | None, workshop_id: UUID) -> Seen:
    """A workshop of one's own network; guests see the one that they joined, and afterwards a word of thanks there.

    Raises:
        Missing: there is none, or it is out of sight; a guest who was taken out hears so. Planned ones are seen by
            coordinators only.
    """
    tick = ticks.now()
    workshop = await session.get(Workshop, workshop_id)
    if workshop is None or me is None:
        raise Missing
    network = await session.get_one(Network, workshop.network_id)
    participant = await participant_of(session, workshop.id, me)
    if isinstance(me, Guest):
        if participant is None and await was_removed(session, workshop.id, me):
            raise Missing(OUT)
        if participant is None and await has_lost_name(session, workshop.id, me):
            raise Missing(MOVED)
        if participant is None or workshop.stage is Stage.PLANNED:
            raise Missing
        return Seen(workshop, network, None, participant, tick)
    mine = await standing(session, me, workshop.network_id)
    if workshop.stage is Stage.PLANNED and not mine.may("lead"):
        raise Missing
    return Seen(workshop, network, mine, participant, tick)


async def participant_of(session: Session, workshop_id: UUID, me: Person | Guest) -> Participant | None:
    """One's own place in the workshop, unless it was taken away."""
    mine = Participant.person_id if isinstance(me, Person) else Participant.guest_id
    found: Participant | None = await session.scalar(
        select(Participant).where(
            Participant.workshop_id == workshop_id, col(mine) == me.id, col(Participant.removed_at).is_(None)
        )
    )
    return found


async def was_removed(session: Session, workshop_id: UUID, guest: Guest) -> bool:
    """Whether the leader has taken this guest out."""
    there = select(Participant.id).where(Participant.workshop_id == workshop_id, Participant.guest_id == guest.id)
    return await session.scalar(there.where(col(Participant.removed_at).is_not(None))) is not None


async def has_lost_name(session: Session, workshop_id: UUID, guest: Guest) -> bool:
    """Whether this browser was in by a name that was picked, and is no more."""
    gone = (NamePick.workshop_id == workshop_id) & (NamePick.guest_id == guest.id) & (NamePick.state == PickState.GONE)
    return await session.scalar(select(NamePick.id).where(gone)) is not None


async def guests_in(session: Session, workshop_id: UUID) -> list[Guest]:
    """The guests who have joined the workshop."""
    guests = select(Guest).join(Participant, col(Participant.guest_id) == col(Guest.id))
    return list(await session.scalars(guests.where(Participant.workshop_id == workshop_id)))


async def workshop_of_guest(session: Session, guest: Guest) -> UUID | None:
    """The workshop that a guest joined last."""
    found: UUID | None = await session.scalar(
        select(col(Participant.workshop_id))
        .where(Participant.guest_id == guest.id, col(Participant.removed_at).is_(None))
        .order_by(col(Participant.created_at).desc())
    )
    return found


async def workshop_by_code(session: Session, code_hash: str) -> Workshop | None:
    found: Workshop | None = await session.scalar(select(Workshop).where(Workshop.join_code_hash == code_hash))
    return found


def over(workshop_id: UUID) -> Over:
    """To a guest who comes back to something of a workshop that has closed; its own page is still theirs."""
    return Over(OVER, home=f"/workshops/{workshop_id}")
