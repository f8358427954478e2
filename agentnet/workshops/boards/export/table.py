"""A view as lines: one a note, in the order of the board, bundled ones under the note on top."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from agentnet.words import N_, _, n_
from agentnet.workshops.boards.flow import NODS, Naming
from agentnet.workshops.boards.shapes import NoteView, SectionView, View
from agentnet.workshops.boards.wall import Picture

SHORT: Final = 60
MARKS: Final[dict[str, str]] = {
    "held": N_("odottaa hyväksyntää"),
    "chosen": N_("valittu jatkoon"),
    "corrected": N_("vetäjän muokkaama"),
    "proxy": N_("kirjattu puolesta"),
    "late": N_("lisätty työpajan jälkeen"),
    "carried": N_("tuotu aineistosta"),
}


class Line(Struct, frozen=True):
    """A note. `bundle` names the bundle it is in; `votes` are those of the whole bundle, on its first note."""

    section: str
    row: str
    bundle: str
    top: bool
    text: str
    signed: str
    votes: int | None
    place: str
    nods: tuple[tuple[str, int], ...]
    comments: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]
    marks: tuple[str, ...]
    tone: str

    @property
    def bundled(self) -> bool:
        return bool(self.bundle) and not self.top


def lines(view: View) -> Iterator[Line]:
    """Every note that the view has; the bin is not the board."""
    for section in view.sections:
        for note in section.notes:
            yield from stack(section, note)


def stack(section: SectionView, note: NoteView) -> Iterator[Line]:
    """A note, and what is bundled under it."""
    bundle = bundle_name(note) if note.bundled else ""
    yield _line(section, note, bundle, top=True)
    yield from (_line(section, under, bundle, top=False) for under in note.bundled)


def bundle_name(note: NoteView) -> str:
    """A bundle's title; without one, the first words of the note on top."""
    return note.title or short(note.text)


def short(text: str) -> str:
    """The first words of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1].rstrip() + "…"


def votes_told(view: View) -> bool:
    """Whether this view says how the votes fell."""
    return any(n.votes is not None for section in view.sections for n in section.notes)


def has_rows(view: View) -> bool:
    return any(section.row_name for section in view.sections)


def author(naming: Naming, signed: str) -> str:
    """The name on a note, or that it has none."""
    return signed or (_("nimettömänä") if naming is Naming.ANONYMOUS else "")


def joined(pairs: Sequence[tuple[str, int]]) -> str:
    """`Kiitos 2, Samaa mieltä 1`"""
    return ", ".join(f"{word} {n}" for word, n in pairs)


def _line(section: SectionView, note: NoteView, bundle: str, *, top: bool) -> Line:
    return Line(
        section=section.name,
        row=section.row_name,
        bundle=bundle,
        top=top,
        text=note.text,
        signed=author(note.naming, note.signed),
        votes=note.votes if top else None,
        place=_place(note) if top else "",
        nods=tuple((_(NODS[kind]), n) for kind, n in note.nods),
        comments=tuple((author(c.naming, c.signed), c.text) for c in note.comments),
        pictures=note.pictures,
        marks=tuple(_marks(note)),
        tone=note.tone,
    )


def _place(note: NoteView) -> str:
    if note.rank is None:
        return ""
    return _("jaettu sija {n}", n=note.rank) if note.tied else _("sija {n}", n=note.rank)


def _marks(note: NoteView) -> Iterator[str]:
    if note.hidden:
        yield _("piilotettu: {reason}", reason=note.reason) if note.reason else _("piilotettu")
    yield from (_(word) for name, word in MARKS.items() if getattr(note, name))


def votes_in_words(votes: int) -> str:
    return n_("{n} ääni", "{n} ääntä", votes)
