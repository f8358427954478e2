"""A guest who has lost the key of their browser comes back as the same guest, by a code that the leader gives.

Only the leader in the room knows whether it is the same person: a name proves nothing. The code works once, for about
ten minutes, and takes the place from whatever browser had it.
"""

import secrets
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.accounts import sessions
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import joining, queries
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.queries import pick_behind, plain

WINDOW_S: Final = 600
"""A code holds to the end of the window after the one in which it was given."""


async def give_code(session: Session, workshop: Workshop, participant_id: UUID, *, by: Person) -> tuple[str, str]:
    """The guest's name and a new code; an earlier one stops working.

    Raises:
        Missing: no guest with a name of their own who is in. Refused: the workshop takes no guests now.
    """
    if workshop.stage not in TAKES_GUESTS:
        raise Refused(N_("Työpaja ei ole nyt auki."))
    place = await session.get(Participant, participant_id)
    if place is None or place.workshop_id != workshop.id or place.removed_at is not None:
        raise Missing
    if place.guest_id is None or await pick_behind(session, place) is not None:
        raise Missing
    guest = await session.get_one(Guest, place.guest_id)
    code = "".join(secrets.choice(joining.ALPHABET) for _ in range(joining.LENGTH))
    guest.token_hash = _hash(workshop, code, _window())
    _log(session, workshop, place, "give return code", by)
    return place.name, code


async def come_back(session: Session, workshop: Workshop, typed: str) -> Guest | None:
    """The guest whose code was typed, out of every browser that had them; none for a code that opens nothing."""
    hashes = [_hash(workshop, typed, _window() - ago) for ago in (0, 1)]
    guest: Guest | None = await session.scalar(select(Guest).where(col(Guest.token_hash).in_(hashes)))
    place = await queries.participant_of(session, workshop.id, guest) if guest else None
    if guest is None or place is None or guest.removed_at is not None:
        return None
    guest.token_hash = secrets.token_hex(32)
    await sessions.end_all(session, guest)
    _log(session, workshop, place, "come back by code")
    return guest


async def is_guests_name(session: Session, workshop: Workshop, written: str) -> bool:
    """Whether a guest is in by this name already: the one, or somebody who should be told apart."""
    names = await session.scalars(
        select(Participant.name).where(
            Participant.workshop_id == workshop.id,
            col(Participant.guest_id).is_not(None),
            col(Participant.removed_at).is_(None),
        )
    )
    return plain(written) in {plain(name) for name in names}


def _window() -> int:
    return int(clock.now().timestamp()) // WINDOW_S


def _hash(workshop: Workshop, code: str, window: int) -> str:
    return joining.code_hash(f"return {workshop.id} {window} {joining.normal(code)}")


def _log(session: Session, workshop: Workshop, place: Participant, verb: str, by: Person | None = None) -> None:
    session.add(
        Audit(
            by=by.id if by else None,
            network_id=workshop.network_id,
            verb=verb,
            kind="participant",
            object_id=place.id,
        )
    )
