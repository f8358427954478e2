"""A network in open formats: what it made, without what tells of single people. One zip, made by the worker."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, or_, select
from sqlmodel import SQLModel, col

from agentnet import clock, db, files, notify
from agentnet.db import Session
from agentnet.guide.models import Chapter, ChapterText, Edition, EditionFile, Guide, Revision
from agentnet.network.models import Network, Person
from agentnet.people.mine.collecting import plain
from agentnet.sources.flow import Kind
from agentnet.sources.items import sayings
from agentnet.sources.models import Disposition, Source
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Survey
from agentnet.surveys.reporting.book import LONG, csv_file, long_rows
from agentnet.surveys.reporting.keeping import all_figures
from agentnet.surveys.results import readable_texts
from agentnet.words import Missing, _, using
from agentnet.workshops.boards.models import Board, Note
from agentnet.year.ending.along import HIDES, TABLES, WITHOUT
from agentnet.year.ending.models import Archive

JOB: Final = "network-archive"


async def ask(session: Session, network: Network, *, by: Person) -> Archive:
    """Order a new archive; the worker makes it."""
    made = Archive(network_id=network.id, by=by.id)
    session.add(made)
    await session.flush()
    notify.enqueue(session, JOB, made.id, by=by.id)
    return made


async def archives_of(session: Session, network_id: UUID) -> Sequence[Archive]:
    """The newest first."""
    rows = await session.scalars(
        select(Archive).where(col(Archive.network_id) == network_id).order_by(col(Archive.created_at).desc())
    )
    return rows.all()


async def archive_of(session: Session, network_id: UUID, archive_id: UUID) -> Archive:
    """Raises `Missing`: there is none of this network that is ready."""
    made = await session.get(Archive, archive_id)
    if made is None or made.network_id != network_id or not made.sha256:
        raise Missing
    return made


@notify.job_handler(JOB)
async def make(job_id: UUID, progress: notify.Progress) -> None:
    """Read everything, pack it, keep it by its hash. Done again after a crash, it is the same archive's file."""
    async with db.reading() as session:
        archive = await session.get_one(Archive, (await session.get_one(notify.models.Job, job_id)).about)
        network = await session.get_one(Network, archive.network_id)
        with using("fi"):
            await progress(10)
            packed = await pack(session, network)
    await progress(90)
    digest = await files.put(packed)
    async with db.writing() as session:
        made = await session.get_one(Archive, archive.id)
        made.sha256, made.size, made.done_at = digest, len(packed), clock.now()
        await session.commit()


async def pack(session: Session, network: Network) -> bytes:
    """The zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lue-minut.txt", _explained(network))
        for table, rows in (await tables_of(session, network.id)).items():
            archive.writestr(f"taulut/{table}.json", json.dumps(rows, ensure_ascii=False, indent=1))
        archive.writestr("aineisto.csv", await _material(session, network.id))
        for name, data in (await _surveys(session, network.id)).items():
            archive.writestr(f"kyselyt/{name}.csv", data)
        for name, text in (await _chapters(session, network.id)).items():
            archive.writestr(f"luvut/{name}.md", text)
        async for name, data in _editions(session, network.id):
            archive.writestr(zipfile.ZipInfo(f"painokset/{name}"), data, zipfile.ZIP_STORED)
    return out.getvalue()


async def tables_of(session: Session, network_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Table → rows of this network: those that name it, and those that hang on rows which are already along."""
    hidden = await hidden_texts(session, network_id)
    along: dict[str, set[Any]] = {"network": {network_id}}
    found: dict[str, list[dict[str, Any]]] = {}
    by_name = {table.name: table for table in SQLModel.metadata.sorted_tables}
    for name in TABLES:
        table = by_name[name]
        rows = (await session.execute(select(table).where(_belongs(table, along, network_id)))).mappings().all()
        rows = [row for row in rows if name not in HIDES or row[HIDES[name]] not in hidden]
        along[name] = {row["id"] for row in rows}
        left = {
            column.name for column in table.columns for key in column.foreign_keys if key.column.table.name == "person"
        } | WITHOUT.get(name, frozenset())
        found[name] = [plain({key: value for key, value in row.items() if key not in left}) for row in rows]
    return found


