"""What the pages of a chapter show around its words: stages, story, approvals, where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from agentnet.db import Session
from agentnet.guide.chapters import queries, reading
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage, transitions_from
from agentnet.guide.models import Approval, Comment
from agentnet.guide.origins import Origins, findings_by_number, origins
from agentnet.network.flow import Field
from agentnet.network.models import Area, Person
from agentnet.words import N_, _

STAGES = {
    Stage.COLLECTING: N_("Aineisto"),
    Stage.DRAFTING: N_("Luonnos"),
    Stage.DESIGN: N_("Palvelumuotoilu"),
    Stage.REVIEW: N_("Johtajien käsittely"),
    Stage.APPROVED: N_("Hyväksytty"),
    Stage.RELEASED: N_("Oppaassa"),
}

STEPS = {
    "make": N_("Luku perustettiin"),
    "draft": N_("Kirjoittaminen alkoi"),
    "design": N_("Palvelumuotoiluun"),
    "review": N_("Johtajien käsittelyyn"),
    "back": N_("Takaisin luonnokseksi"),
    "recall": N_("Vedettiin takaisin luonnokseksi"),
    "changes": N_("Johtaja pyysi muutoksia"),
    "approve": N_("Kaikki hyväksyivät"),
    "revise": N_("Uusi versio aloitettiin"),
    "release": N_("Julkaistiin oppaassa"),
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
    """An area that the chapter names: its director, and the approval that holds with who gave it, if there is one."""

    area: Area
    director: Person | None
    approval: Approval | None
    approver: Person | None


@dataclass(frozen=True, slots=True)
class Event:
    when: datetime
    what: str
    who: str
    detail: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A comment with its answers. `place` is the number of its paragraph, 0 when it is about the whole or is gone."""

    comment: Comment
    by: Person
    answers: Sequence[tuple[Comment, Person]]
    place: int


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
    directors = {
        area: person
        for person, area in await queries.directors_of(session, seen.network.id, [area.id for area in seen.areas])
    }
    holding = {a.area_id: a for a in reversed(await queries.holding(session, seen))}
    people = await queries.names(session, [a.person_id for a in holding.values()])
    states = [
        AreaState(area, directors.get(area.id), given, people.get(given.person_id) if given else None)
        for area in seen.areas
        for given in [holding.get(area.id)]
    ]
    return sorted(states, key=lambda s: (s.area.field is not Field.HEALTH, s.area.field is not Field.SOCIAL))


async def story(session: Session, seen: Seen) -> list[Event]:
    """Every step, revision and approval in time, the newest first."""
    steps = await queries.steps_of(session, seen.text.id)
    revisions = await queries.revisions_of(session, seen.text.id)
    approvals = await queries.approvals_of(session, [seen.text.id])
    who = await queries.names(
        session, [*(s.by for s in steps), *(r.by for r in revisions), *(a.person_id for a in approvals)]
    )

    def name(person: UUID | None) -> str:
        return who[person].name if person in who else ""

    events = [Event(s.created_at, _(STEPS.get(s.name, s.name)), name(s.by), s.reason, s.name) for s in steps]
    events += [
        Event(r.created_at, _("Versio {n} tallennettiin", n=r.n), name(r.by), kind="revision") for r in revisions
    ]
    events += [
        Event(when, _("Versio {n} hyväksyttiin", n=n), name(person), kind="approval")
        for when, n, person in dict.fromkeys((a.created_at, a.revision, a.person_id) for a in approvals)
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


async def talks(session: Session, seen: Seen) -> list[Talk]:
    """Comments with their answers, open ones first, in the order of the text."""
    comments = await queries.comments_of(session, seen.text.id)
    people = await queries.names(session, [c.by for c in comments])
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    place = {block.id: i for i, block in enumerate(blocks, start=1)}
    made = [
        Talk(c, people[c.by], [(a, people[a.by]) for a in comments if a.reply_to == c.id], place.get(c.block_id, 0))
        for c in comments
        if c.reply_to is None
    ]
    return sorted(made, key=lambda t: (t.comment.resolved_at is not None, t.place or 10_000))


async def behind(session: Session, seen: Seen) -> tuple[Origins, list[Any]]:
    """Where the chapter came from: counts, and the findings that its words cite."""
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    findings = await findings_by_number(session, seen.network.id, [n for n, _block in reading.cited(blocks)])
    return await origins(session, [f.id for f in findings]), list(findings)
