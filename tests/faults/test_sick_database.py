"""The database is locked, full or only readable: 503 "Ei tallennettu", nothing half-saved, never "tallennettu"."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit
from uuid import uuid4

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from agentnet import db
from agentnet.db import engines
from agentnet.network.models import Theme
from agentnet.web import limits
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.faults.door import Door
from tests.faults.doors import DOORS
from tests.faults.test_identity_codes import browser
from tests.faults.test_twice import rows
from tests.faults.town import Town
from tests.visitor import Visitor

LEFT_OUT = {
    "/language",
    "/components",
    "/join",
    "/join/again",
    "/sign-in",
    "/sign-in/{link}",
    "/assignments/{assignment back}/notes",
    "/networks/{network}/themes/{theme}/move",
    "/networks/{network}/sources/pick",
    "/workshops/{workshop}/activity",
    "/workshops/{workshop}/programme/order",
    # Choices that this town has not got (a whole unit, a file, a code), and what is so already.
    "/networks/{network}/nominations/ask",
    "/sign-in/code",
    "/tasks/{task}/pictures",
    "/assignments/{assignment back}/accept",
    "/assignments/{assignment back}/submissions/{task sent}/extend",
    "/assignments/{assignment back}/submissions/{task sent}/pick",
    "/networks/{network}/ending/offer",
    "/me/absence/deputies/{network}",
    "/me/erase",
    # What the town's things do not let happen, or what writes nothing: their answers say nothing of having saved.
    "/workshops/{workshop}/next",
    "/workshops/{workshop}/back",
    "/workshops/{workshop}/skip",
    "/workshops/{workshop}/timer",
    "/workshops/{workshop}/carry",
    "/workshops/{workshop}/claim",
    "/workshops/{workshop}/extra",
    "/workshops/{workshop}/same",
    "/workshops/{workshop}/people/answer",
    "/workshops/{workshop}/people/same",
    "/workshops/{workshop}/people/tick",
    "/join/{door}/pick",
    "/guides/{guide}/pictures",
    "/chapters/{chapter drafting}/edit/draft/remove",
    "/chapters/{chapter drafting}/edit/look",
    "/chapters/{chapter drafting}/edit/weave",
    "/chapters/{chapter drafting}/translations",
    "/chapters/{chapter review}/comments/told",
    "/guides/{guide}/settings",
    "/guides/{guide}/stickers",
    "/networks/{network}/sources/from/{assignment back}",
    "/workshops/{workshop}/groups/{activity groups}/gather",
    "/chapters/{chapter drafting}/history/restore",
    "/workshops/{workshop}/groups/{activity groups}/phase",
    "/workshops/{workshop}/groups/{activity groups}/{group}/lead",
    "/chapters/{chapter drafting}/tools",
    "/chapters/{chapter drafting}/tools/{tool}",
    "/polls/{poll cloud}/texts",
    "/polls/{poll open}/turn",
    *(
        "/boards/{board ideation}/" + door
        for door in (
            "behalf/lines",
            "behalf/votes",
            "bundles",
            "moderation/all",
            "nods",
            "notes/{note ideation}/comments",
            "notes/{note ideation}/title",
            "pictures",
            "presence",
            "settings/sections/{section ideation}/remove",
            "similar",
            "suggestions",
            "suggestions/all",
            "suggestions/undo",
            "uncomment",
        )
    ),
}

"""In town as it is, these have nothing to write: a full or read-only database need not stop them. A locked one stops
them too, since whoever may write waits for their turn before they look.
"""

SILENT = {
    "/join/again",
    "/language",
    "/assignments/{assignment back}/notes",
    "/workshops/{workshop}/next",
    "/workshops/{workshop}/back",
    "/workshops/{workshop}/carry",
    "/workshops/{workshop}/groups/{activity groups}/phase",
    "/guides/{guide}/pictures",
    *(
        "/boards/{board ideation}/" + door
        for door in (
            "behalf/lines",
            "moderation/all",
            "nods",
            "pictures",
            "presence",
            "similar",
            "suggestions",
            "suggestions/all",
            "suggestions/undo",
            "uncomment",
        )
    ),
}
"""Of those, these see that there is nothing to do, or that it may not be, before they ask for a turn to write."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another process holds the file for longer than we wait."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def full(file: Path) -> Iterator[None]:
    """No file of this process may grow: what a commit appends to the log finds no room."""
    before, wal = getrlimit(RLIMIT_FSIZE), file.with_name(f"{file.name}-wal")
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    reader.execute("CREATE TABLE filler AS SELECT zeroblob(400000)")  # a log with something in it, up to its end
    reader.execute("DROP TABLE filler")
    reader.execute("BEGIN")  # who reads holds on to the log: it cannot begin anew
    reader.execute("SELECT count(*) FROM person").fetchone()
    setrlimit(RLIMIT_FSIZE, (wal.stat().st_size, before[1]))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, before)
        reader.execute("ROLLBACK")
        reader.close()


