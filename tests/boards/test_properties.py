"""Whatever people do at the same time, in whatever order it arrives: the board stays whole, and all replicas agree."""

from typing import Final
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from agentnet import db
from agentnet.workshops.boards import ops, rows
from agentnet.workshops.boards.flow import PHASES, Audience, Phase
from agentnet.workshops.boards.laws import apply
from agentnet.workshops.boards.laws.votes import budget
from agentnet.workshops.boards.news import between, since, touched
from agentnet.workshops.boards.tables import BOARD, SECTION
from agentnet.workshops.boards.undo import inverse
from agentnet.workshops.boards.views import NoteView, View, own, seen
from agentnet.workshops.boards.wall import Actor, Wall
from tests.boards.conftest import SetTable
from tests.boards.deeds import Deed, deeds, played
from tests.boards.scene import AINO, HELI, PEKKA, a_note, a_wall

TABLE: Final = Actor("participant:table", facilitates=True, hand="hand-of-heli", names=HELI.names, proxy=True, seats=3)
HANDS: Final = [AINO, PEKKA, HELI, TABLE]
SOME: Final = settings(max_examples=60, deadline=None)


def start(phase: Phase = Phase.GROUPING) -> Wall:
    notes = [a_note(by, f"Alku {i}", id=UUID(int=50 + i), rank=float(i)) for i, by in enumerate([AINO, PEKKA, AINO])]
    return a_wall(*notes, phase=phase, several=True, moderated=True)


@SOME
@given(deeds)
def test_a_board_stays_whole(done: list[Deed]) -> None:
    for _, _, _, wall in played(start(), done, HANDS):
        sections = {s.id for s in wall.sections}
        assert sections
        assert all(n.section in sections for n in wall.notes.values())
        for note in wall.notes.values():
            if note.bundle is not None:
                top = wall.notes[note.bundle]
                assert (top.binned, top.bundle, top.section) == (False, None, note.section)
                assert top is not note
        for by in HANDS:
            assert len(wall.votes.get(by.key, ())) <= budget(wall, by)
        voted = {note for given_ in wall.votes.values() for note in given_}
        assert not any(wall.notes[note].binned for note in voted)
        light = wall.spotlight
        assert light is None or not (wall.notes[light].binned or wall.notes[light].hidden)


@SOME
@given(deeds)
def test_no_note_is_ever_lost_and_no_word_changed_but_by_an_edit(done: list[Deed]) -> None:
    for before, op, _, after in played(start(), done, HANDS):
        assert before.notes.keys() <= after.notes.keys()
        changed = {id for id, n in before.notes.items() if after.notes[id].text != n.text}
        assert changed <= ({op.note} if isinstance(op, ops.EditNote) else set())


@SOME
@given(deeds)
def test_undo_brings_back_what_was(done: list[Deed]) -> None:
    """All but the votes that a binned note gave back, and the light that went out with it."""
    for before, op, by, after in played(start(), done, HANDS):
        if (undo := inverse(before, after, op)) is not None:
            again = apply(after, undo, by)
            assert again.notes == before.notes
            assert (again.sections, again.comments) == (before.sections, before.comments)


class Page:
    """What a browser has on its screen, if it does with the news what `board-place.js` does."""

    def __init__(self, view: View) -> None:
        self.take_all(view)

    def take_all(self, view: View) -> None:
        self.lists = {s.id: list(s.notes) for s in view.sections}

    def remove(self, id: UUID) -> None:
        self.lists = {s: [n for n in notes if n.id != id] for s, notes in self.lists.items()}

    def place(self, note: NoteView, after: UUID | None) -> None:
        self.remove(note.id)
        here = self.lists[note.section]
        ids = [n.id for n in here]
        at = 0 if after is None else ids.index(after) + 1 if after in ids else len(ids)
        here.insert(at, note)


