"""What the laws share: who may do what now, whose a note is, and how words must be."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.boards.flow import FOR_EVERYBODY, LEADS, PHASES, WRITING, Act, Phase, allowed
from agentnet.workshops.boards.wall import Actor, Comment, Note, Wall

NOTE_LENGTH: Final = 1_000
CARRIED_LENGTH: Final = 20_000
SECTION_LENGTH: Final = 80


def acts(wall: Wall, by: Actor) -> frozenset[Act]:
    """What this hand may do now: the phase's own, time of one's own, and what the board leaves out.

    When the workshop is over only facilitators go on; members may add what they think, for some days.
    """
    if by.over and not by.facilitates:
        return WRITING if by.late else frozenset()
    may = allowed(wall.phase, facilitates=by.facilitates, leads=by.leads)
    if by.late or _has_more_time(wall, by):
        may |= WRITING
    if not wall.talks:
        may -= {Act.COMMENT}
    return may if wall.nodding else may - {Act.REACT}


def more_time(wall: Wall, by: Actor) -> datetime | None:
    """Until when a hand with time of its own may write on, in a phase where the others may not."""
    if not by.extra or wall.since is None or wall.phase is Phase.LOCKED or Act.ADD in PHASES[wall.phase].acts:
        return None
    return wall.since + by.extra


def _has_more_time(wall: Wall, by: Actor) -> bool:
    """Who needs more time may write on for so long after a phase has begun, unless the board is locked."""
    until = more_time(wall, by)
    return until is not None and by.at is not None and by.at < until


def require(wall: Wall, act: Act, by: Actor) -> None:
    if act in acts(wall, by):
        return
    if not by.facilitates and act not in FOR_EVERYBODY | (LEADS if by.leads else frozenset()):
        raise NotAllowed(N_("Vain vetäjä voi tehdä tämän."))
    raise Refused(N_("Tämä ei kuulu meneillään olevaan vaiheeseen."))


def with_note(wall: Wall, note: Note) -> Wall:
    return replace(wall, notes={**wall.notes, note.id: note})


def is_own(thing: Note | Comment, by: Actor) -> bool:
    return thing.by != "" and thing.by in by.hands


def last(wall: Wall, section: UUID) -> float:
    """The rank of the last note of a section."""
    return max((n.rank for n in wall.notes.values() if n.section == section), default=0.0)


def require_sight(wall: Wall, note: Note, by: Actor) -> None:
    """One cannot do anything to a note that one does not see."""
    if (note.hidden or note.held) and not by.facilitates and not is_own(note, by):
        raise Refused(N_("Lappua ei enää ole."))


def worded(text: str, limit: int = NOTE_LENGTH) -> str:
    """The text without blank edges, or the sentence that says what is wrong with it."""
    text = text.strip()
    if not text:
        raise Refused(N_("Kirjoita lappuun jotakin."))
    if len(text) > limit:
        raise Refused(N_("Lapussa voi olla enintään {limit} merkkiä. Jaa ajatus useammalle lapulle."), limit=limit)
    return text


def without_votes(wall: Wall, notes: set[UUID]) -> Wall:
    """Votes for notes that can no longer be voted for go back to their givers."""
    kept = {key: tuple(n for n in given if n not in notes) for key, given in wall.votes.items()}
    return replace(wall, votes={key: given for key, given in kept.items() if given})


def among(given: Iterable[UUID], lent: tuple[UUID, ...] | None) -> list[UUID]:
    """Those of the given votes that a hand may know of: its own, or (in another's place) those that were lent."""
    return list(given) if lent is None else list((Counter(given) & Counter(lent)).elements())
