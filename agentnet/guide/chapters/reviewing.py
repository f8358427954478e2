"""What directors do with a chapter: comment, ask for changes, approve. Nothing here needs rights to edit."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import actions, letters, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage, Told
from agentnet.guide.models import Approval, Comment
from agentnet.guide.press import plain
from agentnet.guide.reviews import queries as reviews
from agentnet.guide.reviews.models import GroupDecision
from agentnet.guide.reviews.queries import Seat
from agentnet.guide.rules import places_taken, require_another_editor, require_director, require_two_people
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.quiet import today
from agentnet.words import N_, Missing, Refused

QUOTE = 240


class Meeting(NamedTuple):
    """When a management group decided and in which section of its minutes."""

    met_on: date | None
    section: str


class NoMeeting(Refused):
    """The area's management group decides: its meeting must be told; `field` says what is missing."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


async def comment(
    session: Session,
    seen: Seen,
    words: str,
    *,
    block_id: str = "",
    reply_to: UUID | None = None,
    told: Told = Told.HERE,
    entered_by: UUID | None = None,
    by: Person,
) -> Comment:
    """A comment on a block (or on the whole), or an answer to one. The block's words are kept with it as a quote."""
    if reply_to is not None:
        asked = await _comment_of(session, seen, reply_to)
        block_id, reply_to = asked.block_id, asked.reply_to or asked.id
    made = Comment(
        text_id=seen.text.id,
        revision=seen.text.revision,
        block_id=block_id,
        quote=await _quote(session, seen, block_id),
        text=words,
        by=by.id,
        reply_to=reply_to,
        told=told,
        entered_by=entered_by,
    )
    session.add(made)
    return made


async def _quote(session: Session, seen: Seen, block_id: str) -> str:
    """The block's words, from the newest revision that has it: it may have gone while the comment was written."""
    if not block_id:
        return ""
    for revision in await queries.revisions_of(session, seen.text.id):
        for block in queries.blocks_of(revision):
            if block.id == block_id:
                return plain([block])[:QUOTE]
    return ""


async def resolve(session: Session, seen: Seen, comment_id: UUID, *, done: bool, by: Person) -> None:
    """Mark a comment as dealt with, or open it again."""
    made = await _comment_of(session, seen, comment_id)
    made.resolved_at, made.resolved_by = (clock.now(), by.id) if done else (None, None)


async def _comment_of(session: Session, seen: Seen, comment_id: UUID) -> Comment:
    made = await session.get(Comment, comment_id)
    if made is None or made.text_id != seen.text.id or made.binned_at is not None:
        raise Missing
    return made


async def ask_for_changes(session: Session, seen: Seen, reason: str, *, by: Person) -> None:
    """Send the chapter back to its writers, with a reason.

    Raises:
        NotAllowed: `by` is neither director nor deputy for an area that the chapter names.
        Refused: it is not in review any more, or `by` has approved these words already.
    """
    require_director(await reviews.seats_of(session, by, seen))
    await queries.hold(session, seen)
    if any(a.person_id == by.id for a in await queries.holding(session, seen)):
        raise Refused(
            N_("Olet jo hyväksynyt tämän version. Jos huomasit vielä jotain, kirjoita kommentti kirjoittajille.")
        )
    step = await actions.take(session, seen, "changes", roles=[Role.DIRECTOR], by=by, reason=reason)
    await letters.changes_asked(session, seen, reason, slot=step.id, by=by)


async def approve(
    session: Session,
    seen: Seen,
    *,
    content_hash: str,
    by: Person,
    only: UUID | None = None,
    meeting: Meeting | None = None,
) -> bool:
    """Approve the words whose hash has been read, for every area of one's own and, as a deputy, of a director.

    `only`: for that area alone. `meeting`: of the management group, where one decides. True: it was the last approval.

    Raises:
        NotAllowed: neither director nor deputy of a named area, the last editor, or alone for both fields.
        Refused: the words have changed since they were read, or the chapter is not in review.
        NoMeeting: a management group decides and its meeting was not told.
    """
    seats = await reviews.seats_of(session, by, seen)
    require_director(seats)
    await queries.hold(session, seen)
    if content_hash != seen.text.content_hash:
        raise Refused(N_("Teksti on muuttunut sen jälkeen, kun avasit sen. Lue uusi versio ja hyväksy se sitten."))
    if seen.text.stage is not Stage.REVIEW:
        raise Refused(N_("Luku ei ole nyt hyväksyttävänä."))
    require_another_editor(by.id, seen.text.last_editor)
    for seat in await open_seats(session, seen, seats, by=by):
        if only in (None, seat.area.id):
            await _decide(session, seen, seat, meeting, by=by)
            await _approve_for(session, seen, seat, by=by)
    await session.flush()
    return await actions.approve_when_whole(session, seen)


async def open_seats(session: Session, seen: Seen, seats: Sequence[Seat], *, by: Person) -> list[Seat]:
    """Those of somebody's seats that their press now fills; none when they have approved already.

    Raises:
        NotAllowed: what is left would make them the only one for both fields.
    """
    holding = await queries.holding(session, seen)
    mine = {a.area_id for a in holding if a.person_id == by.id}
    anybodys = {a.area_id for a in holding}
    left = [seat for seat in seats if seat.area.id not in (anybodys if seat.deputy else mine)]
    given = queries.given(holding)
    places = places_taken(seen.concerned, given, seen.text.content_hash, by.id, [seat.place for seat in left])
    if left:
        require_two_people(places)
    return [seat for seat in left if seat.place in places]


async def _approve_for(session: Session, seen: Seen, seat: Seat, *, by: Person) -> None:
    row = Approval(
        text_id=seen.text.id,
        area_id=seat.area.id,
        field=seat.area.field,
        person_id=by.id,
        content_hash=seen.text.content_hash,
        revision=seen.text.revision,
        deputy_for=seat.place.deputy_for,
    )
    session.add(row)
    if seat.deputy:
        await letters.approved_instead(session, seen, seat.director, by=by)


async def _decide(session: Session, seen: Seen, seat: Seat, meeting: Meeting | None, *, by: Person) -> None:
    """Where the area's management group decides, its meeting is kept with the approval."""
    group = (await reviews.groups_of(session, seen.network.id)).get(seat.area.id)
    if group is None or any(
        d.area_id == seat.area.id and d.content_hash == seen.text.content_hash
        for d in await reviews.decisions_of(session, seen.text.id)
    ):
        return
    if meeting is None or meeting.met_on is None:
        raise NoMeeting("met_on", N_("Kirjoita päivä, jolloin johtoryhmä päätti asiasta."))
    if meeting.met_on > today(clock.now()):
        raise NoMeeting("met_on", N_("Kokous ei ole vielä ollut. Hyväksy luku kokouksen jälkeen."))
    if not meeting.section:
        raise NoMeeting("section", N_("Kirjoita pöytäkirjan pykälä, esimerkiksi 45."))
    session.add(
        GroupDecision(
            text_id=seen.text.id,
            area_id=seat.area.id,
            content_hash=seen.text.content_hash,
            revision=seen.text.revision,
            body=group.name,
            met_on=meeting.met_on,
            section=meeting.section,
            by=by.id,
        )
    )
