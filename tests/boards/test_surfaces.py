"""Who finds which words in which bytes: role × phase × surface, for notes that are hidden, held, binned or nobody's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import uuid4

import pytest
from sqlalchemy import update

from agentnet import db
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.workshops.boards import rooms
from agentnet.workshops.boards.flow import PHASES, Naming, Phase
from agentnet.workshops.boards.models import Note, Remark
from agentnet.workshops.boards.tables import BOARD
from tests.boards.conftest import SetTable, Table
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

KINDS: Final = ("plain", "anonymous", "hidden", "held", "binned", "under")
"""Pekka's notes; `anonymous` belongs to a browser of his that is not here, `under` is bundled under the plain one."""

SURFACES: Final[dict[str, Callable[[Visitor, Table], str]]] = {
    "page": lambda browser, table: browser.get(table.path).text,
    "news by asking": lambda browser, table: browser.get(f"{table.path}/changes?since=").text,
    "news by socket": lambda browser, table: _first_news(browser, table),
    "wall": lambda browser, table: browser.get(f"{table.path}/projector").text,
    "shared screen": lambda browser, table: browser.get(f"{table.path}/screen").text,
    "csv": lambda browser, table: browser.get(f"{table.path}/export/csv").text,
    "markdown": lambda browser, table: browser.get(f"{table.path}/export/md").text,
    "similar": lambda browser, table: browser.swap(f"{table.path}/similar", {"text": "Kanarialintu lauloi"}).text,
}
SHARED: Final = {"wall", "shared screen"}
WHOLE: Final = {"page", "news by asking", "news by socket"}
"""Where one finds one's own binned notes, and a facilitator everybody's."""


def words_of(kind: str) -> str:
    return f"Kanarialintu lauloi {kind}"


def _first_news(browser: Visitor, table: Table) -> str:
    try:
        with browser.websocket_connect(f"{table.path}/live?since=", headers={"origin": settings().base_url}) as socket:
            return str(socket.receive_text(timeout=30))
    except Exception as closed:  # turned away at the door
        return repr(closed)


@pytest.fixture
def table(set_table: SetTable, add: Add) -> Table:
    made = set_table(Phase.PRESENTATION)
    top = None
    for rank, kind in enumerate(KINDS, 1):
        id, by = uuid4(), made.pekka.id if kind != "anonymous" else None
        add(
            Source(id=id, network_id=made.board.network_id, kind=Kind.NOTE, origin_id=made.board.id),
            SourceRevision(source_id=id, text=words_of(kind), sha256="0" * 64),
            Note(
                id=id,
                board_id=made.board.id,
                section_id=made.esteet.id,
                participant_id=by,
                naming=Naming.NAME if by else Naming.ANONYMOUS,
                author_key="" if by else "a-browser-elsewhere",
                signed="Pekka, Salo" if by else "",
                rank=float(rank),
                hidden=kind == "hidden",
                reason=words_of("reason") if kind == "hidden" else "",
                held=kind == "held",
                binned=kind == "binned",
                bundle_id=top if kind == "under" else None,
                title=words_of("title") if kind == "plain" else "",
            ),
            Remark(board_id=made.board.id, note_id=id, participant_id=made.aino.id, text=words_of(f"said-{kind}")),
        )
        top = top or id
    return made


@contextmanager
def in_phase(table: Table, phase: Phase) -> Iterator[None]:
    with db.writer_connection() as connection, connection.begin():
        connection.execute(update(BOARD).where(BOARD.c.id == table.board.id).values(phase=phase, seq=BOARD.c.seq + 1))
    rooms._rooms.clear()
    yield


def expected(who: str, surface: str, phase: Phase) -> set[str]:
    """Which of Pekka's notes are in the bytes."""
    reveals = PHASES[phase].reveals
    everybody = {"plain", "anonymous", "under"} if reveals else set()
    if who == "onni":
        return set()
    if surface in SHARED:
        leads = who == "heli" or surface == "shared screen"
        return everybody if leads else set()
    if surface == "similar" and not reveals:
        return set()
    if who == "heli":
        kinds = {"plain", "anonymous", "under", "hidden", "held"}
        return kinds | {"binned"} if surface in WHOLE else kinds
    own = {"plain", "hidden", "held", "under"} | ({"binned"} if surface in WHOLE else set())
    return everybody | (own if who == "pekka" else set())


@pytest.mark.parametrize("phase", [Phase.IDEATION, Phase.GROUPING, Phase.VOTING, Phase.LOCKED])
@pytest.mark.parametrize("who", ["pekka", "aino", "guest", "heli", "onni"])
def test_words_are_in_the_bytes_of_those_alone_who_may_read_them(
    table: Table,
    signed_in_as: SignedInAs,
    aino: Person,
    pekka: Person,
    heli: Person,
    onni: Person,
    who: str,
    phase: Phase,
) -> None:
    person: Any = {"aino": aino, "pekka": pekka, "heli": heli, "onni": onni, "guest": table.guest}[who]
    browser = signed_in_as(person)
    with in_phase(table, phase):
        for surface, look in SURFACES.items():
            text = look(browser, table)
            found = {kind for kind in KINDS if words_of(kind) in text}
            due = expected(who, surface, phase)
            if surface == "similar":
                assert found <= due, (surface, found)
            else:
                assert found == due, (surface, found, due)
            said = {kind for kind in KINDS if words_of(f"said-{kind}") in text}
            assert said <= due, (surface, said)
            assert words_of("title") not in text or "plain" in due, surface
            assert words_of("reason") not in text or who in {"heli", "pekka"}, surface
            assert "a-browser-elsewhere" not in text
            assert str(table.pekka.id) not in text or who in {"pekka", "heli"}, surface
