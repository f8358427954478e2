"""The approval record: one text, its hash, and who approved it. A4, tagged, made to last (PDF/UA-1, PDF/A-2a).

Pure: the caller gives every word. The same record is the same file.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from agentnet.typeset import as_pdf, laid_out

TEMPLATES: Final = Path(__file__).parent / "records"


class Signature(Struct, frozen=True):
    """An approval for one area. `notes`: whose deputy, which meeting of the management group."""

    area: str
    field: str
    name: str
    title: str
    moment: str
    notes: tuple[str, ...] = ()


class Record(Struct, frozen=True):
    """`facts` are pairs of a label and what it says; `heads` the columns: area, who approved, when."""

    language: str
    title: str
    over: str
    chapter: str
    statement: str
    facts: tuple[tuple[str, str], ...]
    signatures_title: str
    heads: tuple[str, str, str]
    signatures: tuple[Signature, ...]
    closing: tuple[str, ...]
    moment: datetime
    """When the last approval came: the only time that the file knows."""


def record_pdf(record: Record) -> bytes:
    """Takes a moment: call it in a child process."""
    facts = msgspec.to_builtins(record)
    facts["date"] = [record.moment.year, record.moment.month, record.moment.day]
    with laid_out(TEMPLATES, "record.typ", facts) as folder:
        return as_pdf(folder, record.moment)
