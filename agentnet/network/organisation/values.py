"""One cell as a value: days as Finns and Excel write them, counts, fields; and why a cell is refused."""

import re
from datetime import date, timedelta
from typing import Final

from agentnet.cells import unguarded
from agentnet.identity_codes import holds_identity_code
from agentnet.network.flow import Field
from agentnet.words import N_

NAME: Final = 200
SERIALS: Final = (20_000, 80_000)
"""Excel's day numbers from 1954 to 2119: smaller ones are counts or years, not days."""
_FINNISH: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffd-\uffff\ud800-\udfff]")

FIELDS: Final = {
    Field.SOCIAL: ("sosiaalihuolto", "sosiaali", "sosiaalipalvelut", "socialvård", "social", "social care", "s"),
    Field.HEALTH: (
        "terveydenhuolto", "terveys", "terveyspalvelut", "hälso och sjukvård", "hälso- och sjukvård", "health",
        "health care", "t",
    ),
    Field.COMMON: ("yhteinen", "muu", "muut", "yhteiset", "gemensam", "annan", "common", "other", "shared", "y"),
}  # fmt: skip
_FIELD: Final = {word: field for field, words in FIELDS.items() for word in words}


class Wrong(Exception):
    """The cell cannot be taken; the argument is the sentence."""


def key(text: str) -> str:
    """How names and codes are compared: without case and spare spaces."""
    return " ".join(text.split()).casefold()


def line(cell: str) -> str:
    """A name or a code.

    Raises:
        Wrong: a formula, a personal identity code, hidden characters, or too long.
    """
    text = unguarded(cell)
    if text.startswith("="):
        raise Wrong(N_("Solussa on kaava. Kirjoita sen tilalle arvo."))
    if _HIDDEN.search(text):
        raise Wrong(N_("Solussa on merkkejä, joita ei voi tallentaa. Kirjoita se uudelleen."))
    if holds_identity_code(text):
        raise Wrong(N_("Solussa on henkilötunnus. Poista se tiedostosta."))
    if len(text) > NAME:
        raise Wrong(N_("Teksti on yli 200 merkkiä pitkä."))
    return text


def day(cell: str) -> date | None:
    """31.12.2026, 2026-12-31, 31/12/2026 or Excel's day number.

    Raises:
        Wrong: it is no day.
    """
    if not cell:
        return None
    try:
        if found := _FINNISH.fullmatch(cell):
            year = int(found[3])
            return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(cell):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _SLASHED.fullmatch(cell):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if cell.isascii() and cell.isdigit() and SERIALS[0] <= int(cell) <= SERIALS[1]:
            return date(1899, 12, 30) + timedelta(days=int(cell))
    except ValueError:
        pass
    raise Wrong(N_("Tämä ei ole päivä. Kirjoita se muotoon 31.12.2026."))


def count(cell: str) -> int | None:
    """A headcount: 12, 12,0 or 1 200.

    Raises:
        Wrong: it is no count.
    """
    text = cell.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not text:
        return None
    if re.fullmatch(r"\d{1,6}(\.\d+)?", text, re.ASCII):
        return round(float(text) + 1e-9)
    raise Wrong(N_("Tämä ei ole henkilöstömäärä. Kirjoita kokonaisluku."))


def field(cell: str) -> Field | None:
    """Social, health or common, in three languages.

    Raises:
        Wrong: another word.
    """
    if not cell:
        return None
    if (found := _FIELD.get(key(cell))) is None:
        raise Wrong(N_("Alaa ei tunnistettu. Kirjoita Sosiaalihuolto, Terveydenhuolto tai Yhteinen."))
    return found
