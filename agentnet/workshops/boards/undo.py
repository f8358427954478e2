"""What undoes an operation: another operation, made from the wall as it was before. Pure."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid5

from agentnet.words import N_
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.wall import Note, Wall


def inverse(before: Wall, after: Wall, op: ops.Op) -> ops.Op | None:
    """The operation that brings back what `op` changed; none where a button of its own does that already."""
    id = uuid5(op.id, "undo")
    match op:
        case ops.MoveNote() | ops.BundleNotes() | ops.SplitBundle() | ops.TitleBundle() | ops.PutBack():
            return ops.PutBack(id=id, places=_places(before, after))
        case ops.BinNote():
            under = tuple(_place(n) for n in before.under(op.note))
            was = before.notes[op.note]
            return ops.RestoreNote(id=id, note=op.note, title=was.title, bundle=was.bundle, places=under)
        case ops.RestoreNote():
            return ops.BinNote(id=id, note=op.note)
        case ops.HideNote() if not (before.notes[op.note].hidden or before.notes[op.note].held):
            return ops.ShowNote(id=id, note=op.note)
        case ops.BinComment():
            return ops.BinComment(id=id, comment=op.comment, note=op.note, binned=not op.binned)
        case _:
            return None


def _places(before: Wall, after: Wall) -> tuple[ops.Place, ...]:
    return tuple(_place(before.notes[n]) for n in _changed(before, after))


def _place(note: Note) -> ops.Place:
    return ops.Place(note.id, note.section, note.rank, note.bundle, note.title)


def _changed(before: Wall, after: Wall) -> Iterable[UUID]:
    return (id for id, note in after.notes.items() if before.notes.get(id) is not note and id in before.notes)


SAID = {
    ops.MoveNote: N_("Lappu on siirretty."),
    ops.BundleNotes: N_("Laput on niputettu."),
    ops.SplitBundle: N_("Nippu on purettu."),
    ops.TitleBundle: N_("Nipun nimi on tallennettu."),
    ops.BinNote: N_("Lappu on roskakorissa."),
    ops.HideNote: N_("Lappu on piilotettu muilta."),
    ops.BinComment: N_("Kommentti on poistettu."),
}
"""What is said of an operation that can be undone."""

TAKEN_OUT: Final = N_("Lappu on otettu pois nipusta.")
