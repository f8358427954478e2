"""Everything that is known about a person, from every table, as they may take it with them."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Table, select
from sqlmodel import SQLModel, col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.people.mine.fates import FATES, SECRETS
from agentnet.sources.models import Source, SourceRevision
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from agentnet.surveys.reporting import book
from agentnet.words import N_, _

Row = dict[str, Any]

ROOMS: Final = (
    (N_("Sinä"), ("person", "membership", "pair", "nomination", "deputy", "permission", "portrait", "papercode")),
    (
        N_("Ideasi ja tekstisi"),
        ("source", "note", "remark", "inquiry", "reply", "comment", "termcomment", "registerstep", "draft"),
    ),
    (N_("Työpajat"), ("registration", "participant", "vote", "reaction", "namepick")),
    (N_("Välitehtävät"), ("task", "submission", "enclosure")),
    (N_("Kyselyt"), ("invited", "answer")),
    (N_("Kirjeet ja kalenteri"), ("letter", "letterwish", "bulk_recipient", "calendarfeed")),
    (N_("Kirjautumiset"), ("signedin", "signinlink")),
)
"""What the page counts together; everything else is told under one heading."""
KEYS: Final = frozenset({"token", "code"})
"""Values of letters that open doors."""
ELSE: Final = N_("Muut merkinnät")


@dataclass(frozen=True, slots=True)
class Collected:
    """Table → rows that are about the person; table → when they did something there."""

    rows: Mapping[str, Sequence[Row]]
    acts: Mapping[str, Sequence[Row]]
    texts: Sequence[Row]
    answers: Sequence[Row]


def places() -> list[tuple[Table, Column[Any]]]:
    """Every column that names a person, in every table."""
    return [
        (table, column)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    ]


async def collect(session: Session, person: Person) -> Collected:
    """What the database has on them. Anonymous answers and notes are not there: nothing leads to whose they are."""
    rows: dict[str, list[Row]] = {"person": [plain(person.model_dump())]}
    acts: dict[str, list[Row]] = {}
    for table, column in places():
        place = FATES[f"{table.name}.{column.name}"]
        found = [dict(row) for row in (await session.execute(select(table).where(column == person.id))).mappings()]
        if not found:
            continue
        if place.own:
            known = rows.setdefault(table.name, [])
            known += [row for one in found if (row := plain(one)) not in known]
        else:
            told = [{"as": column.name, "id": str(one["id"]), "when": _when(one)} for one in found]
            acts.setdefault(table.name, []).extend(told)
    return Collected(rows, acts, await _texts(session, person), await _answers(session, person))


async def _texts(session: Session, person: Person) -> list[Row]:
    """The words of what they gave under their own name, every version."""
    found = await session.execute(
        select(col(Source.kind), col(Source.label), col(SourceRevision.n), col(SourceRevision.text), col(Network.name))
        .join(SourceRevision, col(SourceRevision.source_id) == col(Source.id))
        .join(Network, col(Network.id) == col(Source.network_id))
        .where(col(Source.person_id) == person.id)
        .order_by(col(Network.name), col(Source.label), col(Source.id), col(SourceRevision.n))
    )
    names = ("kind", "where", "version", "text", "network")
    return [dict(zip(names, plain(dict(enumerate(row))).values(), strict=True)) for row in found]


async def _answers(session: Session, person: Person) -> list[Row]:
    """What they answered in surveys that know who answered."""
    found = await session.execute(
        select(col(Survey.title), col(Question.label), col(AnswerValue.value), col(SourceRevision.text))
        .join(Answer, col(Answer.id) == col(AnswerValue.answer_id))
        .join(Survey, col(Survey.id) == col(Answer.survey_id))
        .join(Question, col(Question.id) == col(AnswerValue.question_id))
        .outerjoin(
            SourceRevision, (col(SourceRevision.source_id) == col(AnswerValue.id)) & (col(SourceRevision.n) == 1)
        )
        .where(col(Answer.person_id) == person.id)
        .order_by(col(Survey.title), col(Question.place))
    )
    return [
        {"survey": title, "question": label, "answer": said if said is not None else text}
        for title, label, said, text in found
    ]


def counts(found: Collected) -> list[tuple[str, int]]:
    """Heading → how many entries, for the page."""
    told = {name: sum(len(found.rows.get(table, ())) for table in tables) for name, tables in ROOMS}
    listed = {table for _name, tables in ROOMS for table in tables}
    others = sum(len(rows) for table, rows in found.rows.items() if table not in listed)
    others += sum(len(rows) for rows in found.acts.values())
    return [*told.items(), (ELSE, others)]


def packed(found: Collected, person: Person, files: Mapping[str, bytes]) -> bytes:
    """A zip: a word of explanation, everything as JSON, the texts and answers as tables, and brought files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lue-minut.txt", _explained(person))
        whole = {"rows": found.rows, "acts": found.acts, "texts": found.texts, "answers": found.answers}
        archive.writestr("omat-tiedot.json", json.dumps(whole, ensure_ascii=False, indent=2))
        archive.writestr("tekstit.csv", _table(found.texts, ("network", "where", "kind", "version", "text")))
        archive.writestr("kyselyvastaukset.csv", _table(found.answers, ("survey", "question", "answer")))
        for name, data in files.items():
            archive.writestr(f"tiedostot/{name}", data)
    return out.getvalue()


def _explained(person: Person) -> str:
    return "\n".join(
        (
            _("Nämä ovat tiedot, jotka palvelussa on sinusta: {name}.", name=person.name),
            _("Poimittu {when}.", when=clock.now().isoformat(timespec="minutes")),
            "",
            _("omat-tiedot.json: kaikki tiedot sellaisina kuin ne on tallennettu."),
            _("tekstit.csv: omalla nimelläsi antamasi tekstit, kaikki versiot."),
            _("kyselyvastaukset.csv: vastauksesi kyselyihin, jotka eivät olleet nimettömiä."),
            "",
            _("Nimettömiä vastauksia ja lappuja täällä ei ole: mikään ei kerro, kenen ne ovat."),
            _("Avaimia, joilla palveluun pääsee, ei luovuteta."),
            "",
        )
    )


def _table(rows: Sequence[Row], names: Sequence[str]) -> str:
    """Semicolons and a mark of UTF-8, as a Finnish Excel opens it; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    said = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    return book.plain(said)


def _when(row: Mapping[str, Any]) -> str:
    return str(_value(row["created_at"])) if row.get("created_at") else ""


def plain(row: Mapping[Any, Any]) -> Row:
    return {key: _value(value) for key, value in row.items() if not any(part in str(key) for part in SECRETS)}


def _value(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _value(inner) for key, inner in value.items() if key not in KEYS}
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return value.hex()
    return value
