"""The page on paper: A4, tagged, set by Typst from facts in JSON."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agentnet import formats
from agentnet.settings import settings
from agentnet.typeset import as_pdf, laid_out
from agentnet.words import _, n_

if TYPE_CHECKING:
    from agentnet.workshops.outcomes.shapes import BoardPart, Found, Page

TEMPLATES: Final = Path(__file__).parent / "print"


def pdf(facts: Mapping[str, Any], at: datetime) -> bytes:
    """Takes a moment: call it in a child process."""
    with laid_out(TEMPLATES, "home.typ", facts) as folder:
        return as_pdf(folder, at)


def facts(page: "Page", language: str) -> dict[str, Any]:
    """Everything that is printed, in words."""
    workshop, day = page.workshop, formats.local(page.workshop.starts_at).date()
    return {
        "language": language,
        "title": workshop.title,
        "over": _("Viisi minuuttia kotiin viemisiksi"),
        "when": " · ".join(filter(None, (formats.day(workshop.starts_at), workshop.place, settings().organisation))),
        "date": [day.year, day.month, day.day],
        "intro": page.intro or workshop.purpose,
        "boards": [_board(board) for board in page.boards if board.shown],
        "polls": [
            {
                "question": poll.question,
                "answers": n_("{n} vastaus", "{n} vastausta", poll.answers),
                "rows": [{"label": label, "figure": figure} for label, figure in poll.rows],
            }
            for poll in page.polls
        ],
        "promises": [{"text": text, "by": signed} for text, signed in page.promises],
        "promised": _promised(page.promised),
        "onward": page.onward,
        "coming": coming(page),
        "questions": list(page.questions),
        "words": {
            "found": _("Mitä löytyi"),
            "polls": _("Pikakyselyt"),
            "promises": _("Mitä kokeilemme"),
            "onward": _("Mitä seuraavaksi"),
            "questions": _("Kolme kysymystä meidän yksikköömme"),
        },
    }


def coming(page: "Page") -> str:
    """The network's next workshop in a sentence."""
    if page.coming is None:
        return ""
    when = formats.moment(page.coming.starts_at)
    return _("Seuraava työpaja: {title}, {when}.", title=page.coming.title, when=when)


def _promised(promised: int) -> str:
    if not promised:
        return ""
    return n_("Yksi osallistuja antoi lupauksen.", "{n} osallistujaa antoi lupauksen.", promised)


def _board(board: "BoardPart") -> dict[str, Any]:
    rest = n_("Taululla oli lisäksi yksi lappu.", "Taululla oli lisäksi {n} lappua.", board.rest) if board.rest else ""
    return {"title": board.title, "task": board.task, "found": [_found(one) for one in board.shown], "rest": rest}


def _found(one: "Found") -> dict[str, Any]:
    return {"title": one.title, "text": one.text, "under": list(one.under), "votes": votes(one), "section": one.section}


def votes(one: "Found") -> str:
    """`5 ääntä, jaettu sija 2`"""
    if one.votes is None:
        return ""
    said = n_("{n} ääni", "{n} ääntä", one.votes)
    return said + ", " + _("jaettu sija {n}", n=one.rank) if one.tied else said