@contextmanager
def readonly(_file: Path) -> Iterator[None]:
    """The writers' connections may only read, until the context ends."""
    engines_that_write = (engines._async_engine(True).sync_engine, engines._sync_engine())

    def fall_ill(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA query_only=ON")

    def get_well(connection: DBAPIConnection, _record: object) -> None:
        connection.cursor().execute("PRAGMA query_only=OFF")

    for engine in engines_that_write:
        event.listen(engine, "begin", fall_ill)
        event.listen(engine, "checkin", get_well)
    yield
    for engine in engines_that_write:
        event.remove(engine, "begin", fall_ill)


SICKNESSES: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "locked": locked,
    "full": full,
    "read-only": readonly,
}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_MS", 30)


@pytest.mark.parametrize("sickness", SICKNESSES)
@pytest.mark.usefixtures("impatient")
def test_no_door_says_saved_when_nothing_was(
    sickness: str, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town, tmp_path: Path
) -> None:
    visitors = {d.who: browser(d.who, client, signed_in_as, cast, town) for d in DOORS}
    for visitor in visitors.values():
        assert visitor.token
    before, wrong = contents(), []
    with SICKNESSES[sickness](tmp_path / "agentnet.db"):
        for door in doors_that_write(town, SILENT if sickness == "locked" else LEFT_OUT):
            limits.clear()
            answer = visitors[door.who].form(door.where(town), long_enough(door, town))
            fine = answer.status_code == 503 and "Ei tallennettu" in answer.text
            if not fine or "on tallennettu" in answer.text or "retry-after" not in answer.headers:
                wrong.append(f"{door.path}: {answer.status_code}")
        for door in DOORS:
            if door.path in LEFT_OUT and door.good(town):
                answer = visitors[door.who].form(door.where(town), long_enough(door, town))
                if "on tallennettu" in answer.text:
                    wrong.append(f"{door.path}: says saved")
    assert not wrong, "\n".join(wrong)
    assert contents() == before
    theme = f"/networks/{town.network.id}/themes"
    assert visitors["heli"].form(theme, {"title": "Taas terve"}).status_code == 303


def doors_that_write(town: Town, but: set[str]) -> list[Door]:
    """One filling-in that would be saved, per door. Wrong codes, and choices that change nothing, have no say here."""
    return [door for door in DOORS if door.good(town) and door.path not in but]


def long_enough(door: Door, town: Town) -> dict[str, object]:
    """Names that are free, ids that are new."""
    more: dict[str, object] = {"id": uuid4(), "note": uuid4()} if door.path.endswith("/notes") else {}
    return {**door.good(town), **more}


def contents() -> dict[str, int]:
    return {table: count for table, count in rows().items() if table != "signedin"}


@pytest.mark.usefixtures("impatient")
def test_a_refused_note_is_not_on_anybodys_wall(
    signed_in_as: SignedInAs, cast: Cast, town: Town, tmp_path: Path
) -> None:
    """Memory does not run ahead of the file: what was refused is not drawn either, and comes in when sent again."""
    aino, path = signed_in_as(cast.aino), f"/boards/{town.id('board ideation')}"
    note = {"id": uuid4(), "note": uuid4(), "section": town.id("section ideation"), "text": "Ei vielä tallessa"}
    assert aino.get(path).status_code == 200
    with locked(tmp_path / "agentnet.db"):
        for answer in (aino.form(f"{path}/notes", note), aino.swap(f"{path}/notes", note)):
            assert answer.status_code == 503
            assert "Ei tallennettu" in answer.text
            assert "Lappu on tallennettu" not in answer.text
        shown = aino.get(path)
        assert (shown.status_code, "Ei vielä tallessa" in shown.text) == (200, False)
    assert aino.form(f"{path}/notes", note).status_code == 303
    assert "Ei vielä tallessa" in aino.get(path).text


def test_reading_goes_on_while_nothing_can_be_written(
    signed_in_as: SignedInAs, cast: Cast, town: Town, tmp_path: Path
) -> None:
    heli = signed_in_as(cast.heli)
    with locked(tmp_path / "agentnet.db"):
        for path in ("/", f"/networks/{town.network.id}", f"/boards/{town.id('board ideation')}", "/me"):
            assert heli.get(path).status_code == 200, path
    with db.writer_connection() as connection:
        assert connection.execute(Theme.__table__.select()).all()  # type: ignore[attr-defined]
