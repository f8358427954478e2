"""The kinds of file, what each is called, and the one that is asked for."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from agentnet import formats
from agentnet.words import N_, _, using
from agentnet.workshops.boards.export import drawing, sheets
from agentnet.workshops.boards.export.markdown import markdown
from agentnet.workshops.boards.flow import PHASES
from agentnet.workshops.boards.shapes import View


class Kind(StrEnum):
    """A kind of file; its value is the end of the file's name."""

    PDF = "pdf"
    PNG = "png"
    XLSX = "xlsx"
    CSV = "csv"
    MD = "md"


class Told(Struct, frozen=True):
    """What a kind is for, in words, and how browsers call it."""

    name: str
    use: str
    media_type: str


KINDS: Final[dict[Kind, Told]] = {
    Kind.PDF: Told(N_("PDF"), N_("Luettavaksi ja tulostettavaksi. Saavutettava."), "application/pdf"),
    Kind.PNG: Told(N_("Kuva taulusta"), N_("Kaikki lohkot ja laput yhtenä kuvana, esimerkiksi dioihin."), "image/png"),
    Kind.XLSX: Told(
        N_("Excel-taulukko"),
        N_("Laput, niput, kommentit ja äänet omilla välilehdillään."),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Kind.CSV: Told(N_("CSV"), N_("Sama taulukko pelkkänä tekstinä muihin ohjelmiin."), "text/csv"),
    Kind.MD: Told(N_("Markdown"), N_("Teksti, jota voi jatkaa toisessa ohjelmassa."), "text/markdown"),
}
DRAWN: Final = frozenset({Kind.PDF, Kind.PNG})
"""These are set in a child process."""

NO_PICTURES: Final[Mapping[str, bytes]] = {}
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_ODD: Final = re.compile(r"[^a-z0-9]+")


class Facts(Struct, frozen=True):
    """Where a board belongs and when its file was made; `theirs`: a facilitator's file, with what others do not see."""

    workshop: str
    at: datetime
    language: str = "fi"
    theirs: bool = False


def told(kind: Kind) -> Told:
    return KINDS[kind]


def made(kind: Kind, view: View, facts: Facts, pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The file. PDF and pictures take a moment: call this in a child process for those in `DRAWN`, with `pictures`."""
    makers: dict[Kind, Callable[[], bytes]] = {
        Kind.CSV: lambda: sheets.csv_bytes(view),
        Kind.XLSX: lambda: sheets.xlsx_bytes(view, facts.at),
        Kind.MD: lambda: markdown(view, line_of(view, facts)).encode(),
        Kind.PDF: lambda: drawing.pdf(view, line_of(view, facts), facts.at, facts.language, pictures),
        Kind.PNG: lambda: drawing.png(view, line_of(view, facts), facts.language, pictures),
    }
    with using(facts.language):
        return makers[kind]()


def line_of(view: View, facts: Facts) -> str:
    """`Verkostopalaveri · Äänestys · 22.11.2026 klo 12.30 · vetäjän kappale`"""
    phase, when = _(PHASES[view.phase].name), formats.moment(facts.at)
    mine = _("vetäjän kappale: mukana myös muilta piilotetut laput") if facts.theirs else ""
    return " · ".join(filter(None, (facts.workshop, phase, when, mine)))


def name_of(kind: Kind, title: str, at: datetime, what: str = N_("Ideataulu")) -> str:
    """The header that names the file: `Ideataulu 2026-11-22 Mikä estää.pdf`, and plainly for old programs."""
    when = formats.local(at).date().isoformat()
    words = " ".join(_FORBIDDEN.sub(" ", title).split())[:60].strip(" .")
    full = " ".join(filter(None, (_(what), when, words))) + f".{kind}"
    plain = _ODD.sub("-", _ascii(f"{_(what)} {words}").lower()).strip("-") or "tiedosto"
    return f"attachment; filename=\"{plain}-{when}.{kind}\"; filename*=UTF-8''{quote(full, safe='')}"


def _ascii(text: str) -> str:
    """Letters without their dots and rings; what has no such letter goes."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
