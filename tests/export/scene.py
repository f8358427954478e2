"""A wall with a canary for everything that somebody must not see, and ways to read the words of every kind of file."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from pypdf import PdfReader

from agentnet.workshops.boards.export import Facts, Kind, made
from agentnet.workshops.boards.flow import Naming, Nod, Phase
from agentnet.workshops.boards.shapes import View
from agentnet.workshops.boards.wall import Comment, Note, Picture, Wall
from tests.boards.scene import AINO, HELI, KEINOT, PEKKA, a_note, a_wall

AT: Final = datetime(2026, 11, 22, 10, 30, 5, 123, tzinfo=UTC)
FACTS: Final = Facts("Verkostopalaveri", AT)
OWN, OTHER, HIDDEN, HELD, BINNED = "omalappu", "muunlappu", "piilolappu", "odottavalappu", "roskalappu"
UNDER, TITLE, COMMENT, GONE, ALT, REASON = "nipunlappu", "nipunnimi", "kommenttisana", "poissana", "kuvasana", "syysana"


def full(phase: Phase = Phase.SUMMARY) -> Wall:
    """One of everything."""
    top = a_note(PEKKA, OTHER, title=TITLE, rank=2.0, pictures=(Picture(uuid4(), ALT, 40, 30),))
    notes: list[Note] = [
        a_note(AINO, OWN, rank=1.0),
        top,
        a_note(PEKKA, UNDER, rank=3.0, bundle=top.id, naming=Naming.ANONYMOUS, signed=""),
        a_note(PEKKA, HIDDEN, rank=4.0, hidden=True, reason=REASON),
        a_note(PEKKA, HELD, rank=5.0, held=True),
        a_note(PEKKA, BINNED, rank=6.0, binned=True),
        a_note(PEKKA, "ei ääniä", rank=7.0, section=KEINOT, chosen=True),
    ]
    said = (
        Comment(uuid4(), top.id, AINO.key, COMMENT, signed="Aino, Loimaa"),
        Comment(uuid4(), top.id, AINO.key, GONE, binned=True),
    )
    return a_wall(
        *notes,
        phase=phase,
        votes={AINO.key: (top.id, notes[0].id), HELI.key: (top.id,), PEKKA.key: (notes[2].id,)},
        comments={top.id: said},
        nods={top.id: frozenset({("participant:x", Nod.THANKS)})},
    )


def words(kind: Kind, view: View, facts: Facts = FACTS, pictures: Mapping[str, bytes] | None = None) -> str:
    """Everything that can be read in the file, its metadata too."""
    data = made(kind, view, facts, pictures or {})
    match kind:
        case Kind.PDF:
            reader = PdfReader(io.BytesIO(data))
            return f"{reader.metadata}" + " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
        case Kind.XLSX:
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                return " ".join(book.read(name).decode() for name in book.namelist())
        case _:
            return data.decode("utf-8-sig", errors="replace")


def table(view: View) -> list[list[str]]:
    """The CSV as a spreadsheet reads it."""
    text = made(Kind.CSV, view, FACTS).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
