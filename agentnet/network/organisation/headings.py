"""What a column of the file is, told by its heading: Finnish, Swedish or English, and the county's own level names."""

import re
from collections.abc import Sequence
from typing import Final

from agentnet.words import N_

UNIT, CODE, FIELD, REGION, HEADCOUNT = "unit", "code", "field", "region", "headcount"
VALID_FROM, VALID_TO, SUCCESSOR, AREA_CODE = "valid_from", "valid_to", "successor", "area_code"
LEVEL: Final = "level-"
"""`level-0` is the innermost level, `level-1` the one above it."""

NAMES: Final[dict[str, str]] = {
    UNIT: N_("Yksikkö"),
    CODE: N_("Yksikön tunnus"),
    AREA_CODE: N_("Palvelualueen tunnus"),
    FIELD: N_("Ala"),
    REGION: N_("Alue"),
    HEADCOUNT: N_("Henkilöstömäärä"),
    VALID_FROM: N_("Voimassa alkaen"),
    VALID_TO: N_("Voimassa asti"),
    SUCCESSOR: N_("Jatkuu yksikössä"),
}
"""The template's headings, and what pages call them."""

KNOWN: Final[dict[str, tuple[str, ...]]] = {
    UNIT: (
        "yksikkö", "työyksikkö", "yksikön nimi", "toimipiste", "nimi",
        "enhet", "arbetsenhet", "enhetens namn", "namn", "unit", "work unit", "unit name", "name",
    ),
    CODE: (
        "yksikön tunnus", "tunnus", "yksikkötunnus", "yksikkökoodi", "koodi", "kustannuspaikka", "oid", "id",
        "enhetens kod", "enhetskod", "kod", "kostnadsställe", "unit code", "unit id", "code", "cost centre",
    ),
    AREA_CODE: (
        "palvelualueen tunnus", "palvelualueen koodi", "serviceområdets kod", "area code", "service area code",
    ),
    FIELD: ("ala", "toiminta ala", "tehtäväala", "sote ala", "sektor", "bransch", "field", "sector"),
    REGION: (
        "alue", "maantieteellinen alue", "seutu", "paikkakunta", "region", "område", "ort", "geographical area",
    ),
    HEADCOUNT: (
        "henkilöstömäärä", "henkilöstö", "henkilömäärä", "työntekijöitä", "henkilöitä", "vahvuus",
        "personal", "antal anställda", "personalantal", "headcount", "staff", "number of staff", "employees",
    ),
    VALID_FROM: (
        "voimassa alkaen", "alkaa", "alkupäivä", "alkupvm", "alkaen", "giltig från", "börjar", "startdatum",
        "valid from", "starts", "start date",
    ),
    VALID_TO: (
        "voimassa asti", "päättyy", "päättymispäivä", "loppupäivä", "loppupvm", "asti", "giltig till", "slutar",
        "slutdatum", "valid to", "ends", "end date",
    ),
    SUCCESSOR: (
        "jatkuu yksikössä", "seuraaja", "seuraajat", "uusi yksikkö", "fortsätter i", "efterträdare", "ny enhet",
        "continues in", "successor", "successors",
    ),
}  # fmt: skip
AREA: Final = ("palvelualue", "palvelualueen nimi", "serviceområde", "service area", "area")


def level(number: int) -> str:
    return f"{LEVEL}{number}"


def choices(level_names: Sequence[str]) -> dict[str, str]:
    """Everything that a column may be → its heading, in the order of the template."""
    levels = {level(at): name for at, name in reversed(list(enumerate(reversed(level_names))))}
    first = {UNIT: NAMES[UNIT], CODE: NAMES[CODE]}
    return first | levels | {key: name for key, name in NAMES.items() if key not in first}


def matched(header: Sequence[str], level_names: Sequence[str]) -> dict[int, str]:
    """Column's number → what it is. A meaning is given once, to the first column that has it."""
    known = {_plain(word): key for key, words in KNOWN.items() for word in words}
    known |= {_plain(word): level(0) for word in AREA}
    known |= {_plain(name): level(at) for at, name in enumerate(reversed(level_names))}
    found: dict[int, str] = {}
    for at, heading in enumerate(header):
        key = known.get(_plain(heading), "")
        if key and key not in found.values():
            found[at] = key
    return found


def lacking(columns: dict[int, str]) -> list[str]:
    """What a file cannot do without and this one has no column for."""
    return [key for key in (UNIT, level(0), REGION) if key not in columns.values()]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
