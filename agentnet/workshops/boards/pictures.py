"""Pictures of a board: taken in and cleaned, chosen for a note, shown to those who see the note.

Who brought a picture stands nowhere (see `models.Picture`): its uploader shows by the cookie that it is theirs.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlmodel import col, select

from agentnet import child, db, files
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.boards import wall
from agentnet.workshops.boards.cleaning import Cleaned, Unfit, cleaned
from agentnet.workshops.boards.models import Picture
from agentnet.workshops.boards.shapes import NoteView, View

BYTES: Final = 10 * 1024 * 1024
ROOM: Final = BYTES + 1024 * 1024
"""How large a request may be: a little over the limit, so that a sentence and not a broken line says it."""

AT_ONCE: Final = 2
DRAWN_AT_ONCE: Final = 48 * 1024 * 1024
"""Bytes of pictures that one drawing takes in; the rest are told in words."""
SECONDS: Final = 20
MEGABYTES: Final = 1_024
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

WHY: Final[dict[Unfit, str]] = {
    Unfit.NO_PICTURE: N_("Tiedostoa ei voi avata kuvana. Lisää JPEG-, PNG- tai WebP-kuva."),
    Unfit.HEIC: N_(
        "Kuva on HEIC-muodossa, jota kaikki selaimet eivät näytä. Valitse puhelimen kamera-asetuksista "
        "yhteensopivin muoto (JPEG) tai tallenna kuva JPEG-muodossa, ja lisää se uudelleen."
    ),
    Unfit.HUGE: N_("Kuvassa on liian monta kuvapistettä. Pienennä kuvaa ja lisää se uudelleen."),
}


async def made_fit(data: bytes) -> Cleaned:
    """The picture drawn anew in a child process.

    Raises:
        Refused: it is none, or too large; the sentence says what to do.
    """
    if not data:
        raise Refused(N_("Valitse kuva."))
    if len(data) > BYTES:
        raise Refused(N_("Kuva on liian suuri. Kuvan koko saa olla enintään 10 megatavua."))
    loop = asyncio.get_running_loop()
    async with _turns.setdefault(loop, asyncio.Semaphore(AT_ONCE)):
        try:
            came = await child.in_child(cleaned, data, seconds=SECONDS, megabytes=MEGABYTES)
        except child.ChildFailed:
            came = Unfit.NO_PICTURE
    if isinstance(came, Unfit):
        raise Refused(WHY[came])
    return came


async def keep(session: db.Session, board: UUID, id: UUID, picture: Cleaned, *, alt: str, keeper: str) -> Picture:
    """Store the picture under the id that its browser gave it. The same again changes nothing.

    Raises:
        Refused: another picture has this id.
    """
    digest = await files.put(picture.data)
    kept = await session.get(Picture, id)
    if kept is not None:
        if (kept.board_id, kept.sha256, kept.keeper) != (board, digest, keeper):
            raise Refused(N_("Kuva on jo tallennettu. Lisää se uudelleen."))
        return kept
    row = Picture(
        id=id,
        board_id=board,
        sha256=digest,
        width=picture.width,
        height=picture.height,
        alt=" ".join(alt.split()),
        keeper=keeper,
    )
    session.add(row)
    await session.flush()
    return row


async def chosen(
    board: UUID, ids: Sequence[UUID], keeper: Callable[[UUID], str], had: Iterable[wall.Picture] = ()
) -> tuple[wall.Picture, ...]:
    """The pictures for a note, in order: of one's own bringing, or on the note before.

    Raises:
        Refused: one of them is not there any more, or is another's.
    """
    if not ids:
        return ()
    before = {one.id: one for one in had}
    async with db.reading() as session:
        rows = await session.scalars(select(Picture).where(col(Picture.id).in_(set(ids) - before.keys())))
        mine = {row.id: _worded(row) for row in rows if row.board_id == board and row.keeper == keeper(row.id)}
    found = before | mine
    if any(id not in found for id in ids):
        raise Refused(N_("Kuvaa ei enää ole. Lisää se uudelleen."))
    return tuple(found[id] for id in dict.fromkeys(ids))


def _worded(row: Picture) -> wall.Picture:
    return wall.Picture(row.id, row.alt, row.width, row.height)


def hangs_on(view: View, picture: UUID) -> bool:
    """Is the picture on a note of this view?"""
    tops = (note for section in view.sections for note in section.notes)
    return any(one.id == picture for note in (*_with_bundled(tops), *view.binned) for one in note.pictures)


def shows(view: View, note: UUID) -> bool:
    """Is the note on this view, on top or in a bundle?"""
    return any(one.id == note for one in _with_bundled(top for section in view.sections for top in section.notes))


def _with_bundled(tops: Iterable[NoteView]) -> Iterable[NoteView]:
    return (note for top in tops for note in (top, *top.bundled))


def ids_on(view: View) -> list[UUID]:
    """The pictures of a view's notes, each once, in order; those in the bin are not."""
    tops = (note for section in view.sections for note in section.notes)
    return list(dict.fromkeys(one.id for note in _with_bundled(tops) for one in note.pictures))


async def all_of(view: View) -> dict[str, bytes]:
    """The pictures of a view's notes by their ids, for drawing it: as many as are reasonable at a time."""
    ids = ids_on(view)
    if not ids:
        return {}
    async with db.reading() as session:
        chosen = (col(Picture.id).in_(ids), Picture.board_id == view.id)
        rows = {row.id: row.sha256 for row in await session.scalars(select(Picture).where(*chosen))}
    found: dict[str, bytes] = {}
    room = DRAWN_AT_ONCE
    for id in ids:
        with suppress(FileNotFoundError):
            data = await files.get(rows[id]) if id in rows else b""
            room -= len(data)
            if data and room > 0:
                found[str(id)] = data
    return found


async def bytes_of(id: UUID, board: UUID, *, on_a_note: bool, keeper: str) -> tuple[bytes, str]:
    """The picture and its type, for somebody who sees a note with it, or who brought it to this board.

    Raises:
        Missing: neither.
    """
    async with db.reading() as session:
        row = await session.get(Picture, id)
    brought = row is not None and row.board_id == board and keeper != "" and row.keeper == keeper
    if row is None or not (on_a_note or brought):
        raise Missing
    return await files.get(row.sha256), row.media_type
