"""What the pages of a chapter show around its words: stages, story, approvals, where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import queries, reading
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings import noted
from agentnet.guide.flow import Stage, transitions_from
from agentnet.guide.models import Approval, Comment
from agentnet.guide.origins import Origins, findings_by_number, origins
from agentnet.guide.reviews import queries as reviews
from agentnet.guide.reviews.models import DecidingGroup, GroupDecision
from agentnet.guide.reviews.queries import Away
from agentnet.guide.reviews.story import STEPS, Event, story
from agentnet.guide.reviews.talking import UNDO, may_change
from agentnet.network.flow import Field
from agentnet.network.models import Area, Person
from agentnet.network.quiet import today
from agentnet.words import N_, _

__all__ = ["BACKWARDS", "BUTTONS", "STAGES", "STEPS", "AreaState", "Event", "Talk", "area_states", "behind", "buttons"]
__all__ += ["stage_steps", "story", "talks"]

STAGES = {
    Stage.COLLECTING: N_("Aineisto"),
    Stage.DRAFTING: N_("Luonnos"),
    Stage.DESIGN: N_("Palvelumuotoilu"),
    Stage.REVIEW: N_("Johtajien käsittely"),
    Stage.APPROVED: N_("Hyväksytty"),
    Stage.RELEASED: N_("Oppaassa"),
}

BUTTONS = {
    "draft": N_("Aloita luonnos"),
    "design": N_("Lähetä palvelumuotoiluun"),
    "review": N_("Lähetä johtajien käsittelyyn"),
    "back": N_("Palauta luonnokseksi"),
    "recall": N_("Vedä takaisin luonnokseksi"),
    "revise": N_("Aloita uusi versio"),
}
BACKWARDS = frozenset({"back", "recall", "revise"})


@dataclass(frozen=True, slots=True)
class AreaState:
    """An area that the chapter names: its directors, who stands in for them today, and the approval that holds with who
    gave it (and in whose place), the management group that decides and what it decided.
    """

    area: Area
    director: Person | None
    approval: Approval | None
    approver: Person | None
    instead_of: Person | None = None
    away: Away | None = None
    group: DecidingGroup | None = None
    decision: GroupDecision | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A comment with its answers. `place` is the number of its paragraph, 0 when it is about the whole or is gone."""

    comment: Comment
    by: Person
    answers: Sequence["Talk"]
    place: int
    entered_by: Person | None
    mine: bool


def stage_steps(stage: Stage) -> list[tuple[str, str, str]]:
    order = list(Stage)
    at = order.index(stage)
    return [(_(STAGES[one]), "done" if i < at else "now" if i == at else "next", "") for i, one in enumerate(order)]


def buttons(seen: Seen) -> list[tuple[str, str]]:
    """(step, words) that the present person may press; asking for changes and approving have forms of their own."""
    steps = [t for role in seen.standing.roles for t in transitions_from(seen.text.stage, role) if t.name in BUTTONS]
    names = dict.fromkeys(t.name for t in steps)
    return [(name, _(BUTTONS[name])) for name in names]


async def area_states(session: Session, seen: Seen) -> list[AreaState]:
    areas = [area.id for area in seen.areas]
    directors = {area: person for person, area in await queries.directors_of(session, seen.network.id, areas)}
    holding = {a.area_id: a for a in reversed(await queries.holding(session, seen))}
    people = await queries.names(session, [one for a in holding.values() for one in (a.person_id, a.deputy_for)])
    aways = {a.director.id: a for a in await reviews.aways_of(session, seen.network.id, on=today(clock.now()))}
    groups = await reviews.groups_of(session, seen.network.id)
    decided = {
        d.area_id: d
        for d in await reviews.decisions_of(session, seen.text.id)
        if d.content_hash == seen.text.content_hash
    }
    states = [
        AreaState(
            area,
            director := directors.get(area.id),
            given,
            people.get(given.person_id) if given else None,
            people.get(given.deputy_for) if given and given.deputy_for else None,
            aways.get(director.id) if director else None,
            groups.get(area.id),
            decided.get(area.id),
        )
        for area in seen.areas
        for given in [holding.get(area.id)]
    ]
    return sorted(states, key=lambda s: (s.area.field is not Field.HEALTH, s.area.field is not Field.SOCIAL))


async def talks(session: Session, seen: Seen, me: Person | None = None) -> list[Talk]:
    """Comments with their answers, open ones first, in the order of the text. One's own that were withdrawn a moment
    ago are among them: they can be brought back.
    """
    comments = await queries.comments_of(session, seen.text.id, withdrawn=True)
    people = await queries.names(session, [one for c in comments for one in (c.by, c.entered_by)])
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    place = {block.id: i for i, block in enumerate(blocks, start=1)}
    answered = {c.reply_to for c in comments if c.binned_at is None}

    def shows(one: Comment) -> bool:
        undone = me is not None and may_change(one, me) and one.binned_at is not None
        return one.binned_at is None or one.id in answered or (undone and one.binned_at > clock.now() - UNDO)

    def talk(one: Comment) -> Talk:
        answers = [talk(c) for c in comments if c.reply_to == one.id and shows(c)]
        mine = me is not None and may_change(one, me)
        entered = people.get(one.entered_by) if one.entered_by else None
        return Talk(one, people[one.by], answers, place.get(one.block_id, 0), entered, mine)

    made = [talk(c) for c in comments if c.reply_to is None and shows(c)]
    return sorted(made, key=lambda t: (t.comment.resolved_at is not None, t.place or 10_000))


async def behind(session: Session, seen: Seen) -> tuple[Origins, list[Any]]:
    """Where the chapter came from: counts, and the findings that its words cite."""
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    findings = await findings_by_number(session, seen.network.id, [n for n, _block in reading.cited(blocks)])
    notes = await noted_in(session, seen)
    return await origins(session, [f.id for f in findings], [note.id for note in notes]), list(findings)


async def noted_in(session: Session, seen: Seen) -> list[noted.Noted]:
    """The sources that the chapter's words cite as such."""
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    keys = [key for key, _block in reading.cited_sources(blocks)]
    return await noted.cited(session, seen.network.id, seen.chapter.id, keys) if keys else []
