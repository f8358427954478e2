"""Who said what without a name cannot be read from the database: not from a row, an order, a time or a key.

Three people answer an anonymous survey and write anonymous notes, the same words at the same times in both worlds; only
who says which is dealt out differently. Whatever tied words to a person would make the two dumps differ.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Table, select
from sqlmodel import SQLModel

from agentnet import clock, db
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.surveys.models import Invited
from agentnet.workshops.models import Participant
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.faults.town import Town
from tests.visitor import Visitor

TEXTS = ("Johto ei kuuntele", "Kutsu tulee myöhään", "Aikaa ei ole")
BEGAN = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
WORLDS = ((0, 1, 2), (2, 0, 1))
IDS = re.compile(
    r"\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16})\b|opas-\w{8}"
)
dumps: dict[str, str] = {}
"""What the first world left, for each database."""


@pytest.mark.both
@pytest.mark.parametrize("order", WORLDS)
def test_the_dump_is_the_same_whoever_said_it(
    order: Sequence[int], database: str, signed_in_as: SignedInAs, cast: Cast, town: Town, add: Add
) -> None:
    guest = town.at["guest"]
    everybody: tuple[Person | Guest, ...] = (cast.aino, cast.pekka, guest)
    add(Participant(workshop_id=town.id("workshop"), person_id=cast.pekka.id, name="Pekka, Salo"))
    add(Invited(survey_id=town.id("survey open"), person_id=cast.pekka.id))
    add(Invited(survey_id=town.id("survey open"), guest_id=guest.id))
    browsers = [signed_in_as(who) for who in everybody]
    rows = enumerate([*cast.rows, *town.rows])
    known = {row.id: f"{type(row).__name__} {n}" for n, row in rows if isinstance(row, db.Row)}
    for step, who in enumerate(order):
        with clock.travel(to=BEGAN + timedelta(minutes=7 * step)):
            _speak(browsers[who], town, TEXTS[step])
    told = dump(known)
    for text in TEXTS:
        assert told.count(text) == 2
    assert told == dumps.setdefault(database, told)


def _speak(browser: Visitor, town: Town, text: str) -> None:
    survey, board = f"/surveys/{town.id('survey open')}", f"/boards/{town.id('board ideation')}"
    assert browser.get(board).status_code == 200
    assert browser.form(f"{survey}/answer", {"q-q1": text, "q-q2": "3"}).status_code == 303
    note = {"section": town.id("section ideation"), "text": text, "naming": "anonymous"}
    assert browser.form(f"{board}/notes", note).status_code == 303


def dump(known: Mapping[UUID, str]) -> str:
    """Every row of every table, in the order that the file has them; ids that we did not give are all the same."""
    lines = []
    with db.writer_connection() as connection:
        for table in SQLModel.metadata.sorted_tables:
            rows = [_blind(str(tuple(row)), known) for row in connection.execute(select(table))]
            lines += [f"{table.name}: {row}" for row in (sorted(rows) if _unordered(table) else rows)]
    return "\n".join(lines)


def _blind(row: str, known: Mapping[UUID, str]) -> str:
    names = {str(id): name for id, name in known.items()} | {id.hex: name for id, name in known.items()}
    return TIMES.sub("<set up>", IDS.sub(lambda id: names.get(id[0], "<id>"), row))


TIMES = re.compile(r"datetime\.datetime\((?!2026, 11, 17, 10)[^)]*\)")
"""Moments of the setting up; those of the speaking stay."""


def _unordered(table: Table) -> bool:
    """Kept by its random ids, in no order of time; who has answered is written anew in the order of such ids, always
    (`tests/surveys/waves/test_traces.py` looks at how).
    """
    by_ids = db.is_sqlite() and table.dialect_options["sqlite"].get("with_rowid") is False
    return by_ids or table.name in ("invited", "recenttick")
