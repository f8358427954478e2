"""The page of a review: the two-minute version, the words with their changes, the talk, and the decision after them."""

from typing import Any

from litestar.response import Template

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import marks as marks_of
from agentnet.guide.chapters import queries, reading, reviewing, shown
from agentnet.guide.chapters.forms import ApproveForm, ChangesForm, CommentForm
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.reviews import queries as reviews
from agentnet.guide.reviews import signing
from agentnet.guide.reviews.forms import EditCommentForm, ToldForm
from agentnet.guide.reviews.queries import Seat
from agentnet.guide.reviews.records import record_of
from agentnet.guide.reviews.short import short
from agentnet.network.models import Person
from agentnet.network.queries import directors_of
from agentnet.web import Entry, page
from agentnet.words import Missing, NotAllowed

FORMS = {
    "comment": CommentForm,
    "changes": ChangesForm,
    "approval": ApproveForm,
    "edit": EditCommentForm,
    "told": ToldForm,
}


async def review(
    session: Session, seen: Seen, me: Person, *, marks: bool = True, status: int = 200, **entries: Entry[Any]
) -> Template:
    """The page, with what was refused of one of its forms.

    Raises:
        Missing: `me` takes no part in reviews.
    """
    seats = await reviews.seats_of(session, me, seen)
    speaks = seen.standing.may("comment") or bool(seats)
    if not (speaks or seen.standing.may("read-drafts")):
        raise Missing
    return page(
        "guide/review.html",
        network=seen.network,
        seen=seen,
        speaks=speaks,
        **await _words(session, seen, marks=marks),
        **await _talk(session, seen, me),
        **await _decision(session, seen, me, seats),
        **{name: entries.get(name) or Entry.blank(form) for name, form in FORMS.items()},
        status=status,
    )


async def _words(session: Session, seen: Seen, *, marks: bool) -> dict[str, Any]:
    revision = await queries.revision_of(session, seen.text)
    before = await queries.last_reviewed(session, seen)
    known = await reading.known(session, seen.chapter, seen.network.id, reader=seen.standing)
    parts, ends = marks_of.parts(
        queries.blocks_of(revision),
        queries.blocks_of(before),
        language=seen.text.language,
        known=known,
        marks=marks and before is not None,
    )
    return {
        "revision": revision,
        "before": before,
        "marks": marks,
        "minutes": press.minutes(queries.blocks_of(revision)),
        "parts": parts,
        "ends": ends,
        "short": await short(session, seen),
    }


async def _talk(session: Session, seen: Seen, me: Person) -> dict[str, Any]:
    talks = await shown.talks(session, seen, me)
    still = [talk for talk in talks if talk.comment.resolved_at is None and talk.comment.binned_at is None]
    areas = [area.id for area in seen.areas]
    directors = await directors_of(session, seen.network.id, areas) if areas and seen.standing.may("lead") else []
    return {
        "talks": talks,
        "open_talks": len(still),
        "talked": {talk.comment.block_id for talk in still},
        "to_confirm": [t for t in still if t.entered_by and t.comment.by == me.id and not t.comment.confirmed_at],
        "directors": list({one.person.id: one.person for one in directors}.values()),
    }


async def _decision(session: Session, seen: Seen, me: Person, seats: list[Seat]) -> dict[str, Any]:
    states = await shown.area_states(session, seen)
    origins, findings = await shown.behind(session, seen)
    alone, left = False, list[Seat]()
    try:
        left = await reviewing.open_seats(session, seen, seats, by=me)
    except NotAllowed:
        alone = True
    return {
        "states": states,
        "steps": shown.stage_steps(seen.text.stage),
        "seats": seats,
        "left": left,
        "alone": alone,
        "groups": await reviews.groups_of(session, seen.network.id),
        "reviewing": seen.text.stage is Stage.REVIEW,
        "waits": any(state.approval is None for state in states),
        "asked": await reviews.asked_on(session, seen.text.id),
        "signs": await signing.waits_for_sign_off(session, seen),
        "record": await record_of(session, seen),
        "origins": origins,
        "findings": findings,
    }


async def around(session: Session, seen: Seen) -> dict[str, Any]:
    """What the chapter's own page tells of its review and its terms."""
    states = await shown.area_states(session, seen)
    people = await queries.names(session, [seen.chapter.owner_id])
    return {
        "states": states,
        "story": await shown.story(session, seen),
        "reviewing": seen.text.stage is Stage.REVIEW,
        "waits": any(state.approval is None for state in states),
        "asked": await reviews.asked_on(session, seen.text.id),
        "signs": await signing.waits_for_sign_off(session, seen),
        "record": await record_of(session, seen),
        "chapter_owner": people.get(seen.chapter.owner_id) if seen.chapter.owner_id else None,
    }
