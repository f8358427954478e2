"""My data: what is known, the download, and erasing; an administrator erases somebody who asks for it otherwise."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from sqlmodel import col, select

from agentnet import clock, files
from agentnet.accounts import doors
from agentnet.db import Session as Database
from agentnet.network.models import Person
from agentnet.people.mine import erasing
from agentnet.people.mine.collecting import collect, counts, packed
from agentnet.people.mine.portraits import portrait_of
from agentnet.tasks.models import Enclosure
from agentnet.web import Entry, Form, Line, Policy, Session, Somebody, go, limit, page
from agentnet.words import N_, Missing, Refused, _

WORD: Final = N_("poista")


class EraseForm(Form):
    """`word`: the person types it to show that they mean it."""

    word: Line


@get("/me/data", policy=Policy.SIGNED_IN)
async def data(session: Session, somebody: Somebody) -> Template:
    found = await collect(session, somebody)
    return page("mine/data.html", counted=counts(found), texts=len(found.texts), answers=len(found.answers))


@get("/me/data/download", policy=Policy.SIGNED_IN)
async def download(session: Session, somebody: Somebody) -> Response[bytes]:
    """Everything as one zip."""
    limit("board export", str(somebody.id))
    found = await collect(session, somebody)
    name = f"omat-tiedot-{clock.now().date().isoformat()}.zip"
    return Response(
        packed(found, somebody, await _brought(session, somebody)),
        media_type="application/zip",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


async def _brought(session: Database, person: Person) -> dict[str, bytes]:
    """Their own picture, and what they enclosed in assignments."""
    brought = {}
    if (portrait := await portrait_of(session, person)) is not None:
        brought["oma-kuva.webp"] = await files.get(portrait.sha256)
    rows = await session.scalars(
        select(Enclosure).where(col(Enclosure.by) == person.id, col(Enclosure.removed_at).is_(None))
    )
    for nth, one in enumerate(rows, 1):
        brought[f"{nth:02}-{one.name or 'liite'}".replace("/", "_")] = await files.get(one.sha256)
    return brought


@get("/me/erase", policy=Policy.SIGNED_IN)
async def ask(session: Session, somebody: Somebody) -> Template:
    return await _page(session, somebody, Entry.blank(EraseForm))


@post("/me/erase", policy=Policy.SIGNED_IN)
async def erase(request: Request[Any, Any, Any], session: Session, somebody: Somebody) -> Template | Redirect:
    entry = await Entry.read(request, EraseForm)
    if not _meant(entry):
        return await _page(session, somebody, entry, status=422)
    try:
        erased = await erasing.erase(session, somebody, by=somebody.id)
    except Refused as refused:
        entry.refuse("word", str(refused))
        return await _page(session, somebody, entry, status=422)
    await doors.leave(session)
    await session.commit()
    await erased.finish()
    doors.hang_up(somebody)
    return go("/sign-in", N_("Tietosi on poistettu. Kiitos, että olit mukana."))


@get("/people/{person_id:uuid}/erase", policy=Policy.ADMINISTRATOR)
async def ask_for(session: Session, somebody: Somebody, person_id: FromPath[UUID]) -> Template:
    person = await _person(session, person_id)
    return await _page(session, somebody, Entry.blank(EraseForm), other=person)


@post("/people/{person_id:uuid}/erase", policy=Policy.ADMINISTRATOR)
async def erase_other(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, person_id: FromPath[UUID]
) -> Template | Redirect:
    """Somebody asked for it by other means."""
    person = await _person(session, person_id)
    entry = await Entry.read(request, EraseForm)
    if not _meant(entry):
        return await _page(session, somebody, entry, other=person, status=422)
    try:
        erased = await erasing.erase(session, person, by=somebody.id)
    except Refused as refused:
        entry.refuse("word", str(refused))
        return await _page(session, somebody, entry, other=person, status=422)
    await session.commit()
    await erased.finish()
    doors.hang_up(person)
    return go("/", N_("Henkilön tiedot on poistettu."))


def _meant(entry: Entry[EraseForm]) -> bool:
    if entry.ok and entry.value.word.casefold() not in {WORD, _(WORD)}:
        entry.refuse("word", _("Kirjoita kenttään sana ”{word}”, jos haluat poistaa tiedot.", word=_(WORD)))
    return entry.ok and not entry.errors


async def _person(session: Database, person_id: UUID) -> Person:
    person = await session.get(Person, person_id)
    if person is None or person.binned_at is not None:
        raise Missing
    return person


async def _page(
    session: Database, me: Person, entry: Entry[EraseForm], *, other: Person | None = None, status: int = 200
) -> Template:
    return page(
        "mine/erase.html",
        entry=entry,
        other=other,
        word=_(WORD),
        needed=await erasing.needed_in(session, other or me),
        status=status,
    )


HANDLERS: Final = (data, download, ask, erase, ask_for, erase_other)
