"""A summary to print: tagged (PDF/UA-1), made to last (PDF/A-2a), in black on paper too. Slow: for a child process."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from agentnet import clock, formats
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.reporting import charts, telling
from agentnet.surveys.reporting.book import ABOUT
from agentnet.surveys.reporting.shapes import Figures, Line, Question, State
from agentnet.typeset import as_pdf, laid_out
from agentnet.words import _, language

TEMPLATES: Final = Path(__file__).parent / "print"
MOST_TEXTS: Final = 400


class Order(Struct, frozen=True):
    """Everything that stands on the pages, in words; `template` sets them."""

    facts: dict[str, Any]
    moment: datetime
    template: str = "results.typ"


def order_of(figures: Figures, network: str, texts: Sequence[tuple[str, str]], summary: str) -> Order:
    facts = {
        "language": language.get(),
        "title": figures.title,
        "network": network,
        "under": _("Vastauksia on {answered}, kutsuttuja {asked}.", answered=figures.answers, asked=figures.asked)
        if figures.asked
        else _("Vastauksia {n}.", n=figures.answers),
        "made": _("Tulostettu {day}", day=formats.day(clock.now())),
        "summary": summary,
        "notes": [_(line) for line in ABOUT[:3]] + _rolled(figures),
        "questions": [_question(figures, question, texts) for question in figures.questions],
        "words": {"answer": _("Vastaus"), "number": _("Vastaajia"), "group": _("Ryhmä"), "page": _("Sivu")},
    }
    return Order(facts, clock.now())


def _rolled(figures: Figures) -> list[str]:
    return [
        _("Yhdistetty: {names} → {group}", names=telling.listed(names), group=into)
        for _what, into, names in telling.rolled_up(figures)
    ]


def _question(figures: Figures, question: Question, texts: Sequence[tuple[str, str]]) -> dict[str, Any]:
    mine = [words for label, words in texts if label == question.label] if not question.lines else []
    return {
        "label": question.label,
        "lines": [_line(figures, question, line) for line in question.lines],
        "grids": [grid for kind in telling.breakdowns(figures) if (grid := _grid(figures, question, kind))],
        "texts": mine[:MOST_TEXTS],
        "said": "" if mine or question.lines else _("Avoimet vastaukset eivät ole mukana tässä koosteessa."),
    }


def _line(figures: Figures, question: Question, line: Line) -> dict[str, Any]:
    many = QuestionKind(question.kind) is QuestionKind.MANY
    shown = list(zip(line.columns, line.cells, strict=True))[: 1 if many else None]
    return {
        "label": line.label if len(question.lines) > 1 else "",
        "sentence": "" if many else telling.sentence(question, line, figures.answers),
        "bars": [
            {
                "name": line.label if many else telling.column_name(question, column),
                "number": _(telling.HIDDEN) if cell is None else str(cell),
                "share": -1 if cell is None else round(100 * cell / figures.answers, 1) if figures.answers else 0,
            }
            for column, cell in shown
        ],
        "diverging": [list(part) for part in charts.diverging(line)] if charts.is_diverging(question) else [],
    }


def _grid(figures: Figures, question: Question, kind: str) -> dict[str, Any] | None:
    grid = telling.grid(figures, question, kind)
    if grid is None:
        return None
    rows = []
    for row in grid.rows:
        if row.figures is None:
            told = _(telling.NO_DATA) if row.state is State.EMPTY else _("piilotettu")
            cells = [told] + [""] * (len(grid.columns) - 1)
        else:
            cells = [_("piilotettu") if n < 0 else f"{n} ({share} %)" for n, share in row.figures]
        size = "0" if row.state is State.EMPTY else _("piilotettu") if row.size is None else str(row.size)
        rows.append([row.name, *cells, size])
    return {"caption": _(telling.BREAKDOWN_WORDS[kind]), "head": [*grid.columns], "rows": rows}


def pdf(order: Order) -> bytes:
    """The bytes of the PDF."""
    facts: dict[str, Any] = msgspec.to_builtins(order.facts)
    with laid_out(TEMPLATES, order.template, facts) as folder:
        return as_pdf(folder, order.moment)
