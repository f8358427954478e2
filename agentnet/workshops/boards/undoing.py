"""What can still be undone, for a minute and in this process: an operation's id → its undo, and whose it is."""

from typing import Final
from uuid import UUID

from markupsafe import escape

from agentnet import clock
from agentnet.words import N_, Refused, _
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.undo import SAID, TAKEN_OUT

SECONDS: Final = 60
KEPT: Final = 5_000
PLACES: Final = 100_000
"""Notes' places in all that are remembered: a bundle of a thousand weighs as much as a thousand moves."""

_undos: dict[tuple[UUID, UUID], tuple[str, UUID | None, float, ops.Op]] = {}


def remember(board: UUID, op: ops.Op, who: Visitor, undo: ops.Op | None) -> None:
    """Keep it for a while; the oldest go when their minute is over, or when there are many, or very large ones."""
    if undo is None:
        return
    now = clock.now().timestamp()
    _undos[board, op.id] = (who.key, who.behalf, now, undo)
    weight = sum(_weight(one) for _whose, _behalf, _at, one in _undos.values())
    for key, (_whose, _behalf, at, one) in list(_undos.items())[:-1]:
        if now - at <= SECONDS and len(_undos) <= KEPT and weight <= PLACES:
            break
        del _undos[key]
        weight -= _weight(one)


def _weight(undo: ops.Op) -> int:
    """How many notes it remembers the place of."""
    return 1 + len(getattr(undo, "places", ()))


def recall(board: UUID, op: UUID, key: str) -> tuple[ops.Op, UUID | None]:
    """The operation that undoes `op`, and on whose behalf it was done.

    Raises:
        Refused: it is not known any more, or somebody else did it.
    """
    whose, behalf, at, undo = _undos.get((board, op), ("", None, 0.0, None))
    if undo is None or whose != key or clock.now().timestamp() - at > SECONDS:
        raise Refused(N_("Tätä ei voi enää kumota."))
    return undo, behalf


def offer(op: ops.Op, undo: ops.Op | None) -> str:
    """For the browser of the one who did it: what was done, in words, and what to ask for."""
    taken_out = isinstance(op, ops.BundleNotes) and op.under is None
    said = TAKEN_OUT if taken_out else SAID.get(type(op))
    if undo is None or said is None:
        return ""
    return f'<live-undo op="{op.id}" words="{escape(_(said))}"></live-undo>'