@SOME
@given(deeds)
def test_news_lead_every_page_to_where_a_fresh_page_is(done: list[Deed]) -> None:
    pages = {a: Page(seen(start(), a)) for a in Audience}
    for before, _, _, after in played(start(), done, HANDS):
        for audience, page in pages.items():
            view = seen(after, audience)
            news = between(seen(before, audience), view, touched(before, after))
            if news.again:
                page.take_all(view)
            for id in news.gone:
                page.remove(id)
            for placed in news.placed:
                page.place(placed.note, placed.after)
            assert page.lists == {s.id: list(s.notes) for s in view.sections}


@SOME
@given(deeds)
def test_who_comes_back_after_a_gap_catches_up(done: list[Deed]) -> None:
    """From anywhere to the end: the ids that were spoken of meanwhile, as they are now."""
    walls = [start(), *(after for *_, after in played(start(), done, HANDS))]
    last = walls[-1]
    for audience in Audience:
        views = [seen(wall, audience) for wall in walls]
        ids: frozenset[UUID] = frozenset()
        for i in reversed(range(len(walls) - 1)):
            news = between(views[i], views[i + 1], touched(walls[i], walls[i + 1]))
            if news.again:
                break
            ids |= news.ids
            page, now = Page(views[i]), seen(last, audience)
            told = since(now, ids, frame=False)
            for id in told.gone:
                page.remove(id)
            for placed in told.placed:
                page.place(placed.note, placed.after)
            assert page.lists == {s.id: list(s.notes) for s in now.sections}


@SOME
@given(deeds)
def test_nobody_sees_what_is_not_for_them(done: list[Deed]) -> None:
    for _, _, _, wall in played(start(Phase.IDEATION), done, HANDS):
        for audience in (Audience.PARTICIPANTS, Audience.PROJECTOR):
            view = seen(wall, audience)
            shown = {n.id for s in view.sections for top in s.notes for n in (top, *top.bundled)}
            hidden = {n.id for n in wall.notes.values() if n.hidden or n.held or n.binned}
            assert shown.isdisjoint(hidden)
            assert PHASES[wall.phase].reveals or not shown
            assert view.spotlight is None or view.spotlight in shown
        mine = own(wall, PEKKA)
        assert all(wall.notes[id].by in PEKKA.hands for id in mine.notes)


@pytest.mark.both
def test_what_the_rows_say_is_what_memory_has(set_table: SetTable, database: str) -> None:
    """The log's outcome, written step by step and read back, on a real database."""
    table = set_table(Phase.GROUPING)
    aino = replace(AINO, key=f"participant:{table.aino.id}")
    pekka = replace(PEKKA, key=f"participant:{table.pekka.id}")
    heli = replace(HELI, key=f"participant:{table.guest_in.id}")
    sections = a_wall().sections

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(deeds)
    def check(done: list[Deed]) -> None:
        with db.writer_connection() as connection:
            outer = connection.begin()
            board = uuid4()
            row = {"id": board, "network_id": table.board.network_id, "title": "Taulu", "phase": Phase.GROUPING}
            fresh = table.board.model_copy(update=row).model_dump()
            connection.execute(BOARD.insert(), fresh)
            ids = {s.id: uuid4() for s in sections}
            for s in sections:
                cell = {"id": ids[s.id], "board_id": board, "name": s.name, "tone": s.tone, "place": s.place}
                connection.execute(SECTION.insert(), {**cell, "row": 0, "row_name": ""})
            wall = rows.load(connection, board)
            assert wall is not None
            for n, (before, op, by, after) in enumerate(played(wall, done, [aino, pekka, heli]), 1):
                wall = replace(after, seq=n)
                rows.store(connection, table.board.network_id, before, wall, op, by)
            again = rows.load(connection, board)
            assert again is not None
            _same(again, wall)
            outer.rollback()

    check()


def _same(stored: Wall, memory: Wall) -> None:
    assert {s.id: s for s in stored.sections} == {s.id: s for s in memory.sections}
    assert stored.notes == memory.notes
    assert {k: sorted(v) for k, v in stored.votes.items()} == {k: sorted(v) for k, v in memory.votes.items()}
    assert stored.comments == {k: v for k, v in memory.comments.items() if v}
    assert stored.nods == {k: v for k, v in memory.nods.items() if v}
