"""Grids that a board can begin as: columns, a SWOT, effect against effort, a client's journey, or one free wall. Pure.

A layout only says which sections a board starts with. Afterwards it is a grid like any other.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from agentnet.words import N_, _

TONES: Final = ("peach", "mint", "sky", "lilac", "sun", "stone")
ACROSS: Final = 12
"""Sections in a row at most."""

DOWN: Final = 8
"""Rows at most."""


class Layout(StrEnum):
    COLUMNS = "columns"
    SWOT = "swot"
    FOUR = "four"
    JOURNEY = "journey"
    FREE = "free"


class Cell(Struct, frozen=True):
    """A section to be: its name and colour, and the row that it stands in. Cells of a row follow each other."""

    name: str
    tone: str
    row: int = 0
    row_name: str = ""


class Plan(Struct, frozen=True):
    """A layout in words. `names` and `rows` are what it has when nobody says otherwise; `wide` cells fill a row."""

    title: str
    hint: str
    names: tuple[str, ...]
    rows: tuple[str, ...] = ()
    wide: int = ACROSS


PLANS: Final[dict[Layout, Plan]] = {
    Layout.COLUMNS: Plan(
        N_("Sarakkeet"),
        N_("Lohkot vierekkäin, esimerkiksi esteet ja hyvät käytännöt."),
        (N_("Esteet"), N_("Hyvät käytännöt"), N_("Mitä kokeilemme?"), N_("Asiakkaan ääni")),
    ),
    Layout.SWOT: Plan(
        N_("SWOT"),
        N_("Neljä lohkoa: vahvuudet, heikkoudet, mahdollisuudet ja uhat."),
        (N_("Vahvuudet"), N_("Heikkoudet"), N_("Mahdollisuudet"), N_("Uhat")),
        wide=2,
    ),
    Layout.FOUR: Plan(
        N_("Vaikutus ja vaiva"),
        N_("Neljä lohkoa: kuinka paljon ehdotus vaikuttaa ja kuinka paljon siinä on työtä."),
        (
            N_("Suuri vaikutus, pieni vaiva"),
            N_("Suuri vaikutus, suuri vaiva"),
            N_("Pieni vaikutus, pieni vaiva"),
            N_("Pieni vaikutus, suuri vaiva"),
        ),
        wide=2,
    ),
    Layout.JOURNEY: Plan(
        N_("Asiakkaan polku"),
        N_("Vaiheet vierekkäin, jokaisella roolilla oma rivinsä."),
        (N_("Yhteydenotto"), N_("Tarpeen arviointi"), N_("Palvelu"), N_("Seuranta")),
        (N_("Asiakas"), N_("Sosiaalihuolto"), N_("Terveydenhuolto")),
    ),
    Layout.FREE: Plan(N_("Yksi vapaa seinä"), N_("Kaikki laput samassa paikassa."), (N_("Laput"),), wide=1),
}


def cells(layout: Layout, names: Sequence[str] = (), rows: Sequence[str] = ()) -> tuple[Cell, ...]:
    """The sections of a new board, row by row; where none is given, the layout's own names in the current language.

    A journey has a section for each step in `names` and each role in `rows`; the others leave `rows` out.
    """
    plan = PLANS[layout]
    named = _chosen(names, plan.names)
    match layout:
        case Layout.JOURNEY:
            roles = _chosen(rows, plan.rows)[:DOWN]
            return tuple(
                Cell(name, TONES[at % len(TONES)], at, role) for at, role in enumerate(roles) for name in named[:ACROSS]
            )
        case Layout.SWOT | Layout.FOUR:
            named += tuple(_(name) for name in plan.names[len(named) :])
    limit = len(plan.names) if plan.wide < ACROSS else ACROSS
    return tuple(Cell(name, TONES[at % len(TONES)], at // plan.wide) for at, name in enumerate(named[:limit]))


def _chosen(given: Sequence[str], otherwise: Sequence[str]) -> tuple[str, ...]:
    said = tuple(name.strip() for name in given if name.strip())
    return said or tuple(_(name) for name in otherwise)
