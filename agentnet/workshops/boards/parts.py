"""A board for its page, as parts that are drawn, encoded and packed once, however many look at it and write on it."""

import operator
import re
from contextvars import Context
from typing import Final, NamedTuple
from uuid import UUID

from markupsafe import Markup

from agentnet.web import fragment
from agentnet.web.around import Part
from agentnet.words import language
from agentnet.workshops.boards import drawing
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.views import NoteView, Own, View

TOGETHER: Final = 20
"""Notes in one part."""

_GAP: Final = re.compile("\0(\\d+)\0")


class Chunk(NamedTuple):
    """Some notes of a section that follow one another, or what stands between such."""

    part: Part
    notes: tuple[NoteView, ...] = ()
    drawn: tuple[Markup, ...] = ()


_painted: drawing.Shelf[tuple[Chunk, ...]] = {}


def painted(view: View, audience: Audience, cursor: str, own: Own, *, alone: bool) -> list[Part]:
    """The board of a page, in parts that are kept: for one who has left marks, only the parts with a mark are drawn.

    `alone`: nobody else has this view, so nothing of it is kept.
    """

    def paint() -> tuple[Chunk, ...]:
        return _paint(view, audience, cursor)

    if alone:
        chunks = Context().run(drawing.speaking, language.get(), paint)
    else:
        chunks = drawing.last_drawn(_painted, view, audience, (cursor,), paint)
    marked = own.notes | own.voted
    return [
        Part("".join(drawing.note(view, n, audience, own) for n in one.notes))
        if marked and any(n.id in marked for n in one.notes)
        else one.part
        for one in chunks
    ]


def _paint(view: View, audience: Audience, cursor: str) -> tuple[Chunk, ...]:
    """What has stayed as it was since the last painting keeps its part, and with it the bytes that were packed."""
    before = _painted.get((view.id, audience, language.get()))
    known = {one.notes[0].id: one for one in before[2] if one.notes} if before else {}
    runs = [s.notes[n : n + TOGETHER] for s in view.sections for n in range(0, len(s.notes), TOGETHER)]
    gaps = {n.id: Markup() for run in runs for n in run} | {run[0].id: Markup(f"\0{i}\0") for i, run in enumerate(runs)}
    around = fragment(drawing.BOARD[audience], drawn=gaps, cursor=cursor, **drawing.surroundings(view, audience, 0))
    chunks = []
    for n, text in enumerate(_GAP.split(around)):
        chunks.append(_run(view, audience, runs[int(text)], known) if n % 2 else Chunk(Part(text)))
    return tuple(chunks)


def _run(view: View, audience: Audience, run: tuple[NoteView, ...], known: dict[UUID, Chunk]) -> Chunk:
    drawn = tuple(drawing.note(view, n, audience) for n in run)
    was = known.get(run[0].id)
    same = was is not None and len(was.drawn) == len(drawn) and all(map(operator.is_, was.drawn, drawn))
    return Chunk(was.part if was and same else Part("".join(drawn)), run, drawn)
