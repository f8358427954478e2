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


QUESTIONS: Final = (
    Asked(QuestionKind.SCALE, "Tiedän, kehen toisen alan työntekijään otan yhteyttä.", ENDS),
    Asked(QuestionKind.CHOICE, "Kuinka usein teet parityötä toisen alan kanssa?", OFTEN),
    Asked(
        QuestionKind.MATRIX,
        "Miten yhteistyö toimii yksikössäsi?",
        ENDS,
        ("Verkostopalaveriin saadaan oikeat ihmiset.", "Sovitut asiat kirjataan yhteen paikkaan."),
    ),
    Asked(QuestionKind.TEXT, "Mikä auttaisi eniten juuri nyt?"),
)
MONTHS: Final = (
    "Tammikuu", "Helmikuu", "Maaliskuu", "Huhtikuu", "Toukokuu", "Kesäkuu",
    "Heinäkuu", "Elokuu", "Syyskuu", "Lokakuu", "Marraskuu", "Joulukuu",
)  # fmt: skip
LIFT: Final = (0.0, 0.35, 0.6)
"""How much better things are in each wave, in steps of the scale."""
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
