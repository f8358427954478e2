"""The laws of a board. Pure: a wall and an operation make the next wall, or it is refused with a sentence."""

from typing import assert_never

from agentnet.workshops.boards import ops
from agentnet.workshops.boards.laws import bundles, leading, notes, sections, talk, votes
from agentnet.workshops.boards.laws.common import CARRIED_LENGTH, NOTE_LENGTH, SECTION_LENGTH, acts
from agentnet.workshops.boards.wall import Actor, Wall

__all__ = ["CARRIED_LENGTH", "NOTE_LENGTH", "SECTION_LENGTH", "acts", "apply"]


def apply(wall: Wall, op: ops.Op, by: Actor) -> Wall:
    """The next wall, where no name of a bundle tells again what was hidden.

    Raises:
        Refused: the operation no longer fits (the phase has changed, the note is gone, the votes are used).
        NotAllowed: it fits, but not for this hand.
    """
    return bundles.kept_quiet(wall, _applied(wall, op, by))


def _applied(wall: Wall, op: ops.Op, by: Actor) -> Wall:
    match op:
        case ops.AddNote():
            return notes.add(wall, op, by)
        case ops.EditNote():
            return notes.edit(wall, op, by)
        case ops.BinNote():
            return notes.put_in_bin(wall, op.note, by)
        case ops.RestoreNote():
            return notes.restore(wall, op, by)
        case ops.HideNote() | ops.ShowNote():
            return notes.hide_or_show(wall, op, by)
        case ops.ChooseNote():
            return notes.choose(wall, op, by)
        case ops.MoveNote():
            return bundles.move(wall, op, by)
        case ops.BundleNotes():
            return bundles.bundle(wall, op, by)
        case ops.SplitBundle():
            return bundles.split(wall, op.note, by)
        case ops.TitleBundle():
            return bundles.entitle(wall, op, by)
        case ops.PutBack():
            return bundles.put_back(wall, op, by)
        case ops.Vote():
            return votes.give(wall, op.note, by)
        case ops.TakeBackVote():
            return votes.take_back(wall, op.note, by)
        case ops.AddComment():
            return talk.comment(wall, op, by)
        case ops.BinComment():
            return talk.bin_comment(wall, op, by)
        case ops.React():
            return talk.react(wall, op, by)
        case ops.EnterPhase() | ops.SetTimer() | ops.AddTime() | ops.PauseTimer() | ops.ResumeTimer():
            return leading.lead(wall, op, by)
        case ops.Spotlight() | ops.SetScreen():
            return leading.show(wall, op, by)
        case ops.AddSection() | ops.RenameSection() | ops.MoveSection() | ops.RemoveSection():
            return sections.arrange(wall, op, by)
        case _:
            assert_never(op)
