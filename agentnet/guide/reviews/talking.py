"""Comments after they were made: edited, withdrawn and brought back, written down for a director, confirmed."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import letters, reviewing
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Told
from agentnet.guide.models import Comment
from agentnet.network.models import Person
from agentnet.network.queries import directors_of
from agentnet.words import N_, Missing, NotAllowed, Refused

UNDO: Final = timedelta(minutes=30)
"""How long a withdrawn comment can be brought back by the one who withdrew it."""


async def comment_of(session: Session, seen: Seen, comment_id: UUID) -> Comment:
    """Raises `Missing`: it is another text's."""
    made = await session.get(Comment, comment_id)
    if made is None or made.text_id != seen.text.id:
        raise Missing
    return made


def may_change(comment: Comment, me: Person) -> bool:
    """One's own; what a coordinator wrote down is theirs to mend until the director has confirmed it."""
    return comment.by == me.id or (comment.entered_by == me.id and comment.confirmed_at is None)


def _require_own(comment: Comment, me: Person) -> None:
    if not may_change(comment, me):
        raise NotAllowed(N_("Voit muuttaa vain omia kommenttejasi."))


async def edit(session: Session, seen: Seen, comment_id: UUID, words: str, *, version: int, by: Person) -> Comment:
    """Other words for one's own comment. A director who mends what was written down for them has confirmed it.

    Raises:
        NotAllowed: it is somebody else's. Refused: it was edited or withdrawn in between.
    """
    made = await comment_of(session, seen, comment_id)
    _require_own(made, by)
    if made.version != version or made.binned_at is not None:
        raise Refused(N_("Kommentti on muuttunut sillä välin. Lataa sivu uudelleen."))
    made.text, made.version = words, version + 1
    if made.entered_by and made.by == by.id:
        made.confirmed_at = made.confirmed_at or clock.now()
    return made


async def withdraw(session: Session, seen: Seen, comment_id: UUID, *, by: Person) -> None:
    """Take one's own comment back; it can be brought back for a while."""
    made = await comment_of(session, seen, comment_id)
    _require_own(made, by)
    made.binned_at = made.binned_at or clock.now()


async def restore(session: Session, seen: Seen, comment_id: UUID, *, by: Person) -> None:
    """Undo a withdrawal.

    Raises:
        Refused: it was too long ago.
    """
    made = await comment_of(session, seen, comment_id)
    _require_own(made, by)
    if made.binned_at is not None and made.binned_at < clock.now() - UNDO:
        raise Refused(N_("Kommenttia ei voi enää palauttaa. Kirjoita se uudelleen."))
    made.binned_at = None


async def tell(
    session: Session, seen: Seen, director_id: UUID, words: str, *, block_id: str, told: Told, by: Person
) -> Comment:
    """A coordinator writes down what a director said by mail or phone; the director is asked whether it is right.

    Raises:
        NotAllowed: `by` does not lead. Missing: no director of an area that the chapter names.
    """
    seen.standing.require("lead")
    director = await director_of(session, seen, director_id)
    made = await reviewing.comment(
        session, seen, words, block_id=block_id, by=director, told=told, entered_by=by.id if by != director else None
    )
    if made.entered_by:
        await session.flush()
        await letters.told_for(session, seen, director, words, comment=made.id, by=by)
    return made


async def director_of(session: Session, seen: Seen, person_id: UUID) -> Person:
    """Raises `Missing`: no director of an area that the chapter names."""
    areas = [area.id for area in seen.areas]
    for one in await directors_of(session, seen.network.id, areas) if areas else []:
        if one.person.id == person_id:
            return one.person
    raise Missing


async def confirm(session: Session, seen: Seen, comment_id: UUID, *, by: Person) -> None:
    """`Yes, that is what I said.`

    Raises:
        NotAllowed: it was not said by `by`.
    """
    made = await comment_of(session, seen, comment_id)
    if made.by != by.id or made.entered_by is None:
        raise NotAllowed(N_("Kommentin vahvistaa se, jonka sanoma se on."))
    made.confirmed_at = made.confirmed_at or clock.now()
