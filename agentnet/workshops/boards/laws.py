"""The laws of a board. Pure: a wall and an operation make the next wall, or it is refused with a sentence."""

from typing import assert_never
from uuid import UUID

from msgspec.structs import replace

from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import FOR_EVERYBODY, Act, Naming, allowed
from agentnet.workshops.boards.wall import Actor, Note, Section, Wall

NOTE_LENGTH = 1_000
CARRIED_LENGTH = 20_000
SECTION_LENGTH = 80


def apply(wall: Wall, op: ops.Op, by: Actor) -> Wall:
    """The next wall.

    Raises:
        Refused: the operation no longer fits (the phase has changed, the note is gone, the votes are used).
        NotAllowed: it fits, but not for this hand.
    """
    match op:
        case ops.AddNote():
            return _add(wall, op, by)
        case ops.EditNote():
            return _edit(wall, op, by)
        case ops.MoveNote():
            _may(wall, Act.MOVE, by)
            return _move(wall, op, by)
        case ops.BundleNote():
            _may(wall, Act.BUNDLE, by)
            return _bundle(wall, op, by)
        case ops.BinNote():
            return _bin(wall, op.note, by)
        case ops.RestoreNote():
            return _restore(wall, op.note, by)
        case ops.HideNote() | ops.ShowNote():
            _may(wall, Act.HIDE, by)
            return _with(wall, replace(wall.live(op.note), hidden=isinstance(op, ops.HideNote)))
        case ops.Vote():
            return _vote(wall, op.note, by)
        case ops.TakeBackVote():
            return _take_back(wall, op.note, by)
        case ops.EnterPhase():
            _may(wall, Act.LEAD, by)
            return replace(wall, phase=op.phase, since=op.at, ends=None)
        case ops.SetTimer():
            _may(wall, Act.TIME, by)
            return replace(wall, ends=op.ends)
        case ops.AddSection() | ops.RenameSection():
            _may(wall, Act.ARRANGE, by)
            return _arrange(wall, op)
        case _:
            assert_never(op)


def _may(wall: Wall, act: Act, by: Actor) -> None:
    if act in allowed(wall.phase, facilitates=by.facilitates):
        return
    if not by.facilitates and act not in FOR_EVERYBODY:
        raise NotAllowed(N_("Vain vetäjä voi tehdä tämän."))
    raise Refused(N_("Tämä ei kuulu meneillään olevaan vaiheeseen."))


def _with(wall: Wall, note: Note) -> Wall:
    return replace(wall, notes={**wall.notes, note.id: note})


def worded(text: str, limit: int = NOTE_LENGTH) -> str:
    """The text without blank edges, or the sentence that says what is wrong with it."""
    text = text.strip()
    if not text:
        raise Refused(N_("Kirjoita lappuun jotakin."))
    if len(text) > limit:
        raise Refused(N_("Lapussa voi olla enintään {limit} merkkiä. Jaa ajatus useammalle lapulle."), limit=limit)
    return text


def _add(wall: Wall, op: ops.AddNote, by: Actor) -> Wall:
    _may(wall, Act.ADD, by)
    if op.note in wall.notes:
        raise Refused(N_("Tämä lappu on jo taululla."))
    if op.carried and not by.facilitates:
        raise NotAllowed(N_("Vain vetäjä voi tehdä tämän."))
    if op.naming not in wall.namings and not op.carried:
        raise Refused(N_("Tällä taululla lappua ei voi allekirjoittaa näin."))
    if op.naming is Naming.ANONYMOUS and not op.carried and not by.hand:
        raise Refused(N_("Selain ei salli evästettä, jota nimetön lappu tarvitsee."))
    text = worded(op.text, CARRIED_LENGTH if op.carried else NOTE_LENGTH)
    section = wall.section(op.section)
    note = Note(
        id=op.note,
        by=_author(op, by),
        text=text,
        section=section.id,
        rank=_last(wall, section.id) + 1.0,
        naming=op.naming,
        signed=op.signed if op.carried else by.names.get(op.naming, ""),
        carried=op.carried,
    )
    return _with(wall, note)


def _author(op: ops.AddNote, by: Actor) -> str:
    if op.carried:
        return ""
    return by.hand if op.naming is Naming.ANONYMOUS else by.key


def _last(wall: Wall, section: UUID) -> float:
    return max((n.rank for n in wall.notes.values() if n.section == section), default=0.0)


def _own(note: Note, by: Actor) -> bool:
    return note.by != "" and note.by in by.hands


def _edit(wall: Wall, op: ops.EditNote, by: Actor) -> Wall:
    _may(wall, Act.EDIT_OWN, by)
    note = wall.live(op.note)
    if not _own(note, by):
        raise NotAllowed(N_("Voit muokata vain omia lappujasi."))
    if op.onto != note.revision:
        raise Refused(N_("Lappu on muuttunut toisessa ikkunassa. Tekstisi on tallessa: vertaa ja tallenna uudelleen."))
    text = worded(op.text, CARRIED_LENGTH if note.carried else NOTE_LENGTH)
    return _with(wall, replace(note, text=text, revision=note.revision + 1))


