"""The quarterly meter of the sample: its questions, and what staff answered in each wave. All words are invented."""

from typing import Final, NamedTuple

from agentnet.surveys.flow import QuestionKind

TITLE: Final = "Yhteistyömittari"
INTRO: Final = (
    "Kysymme neljännesvuosittain, miten sosiaali- ja terveydenhuolto tekevät työtä yhdessä. Se vie kaksi minuuttia."
)
OFTEN: Final = ("viikoittain", "kuukausittain", "harvemmin", "en koskaan")
ENDS: Final = ("täysin eri mieltä", "täysin samaa mieltä")
CHANGED: Final = "Kuinka usein tapaat asiakkaan yhdessä toisen alan ammattilaisen kanssa?"
"""The second wave asks this more exactly than the first: its trend begins anew there."""


class Asked(NamedTuple):
    kind: QuestionKind
    label: str
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    unit: str = ""
    most: int | None = None


QUESTIONS: Final = (
    Asked(QuestionKind.SCALE, "Tiedän, kehen toisen alan työntekijään otan yhteyttä.", ENDS),
    Asked(QuestionKind.CHOICE, "Kuinka usein teet parityötä toisen alan kanssa?", OFTEN),
    Asked(
        QuestionKind.MATRIX,
        "Miten yhteistyö toimii yksikössäsi?",
        ENDS,
        ("Verkostopalaveriin saadaan oikeat ihmiset.", "Sovitut asiat kirjataan yhteen paikkaan."),
    ),
    Asked(
        QuestionKind.NUMBER,
        "Montako kertaa tapasit asiakkaan toisen alan kanssa viime kuussa?",
        unit="kertaa",
        most=14,
    ),
    Asked(QuestionKind.TEXT, "Mikä auttaisi eniten juuri nyt?"),
)
MONTHS: Final = (
    "Tammikuu", "Helmikuu", "Maaliskuu", "Huhtikuu", "Toukokuu", "Kesäkuu",
    "Heinäkuu", "Elokuu", "Syyskuu", "Lokakuu", "Marraskuu", "Joulukuu",
)  # fmt: skip
LIFT: Final = (0.0, 0.2, 1.0, 1.0)
"""How far things have come in each wave: from how they were (0) to how they are now (1)."""
KNOW: Final = ((14, 24, 30, 20, 12), (6, 11, 21, 38, 24))
PEOPLE: Final = ((12, 22, 34, 22, 10), (10, 18, 32, 26, 14))
PLACE: Final = ((12, 22, 30, 26, 10), (7, 15, 28, 33, 17))
"""How often each step of the scale is answered, as it was and as it is: a clear change, hardly any, a change."""
TIMES: Final = ((40, 30, 15, 9, 6), (20, 27, 24, 17, 12))
"""The same for how many times: 0–2, 3–5 and so on."""
TOGETHER: Final = ((14, 30, 40, 16), (24, 40, 26, 10))
"""The same for how often people work in pairs."""
RARE: Final = (2, "Sovitut asiat kirjataan yhteen paikkaan.", 2)
"""In this wave only so many fully agree with this statement: its share is hidden there."""
WORDS: Final = (
    "Yhteinen ajanvarauskirja.",
    "Puhelinnumerot ajan tasalle.",
    "Toisen alan tuttu kasvo käytävällä.",
    "Aikaa valmistella palaveri.",
    "Yksi kirjauspaikka kummallekin alalle.",
    "Esihenkilön tuki parityölle.",
    "Selkeä kutsu, jossa lukee miksi.",
    "Vähemmän lomakkeita.",
)