async def hidden_texts(session: Session, network_id: UUID) -> set[UUID]:
    """Free texts of surveys that nobody may read, and notes that were hidden or thrown away: they do not go along."""
    texts = select(col(Source.id)).where(col(Source.network_id) == network_id, col(Source.kind) == Kind.SURVEY)
    notes = (
        select(col(Note.id))
        .join(Board, col(Board.id) == col(Note.board_id))
        .where(col(Board.network_id) == network_id, col(Note.binned) | col(Note.hidden) | col(Note.held))
    )
    unread = set(await session.scalars(texts)) - await readable_texts(session, network_id)
    return unread | set(await session.scalars(notes))


def _belongs(table: Table, along: dict[str, set[Any]], network_id: UUID) -> Any:
    if table.name == "network":
        return table.c.id == network_id
    if "network_id" in table.c:
        return table.c.network_id == network_id
    ways = [
        column.in_(along[key.column.table.name])
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in along and key.column.table.name != table.name
    ]
    return or_(*ways)


async def _material(session: Session, network_id: UUID) -> bytes:
    """Every contribution with its words, where it came from and what became of it; no names."""
    fates = {
        row.source_id: row
        for row in await session.scalars(
            select(Disposition)
            .join(Source, col(Source.id) == col(Disposition.source_id))
            .where(col(Source.network_id) == network_id)
        )
    }
    hidden = await hidden_texts(session, network_id)
    rows = await session.execute(sayings().where(col(Source.network_id) == network_id))
    lines = sorted(
        (
            source.kind.value,
            source.label,
            text,
            fates[source.id].fate.value if source.id in fates else "",
            fates[source.id].reason if source.id in fates else "",
        )
        for source, _n, text, _name in rows
        if source.id not in hidden
    )
    return csv_file((_("laji"), _("mistä"), _("teksti"), _("mitä tapahtui"), _("miksi")), lines)


async def _surveys(session: Session, network_id: UUID) -> dict[str, bytes]:
    """Closed surveys as the suppression lets them be seen."""
    closed = (
        await session.scalars(
            select(Survey).where(col(Survey.network_id) == network_id, col(Survey.stage) == SurveyStage.CLOSED)
        )
    ).all()
    return {
        f"{n:02}-{_slug(figures.title)}": csv_file([_(one) for one in LONG], list(long_rows(figures)))
        for n, figures in enumerate(await all_figures(session, closed), 1)
    }


async def _chapters(session: Session, network_id: UUID) -> dict[str, str]:
    """The present words of every chapter in every language, as Markdown."""
    rows = await session.execute(
        select(col(Guide.slug), col(Chapter.place), ChapterText, col(Revision.markdown))
        .join(Chapter, col(Chapter.guide_id) == col(Guide.id))
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .join(Revision, (col(Revision.text_id) == col(ChapterText.id)) & (col(Revision.n) == col(ChapterText.revision)))
        .where(col(Guide.network_id) == network_id, col(Chapter.binned_at).is_(None))
    )
    return {
        f"{slug}/{place:02}-{_slug(text.title)}-{text.language}": f"# {text.title}\n\n{markdown}\n"
        for slug, place, text, markdown in rows
    }


async def _editions(session: Session, network_id: UUID) -> Any:
    """(name, bytes) of every file of every edition."""
    rows = await session.execute(
        select(col(Guide.slug), col(Edition.number), col(Edition.language), EditionFile)
        .join(Edition, col(Edition.guide_id) == col(Guide.id))
        .join(EditionFile, col(EditionFile.edition_id) == col(Edition.id))
        .where(col(Guide.network_id) == network_id)
    )
    for slug, number, language, file in rows:
        yield f"{slug}/{number}-{language}/{file.name}", await files.get(file.sha256)


def _slug(title: str) -> str:
    return re.sub(r"[\W_]+", "-", title.casefold()).strip("-")[:60] or "nimeton"


def _explained(network: Network) -> str:
    return "\n".join(
        (
            _("Verkosto {name} avoimissa muodoissa, {day}.", name=network.name, day=clock.now().date().isoformat()),
            "",
            _("aineisto.csv: kaikki annetut ideat ja vastaukset, ja mitä niille tapahtui. Nimiä ei ole mukana."),
            _("kyselyt: suljettujen kyselyjen luvut; alle viiden vastaajan lukuja ei ole."),
            _("luvut: oppaiden lukujen nykyinen teksti (Markdown). painokset: julkaistut tiedostot sellaisinaan."),
            _("taulut: kaikki muu JSON-muodossa, ilman jäsenten nimiä. Hyväksyjät näkyvät päätöksissä ja painoksissa."),
            "",
        )
    )
