"""A board's page in parts says what the board drawn in one piece says, for everybody; what stays keeps its part."""

import gzip
import zlib
from uuid import UUID

from msgspec.structs import replace

from agentnet.web import shrinking
from agentnet.workshops.boards import drawing, parts
from agentnet.workshops.boards.flow import Audience, Phase
from agentnet.workshops.boards.parts import TOGETHER, painted
from agentnet.workshops.boards.views import own, seen
from agentnet.workshops.boards.wall import Actor, Note, Section, Wall

MANY = 3 * TOGETHER + 5
AINO = Actor("participant:aino", hand="aino-hand")
PEKKA = Actor("participant:pekka")
SIRU = Actor("participant:siru")


def wall(phase: Phase = Phase.PRESENTATION, board: int = 1) -> Wall:
    sections = tuple(Section(UUID(int=10 + n), f"Lohko {n}", place=n, row=n % 2) for n in range(3))
    notes = {
        UUID(int=100 + n): Note(
            UUID(int=100 + n),
            AINO.key if n % 30 == 0 else "participant:muu",
            f"Lappu {n} äö",
            sections[n % 2].id,
            rank=float(n),
            hidden=n == 60,
        )
        for n in range(MANY)
    }
    votes = {AINO.key: (UUID(int=130), UUID(int=107), UUID(int=107)), PEKKA.key: (UUID(int=101),)}
    return Wall(UUID(int=board), sections=sections, notes=notes, votes=votes, phase=phase, several=True, seq=1)


def text(board: Wall, audience: Audience, by: Actor, *, alone: bool = False) -> str:
    view = seen(board, audience, by if alone else None)
    return b"".join(part.plain for part in painted(view, audience, "c-1", own(board, by), alone=alone)).decode()


def test_parts_together_are_the_board() -> None:
    for phase in Phase:
        for audience in (Audience.PARTICIPANTS, Audience.FACILITATORS):
            for by, alone in ((PEKKA, False), (AINO, False), (AINO, True), (PEKKA, False)):
                board = wall(phase, board=2)
                view = seen(board, audience, by if alone else None)
                one = drawing.whole(view, audience, "c-1", own(board, by))
                assert text(board, audience, by, alone=alone) == str(one)


def test_what_only_one_sees_is_in_no_part_that_is_kept() -> None:
    board = wall(board=3)
    assert "Lappu 60 " in text(board, Audience.PARTICIPANTS, AINO, alone=True)
    kept = parts._painted.get((board.id, Audience.PARTICIPANTS, "fi"))
    assert kept is None
    assert "Lappu 60 " not in text(board, Audience.PARTICIPANTS, PEKKA)
    mine = text(board, Audience.PARTICIPANTS, AINO)
    others = text(board, Audience.PARTICIPANTS, PEKKA)
    assert 'class="note mine' in mine
    assert 'class="note mine' not in others


def test_a_new_note_leaves_the_other_parts_as_they_were() -> None:
    board = wall(board=4)
    was = painted(seen(board, Audience.PARTICIPANTS), Audience.PARTICIPANTS, "c-1", own(board, SIRU), alone=False)
    new = Note(UUID(int=999), "participant:muu", "Uusi", board.sections[1].id, rank=999.0)
    later = replace(board, notes={**board.notes, new.id: new}, seq=2)
    now = painted(seen(later, Audience.PARTICIPANTS), Audience.PARTICIPANTS, "c-2", own(later, SIRU), alone=False)
    fresh = [part for part in now if part not in was]
    assert b"Uusi" in b"".join(part.plain for part in fresh)
    runs = [part for part in now if b'<li class="note' in part.plain]
    assert sum(part in fresh for part in runs) == 1 < len(runs)


def test_packed_parts_are_one_gzip() -> None:
    board = wall(board=5)
    made = painted(seen(board, Audience.PARTICIPANTS), Audience.PARTICIPANTS, "c-1", own(board, AINO), alone=False)
    plain = b"".join(part.plain for part in made)
    whole = shrinking.whole([part.packed for part in made], zlib.crc32(plain), len(plain))
    assert gzip.decompress(whole) == plain
