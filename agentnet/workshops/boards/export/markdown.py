"""The board as Markdown. What people wrote stays their words: nothing in it becomes a heading, a link or a list."""

import re
from collections.abc import Iterator
from typing import Final

from agentnet.words import _
from agentnet.workshops.boards.export.table import Line, joined, stack, votes_in_words
from agentnet.workshops.boards.shapes import SectionView, View

MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~$])")
AT_START: Final = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def markdown(view: View, facts: str) -> str:
    """The whole board; `facts` is a line of where and when."""
    return "\n".join(_document(view, facts)).rstrip() + "\n"


def _document(view: View, facts: str) -> Iterator[str]:
    yield f"# {_inline(view.title)}"
    yield ""
    if facts:
        yield _inline(facts)
        yield ""
    if view.task:
        yield from (f"> {part}" for part in _plain(view.task).split("\n"))
        yield ""
    row = ""
    for section in view.sections:
        if section.row_name != row:
            row = section.row_name
            yield from (f"## {_inline(row)}", "")
        yield f"{'###' if row else '##'} {_inline(section.name)} ({section.count})"
        yield ""
        yield from _notes(section)
        yield ""


def _notes(section: SectionView) -> Iterator[str]:
    if not section.notes:
        yield _("Ei lappuja.")
    for note in section.notes:
        for line in stack(section, note):
            if line.top and line.bundle:
                yield f"- **{_inline(line.bundle)}**{_after(line, votes=True)}"
                yield from _note(line, "  ", votes=False)
            else:
                yield from _note(line, "  " if line.bundled else "", votes=True)


def _note(line: Line, indent: str, *, votes: bool) -> Iterator[str]:
    words = _plain(line.text).split("\n")
    yield f"{indent}- " + f"  \n{indent}  ".join(words) + _after(line, votes=votes, name=True)
    for picture in line.pictures:
        yield f"{indent}  - " + _("Kuva: {words}", words=_inline(picture.alt))
    for signed, text in line.comments:
        said = f"  \n{indent}    ".join(_plain(text).split("\n"))
        yield f"{indent}  - " + _("Kommentti:") + " " + said + (f" – {_inline(signed)}" if signed else "")


def _after(line: Line, *, votes: bool, name: bool = False) -> str:
    """Who, how many votes, and what else is to be known, after the words."""
    facts = [line.signed] if name else []
    if votes and line.votes is not None:
        facts += [votes_in_words(line.votes)]
    if name:
        facts += [joined(line.nods), *line.marks]
    said = " · ".join(_inline(fact) for fact in facts if fact)
    return f" – {said}" if said else ""


def _inline(text: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def _plain(text: str) -> str:
    """Several lines of plain words."""
    escaped = MARKUP.sub(r"\\\1", text.strip())
    return AT_START.sub(lambda m: m[1].lstrip(" \t") + (m[2] + "\\" if m[2].isdigit() else "\\" + m[2]), escaped)
