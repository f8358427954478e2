"""The board as a tagged PDF and as a picture, set by Typst from facts in JSON: nothing that people wrote is code."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import sqrt
from pathlib import Path
from typing import Any, Final

from agentnet import formats
from agentnet.typeset import as_pdf, as_png, laid_out
from agentnet.words import _, using
from agentnet.workshops.boards.export.columns import COLUMN, Cell, Item, arranged
from agentnet.workshops.boards.export.prints import fit
from agentnet.workshops.boards.export.table import Line, joined, stack, votes_in_words
from agentnet.workshops.boards.shapes import SectionView, View
from agentnet.workshops.boards.wall import Picture

TEMPLATES: Final = Path(__file__).parent / "print"
LONG: Final = 900
MOST_PIXELS: Final = 36_000_000
SHARP, COARSE = 144.0, 60.0
ON_PAPER, ON_SCREEN = 1_000, 500
"""Pixels on the longer side of a note's picture."""
TONES: Final[dict[str, tuple[str, str, str]]] = {
    "sun": ("#fff1b3", "#2e2a12", "#93832f"),
    "peach": ("#ffdfcb", "#3b2014", "#ab7355"),
    "mint": ("#d6f2dc", "#12301c", "#55896a"),
    "sky": ("#d9ebfb", "#122a40", "#57809f"),
    "lilac": ("#e9e0f8", "#291c42", "#8471a8"),
    "stone": ("#ebe8e1", "#2b2922", "#857f6f"),
}
"""Paper, ink and edge of each colour, as on the screen by day."""


def pdf(view: View, facts: str, at: datetime, language: str, pictures: Mapping[str, bytes]) -> bytes:
    """The board for reading and printing, accessible (PDF/UA-1). `pictures` by their ids; others are told in words."""
    with using(language):
        day = formats.local(at).date()
        drawn = fit(pictures, ON_PAPER)
        sections = list(_sections(view, drawn))
        more = {"task": view.task, "sections": sections, "date": [day.year, day.month, day.day]}
        with laid_out(TEMPLATES, "page.typ", {**_common(view, facts, language), **more}, drawn) as folder:
            return as_pdf(folder, at)


def png(view: View, facts: str, language: str, pictures: Mapping[str, bytes]) -> bytes:
    """The board in one picture."""
    with using(language):
        bands = arranged([(section, list(_items(section))) for section in view.sections])
        width = max((sum(cell.span for cell in band.cells) * (COLUMN + 20) for band in bands), default=1) + 80
        height = sum(band.height + 90 for band in bands) + 120
        drawn = fit(pictures, ON_SCREEN)
        made = {
            "column": COLUMN,
            "width": max(width, 3 * COLUMN),
            "bands": [_band(b.row, b.cells, drawn) for b in bands],
        }
        with laid_out(TEMPLATES, "picture.typ", {**_common(view, facts, language), **made}, drawn) as folder:
            return as_png(folder, pixels_per_inch=_sharpness(max(width, 3 * COLUMN), height))


def _sharpness(width: float, height: float) -> float:
    """As sharp as the largest picture allows."""
    inches = width * height / 72**2
    return max(COARSE, min(SHARP, sqrt(MOST_PIXELS / max(inches, 1))))


def _common(view: View, facts: str, language: str) -> dict[str, Any]:
    words = {"picture": _("Kuva"), "none": _("Ei lappuja.")}
    return {"title": view.title, "facts": facts, "language": language, "tones": TONES, "words": words}


def _sections(view: View, drawn: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    row = ""
    for section in view.sections:
        fresh = section.row_name if section.row_name != row else ""
        row = section.row_name
        items = [_item(item, drawn) for item in _items(section)]
        yield {"row": fresh, "deep": bool(row), "name": section.name, "count": section.count, "items": items}


def _items(section: SectionView) -> Iterator[Item]:
    return (tuple(stack(section, note)) for note in section.notes)


def _item(item: Item, drawn: Mapping[str, bytes]) -> dict[str, Any]:
    """A note, or a bundle with its notes."""
    top, bundled = item[0], len(item) > 1
    votes = "" if top.votes is None else str(top.votes)
    facts = [votes_in_words(top.votes)] if bundled and top.votes is not None else []
    notes = [_note(line, drawn, bundled=bundled) for line in item]
    return {
        "bundle": top.bundle,
        "votes": votes,
        "facts": " · ".join([*facts, top.place] if top.place else facts),
        "notes": notes,
    }


def _note(line: Line, drawn: Mapping[str, bytes], *, bundled: bool) -> dict[str, Any]:
    """`brief` leaves the votes out: the picture has them as a mark."""
    votes = [] if bundled or line.votes is None else [votes_in_words(line.votes), line.place]
    brief = [line.signed, *votes[1:], joined(line.nods), *line.marks]
    return {
        "text": line.text,
        "tone": line.tone if line.tone in TONES else "stone",
        "votes": "" if bundled or line.votes is None else str(line.votes),
        "brief": " · ".join(filter(None, brief)),
        "facts": " · ".join(filter(None, [line.signed, *votes, joined(line.nods), *line.marks])),
        "pictures": [_picture(one, drawn) for one in line.pictures],
        "comments": [{"by": by, "text": text} for by, text in line.comments],
        "long": len(line.text) > LONG or len(line.comments) > 3,
    }


def _picture(one: Picture, drawn: Mapping[str, bytes]) -> dict[str, str]:
    file = str(one.id)
    return {"file": file if file in drawn else "", "alt": one.alt}


def _band(row: str, cells: Sequence[Cell], drawn: Mapping[str, bytes]) -> dict[str, Any]:
    return {"row": row, "cells": [_cell(cell, drawn) for cell in cells]}


def _cell(cell: Cell, drawn: Mapping[str, bytes]) -> dict[str, Any]:
    columns = [[_item(item, drawn) for item in column] for column in cell.columns]
    return {"name": cell.section.name, "count": cell.section.count, "span": cell.span, "columns": columns}
