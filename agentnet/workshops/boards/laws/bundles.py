"""Placing notes: moving them, bundling, splitting, and putting them back where they were."""

from typing import Final
from uuid import UUID

from msgspec.structs import replace

from agentnet.words import N_, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws.common import last, require, require_sight, with_note
from agentnet.workshops.boards.laws.notes import TITLE_LENGTH
from agentnet.workshops.boards.wall import Actor, Note, Wall, repeats

TOGETHER: Final = 200
"""Notes that are bundled by one operation at most."""


def move(wall: Wall, op: ops.MoveNote, by: Actor) -> Wall:
    require(wall, Act.MOVE, by)
    note = wall.live(op.note)
    require_sight(wall, note, by)
    wall.section(op.section)
    stack = [n for n in wall.stack(op.section) if n.id != note.id]
    if op.first:
        rank = stack[0].rank - 1.0 if stack else 1.0
    elif op.after is None:
        rank = last(wall, op.section) + 1.0
    else:
        ids = [n.id for n in stack]
        if op.after not in ids:
            raise Refused(N_("Lappua, jonka viereen siirrettiin, ei enää ole tässä lohkossa."))
        at = ids.index(op.after)
        low, high = stack[at].rank, stack[at + 1].rank if at + 1 < len(stack) else stack[at].rank + 2.0
        rank = (low + high) / 2
        if not low < rank < high:
            return move(_renumbered(wall, op.section), op, by)
    return _with_bundle(wall, replace(note, section=op.section, rank=rank, bundle=None))


def _renumbered(wall: Wall, section: UUID) -> Wall:
    """Whole ranks again, when halving has run out of room between two notes."""
    fresh = {n.id: replace(n, rank=float(i)) for i, n in enumerate(wall.stack(section), 1)}
    return replace(wall, notes={**wall.notes, **fresh})


def _with_bundle(wall: Wall, note: Note) -> Wall:
    """A note takes what is bundled under it along to its new section."""
    under = {n.id: replace(n, section=note.section) for n in wall.notes.values() if n.bundle == note.id}
    return replace(wall, notes={**wall.notes, **under, note.id: note})


def bundle(wall: Wall, op: ops.BundleNotes, by: Actor) -> Wall:
    """Under one note, each with what is under it; votes stay with their notes, and count for the bundle."""
    require(wall, Act.BUNDLE, by)
    if not 0 < len(op.notes) <= TOGETHER:
        raise Refused(N_("Valitse ensin laput, jotka niputetaan.") if not op.notes else N_("Niputa vähemmän kerralla."))
    for id in op.notes:
        wall = _out(wall, id, by) if op.under is None else _under(wall, id, op.under, by)
    return wall


def _out(wall: Wall, id: UUID, by: Actor) -> Wall:
    note = wall.live(id)
    require_sight(wall, note, by)
    return with_note(wall, replace(note, bundle=None, rank=last(wall, note.section) + 1.0))


def _under(wall: Wall, id: UUID, under: UUID, by: Actor) -> Wall:
    note, top = wall.live(id), wall.live(under)
    require_sight(wall, note, by)
    require_sight(wall, top, by)
    if top.bundle is not None:
        top = wall.live(top.bundle)
    if top.id == note.id:
        raise Refused(N_("Lappu on jo tässä nipussa."))
    moved = {
        n.id: replace(n, bundle=top.id, section=top.section, title="")
        for n in wall.notes.values()
        if n.id == note.id or n.bundle == note.id
    }
    named = {top.id: replace(top, title=top.title or note.title)} if note.title else {}
    return replace(wall, notes={**wall.notes, **moved, **named})


def split(wall: Wall, id: UUID, by: Actor) -> Wall:
    """The notes of a bundle on their own again, after each other."""
    require(wall, Act.BUNDLE, by)
    top = wall.live(id)
    require_sight(wall, top, by)
    under = wall.under(id)
    if not under:
        raise Refused(N_("Tämä lappu ei ole nippu."))
    free = {n.id: replace(n, bundle=None) for n in wall.notes.values() if n.bundle == id}
    return replace(wall, notes={**wall.notes, **free, id: replace(top, title="")})


def entitle(wall: Wall, op: ops.TitleBundle, by: Actor) -> Wall:
    require(wall, Act.BUNDLE, by)
    top = wall.live(op.note)
    require_sight(wall, top, by)
    title = " ".join(op.title.split())
    if len(title) > TITLE_LENGTH:
        raise Refused(N_("Nipun nimessä voi olla enintään {limit} merkkiä."), limit=TITLE_LENGTH)
    if top.bundle is not None or not wall.under(op.note):
        raise Refused(N_("Tämä lappu ei ole nippu."))
    return with_note(wall, replace(top, title=title))


def put_back(wall: Wall, op: ops.PutBack, by: Actor) -> Wall:
    """Each to where it was; what has changed too much meanwhile is refused as a whole.

    Made by `undo` alone, so it may also take along what was bundled under a note and is hidden from this hand.
    """
    require(wall, Act.MOVE, by)
    require(wall, Act.BUNDLE, by)
    notes = dict(wall.notes)
    for place in op.places:
        note = wall.live(place.note)
        wall.section(place.section)
        notes[note.id] = replace(
            note, section=place.section, rank=place.rank, bundle=place.bundle, title=place.title[:TITLE_LENGTH]
        )
    _require_sound(notes, {place.note for place in op.places})
    return replace(wall, notes=notes)


def kept_quiet(before: Wall, after: Wall) -> Wall:
    """A bundle whose name was hidden with a note that has its words loses the name when that note goes elsewhere, or
    gets other words, and stays hidden: else the words would come back to everybody.
    """
    if after.notes is before.notes or not (hidden := before.unnamed):
        return after
    names = dict(after.notes)
    for id in hidden - after.unnamed:
        top, title = names[id], before.notes[id].title
        said = (n for n in before.notes.values() if n.bundle == id and (n.hidden or n.held) and repeats(title, n.text))
        if top.title == title and any(_is_secret(names[n.id]) for n in said):
            names[id] = replace(top, title="")
    return replace(after, notes=names)


def _is_secret(note: Note) -> bool:
    return note.hidden or note.held or note.binned


def _require_sound(notes: dict[UUID, Note], placed: set[UUID]) -> None:
    """A bundle has one storey, stands in one section, and is on the board."""
    for note in notes.values():
        if note.bundle is None or not (note.id in placed or note.bundle in placed):
            continue
        top = notes.get(note.bundle)
        if top is None or top.binned or top.bundle is not None or top.section != note.section or top.id == note.id:
            raise Refused(N_("Taulu on muuttunut niin, ettei tätä voi enää kumota."))