def _move(wall: Wall, op: ops.MoveNote, by: Actor) -> Wall:
    note = wall.live(op.note)
    _in_sight(wall, note, by)
    wall.section(op.section)
    stack = [n for n in wall.stack(op.section) if n.id != note.id]
    if op.after is None:
        return _with_bundle(wall, replace(note, section=op.section, rank=_last(wall, op.section) + 1.0, bundle=None))
    ids = [n.id for n in stack]
    if op.after not in ids:
        raise Refused(N_("Lappua, jonka viereen siirrettiin, ei enää ole tässä lohkossa."))
    at = ids.index(op.after)
    low, high = stack[at].rank, stack[at + 1].rank if at + 1 < len(stack) else stack[at].rank + 2.0
    rank = (low + high) / 2
    if not low < rank < high:
        return _move(_renumbered(wall, op.section), op, by)
    return _with_bundle(wall, replace(note, section=op.section, rank=rank, bundle=None))


def _renumbered(wall: Wall, section: UUID) -> Wall:
    """Whole ranks again, when halving has run out of room between two notes."""
    fresh = {n.id: replace(n, rank=float(i)) for i, n in enumerate(wall.stack(section), 1)}
    return replace(wall, notes={**wall.notes, **fresh})


def _with_bundle(wall: Wall, note: Note) -> Wall:
    """A note takes what is bundled under it along to its new section."""
    under = {n.id: replace(n, section=note.section) for n in wall.notes.values() if n.bundle == note.id}
    return replace(wall, notes={**wall.notes, **under, note.id: note})


def _in_sight(wall: Wall, note: Note, by: Actor) -> None:
    if note.hidden and not by.facilitates and not _own(note, by):
        raise Refused(N_("Lappua ei enää ole."))


def _bundle(wall: Wall, op: ops.BundleNote, by: Actor) -> Wall:
    note = wall.live(op.note)
    _in_sight(wall, note, by)
    if op.under is None:
        return _with(wall, replace(note, bundle=None, rank=_last(wall, note.section) + 1.0))
    top = wall.live(op.under)
    _in_sight(wall, top, by)
    if top.bundle is not None:
        top = wall.live(top.bundle)
    if top.id == note.id:
        raise Refused(N_("Lappu on jo tässä nipussa."))
    moved = {
        n.id: replace(n, bundle=top.id, section=top.section)
        for n in wall.notes.values()
        if n.id == note.id or n.bundle == note.id
    }
    return _spent(replace(wall, notes={**wall.notes, **moved}), set(moved))


def _bin(wall: Wall, id: UUID, by: Actor) -> Wall:
    note = wall.live(id)
    _may(wall, Act.BIN_OWN if _own(note, by) else Act.BIN, by)
    freed = {n.id: replace(n, bundle=None) for n in wall.notes.values() if n.bundle == id}
    return _spent(replace(wall, notes={**wall.notes, **freed, id: replace(note, binned=True, bundle=None)}), {id})


def _spent(wall: Wall, notes: set[UUID]) -> Wall:
    """Votes for notes that can no longer be voted for go back to their givers."""
    kept = {key: tuple(n for n in given if n not in notes) for key, given in wall.votes.items()}
    return replace(wall, votes={key: given for key, given in kept.items() if given})


def _restore(wall: Wall, id: UUID, by: Actor) -> Wall:
    note = wall.notes.get(id)
    if note is None or not note.binned:
        raise Refused(N_("Lappua ei ole roskakorissa."))
    _may(wall, Act.BIN_OWN if _own(note, by) else Act.BIN, by)
    return _with(wall, replace(note, binned=False, rank=_last(wall, note.section) + 1.0))


def _vote(wall: Wall, id: UUID, by: Actor) -> Wall:
    _may(wall, Act.VOTE, by)
    note = wall.live(id)
    _in_sight(wall, note, by)
    given = wall.votes.get(by.key, ())
    if note.bundle is not None:
        raise Refused(N_("Äänestä nipun päällimmäistä lappua."))
    if note.hidden:
        raise Refused(N_("Piilotettua lappua ei voi äänestää."))
    if id in given:
        raise Refused(N_("Olet jo äänestänyt tätä lappua."))
    if len(given) >= wall.budget:
        raise Refused(N_("Olet käyttänyt kaikki äänesi. Ota jokin ääni takaisin, jos haluat siirtää sen."))
    return replace(wall, votes={**wall.votes, by.key: (*given, id)})


def _take_back(wall: Wall, id: UUID, by: Actor) -> Wall:
    _may(wall, Act.VOTE, by)
    given = wall.votes.get(by.key, ())
    if id not in given:
        raise Refused(N_("Et ole äänestänyt tätä lappua."))
    return replace(wall, votes={**wall.votes, by.key: tuple(n for n in given if n != id)})


def _arrange(wall: Wall, op: ops.AddSection | ops.RenameSection) -> Wall:
    name = op.name.strip()
    if not name or len(name) > SECTION_LENGTH:
        raise Refused(N_("Lohkon nimessä on 1–{limit} merkkiä."), limit=SECTION_LENGTH)
    if isinstance(op, ops.RenameSection):
        wall.section(op.section)
        renamed = tuple(replace(s, name=name) if s.id == op.section else s for s in wall.sections)
        return replace(wall, sections=renamed)
    if any(s.id == op.section for s in wall.sections):
        raise Refused(N_("Tämä lohko on jo taululla."))
    place = max((s.place for s in wall.sections), default=-1) + 1
    return replace(wall, sections=(*wall.sections, Section(op.section, name, op.tone, place)))
