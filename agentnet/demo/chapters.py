"""The chapters of the guide, where each of them stands, and what has been said about them."""

from dataclasses import dataclass
from typing import Final

from agentnet.demo import chapters_client, chapters_meeting, chapters_reception, chapters_skills, chapters_why
from agentnet.guide.flow import Stage

TITLE: Final = "SOTE-työparin opas"
SUBTITLE: Final = "Soile ja Santtu, Pekka ja sinä: näin autamme yhden oven kautta"
SLUG: Final = "sote-tyopari"
CHANGE_NOTE: Final = (
    "Oppaan ensimmäinen painos. Mukana ovat kolme ensimmäistä lukua: miksi työpari, yhteinen asiakas ja yhteinen "
    "osaamispohja. Seuraavaan painokseen tulevat palaverit ja yhteisvastaanotto."
)
RELEASED_DAYS: Final = -35


@dataclass(frozen=True, slots=True)
class Written:
    """A revision: the text, who saved it and when (days from the day of seeding)."""

    text: str
    by: str
    days: int


@dataclass(frozen=True, slots=True)
class Step:
    """A change of stage. `approve` by a director gives their approval; the stage follows with the last one."""

    name: str
    by: str
    days: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A chapter: its history is revisions and steps in the order in which they happened."""

    slug: str
    theme: str
    title: str
    owner: str
    stage: Stage
    history: tuple[Written | Step, ...]
    why: str = ""
    asks: str = ""
    register_number: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the paragraph that begins with `at`; `revision` is the one that was read."""

    chapter: str
    revision: int
    at: str
    by: str
    days: int
    text: str
    reply_to: int | None = None
    resolved: bool = False


def _through(first: int, *, review_by: str) -> tuple[Step, ...]:
    """From drafting by way of design and both directors to approved, one step every other day or so."""
    return (
        Step("design", review_by, first),
        Step("review", "noora", first + 2),
        Step("approve", "jukka", first + 3),
        Step("approve", "maija", first + 5),
    )


CHAPTERS: Final = (
    Draft(
        "miksi-tyopari", "asiakas", chapters_why.TITLE, "Integraatiopalvelut", Stage.RELEASED,
        (
            Step("draft", "heli", -58), Written(chapters_why.TEXT, "heli", -56),
            *_through(-50, review_by="heli"), Step("release", "heli", RELEASED_DAYS),
        ),
    ),
    Draft(
        "yhteinen-asiakas", "asiakas", chapters_client.TITLE, "Työikäisten sosiaalipalvelut", Stage.APPROVED,
        (
            Step("draft", "heli", -57), Written(chapters_client.RELEASED, "heli", -55),
            *_through(-49, review_by="heli"), Step("release", "heli", RELEASED_DAYS),
            Step("revise", "heli", -6), Written(chapters_client.TEXT, "heli", -6),
            Step("review", "heli", -5), Step("approve", "jukka", -4), Step("approve", "maija", -2),
        ),
    ),
    Draft(
        "yhteinen-osaamispohja", "osaaminen", chapters_skills.TITLE, "Mielenterveys- ja päihdepalvelut", Stage.DESIGN,
        (
            Step("draft", "ville", -52), Written(chapters_skills.RELEASED, "ville", -48),
            *_through(-46, review_by="ville"), Step("release", "heli", RELEASED_DAYS),
            Step("revise", "ville", -14), Written(chapters_skills.TEXT, "ville", -10), Step("design", "ville", -9),
        ),
    ),
    Draft(
        "asiakaskohtainen-verkostopalaveri", "palaveri", chapters_meeting.TITLE, "Integraatiopalvelut", Stage.REVIEW,
        (
            Step("draft", "ville", -20), Written(chapters_meeting.EARLIER, "ville", -18),
            Step("design", "ville", -17), Step("review", "noora", -15),
            Step("changes", "jukka", -13, "Hyvä luku. Kertokaa vielä, miten toimitaan, jos työpari on eri mieltä."),
            Written(chapters_meeting.TEXT, "heli", -11), Step("review", "heli", -10), Step("approve", "jukka", -7),
        ),
        why="Kolmessa työpajassa kysyttiin samaa: kuka kutsuu palaverin koolle ja kuka päättää, jos työpari on eri "
        "mieltä. Tähän asti jokaisella yksiköllä on ollut oma tapansa.",
        asks="Työpari sopii ennen palaveria, kumpi kysyy ja kumpi kirjaa. Siihen menee noin kymmenen minuuttia. "
        "Sovitut asiat luetaan ääneen ennen kuin lähdetään.",
        register_number="LRHVA/2187/00.01.02/2026",
    ),
    Draft(
        "yhteisvastaanotto", "vastaanotto", chapters_reception.TITLE, "Integraatiopalvelut", Stage.DRAFTING,
        (Step("draft", "ville", -5), Written(chapters_reception.TEXT, "ville", -3)),
    ),
)  # fmt: skip

REMARKS: Final = (
    Remark(
        "asiakaskohtainen-verkostopalaveri", 1, "Palaverin vetää", "jukka", -14,
        "Kumpi vastaa, jos työpari on eri mieltä? Lisätään yksi lause.", resolved=True,
    ),
    Remark(
        "asiakaskohtainen-verkostopalaveri", 2, "Palaverin vetää", "heli", -11,
        "Lisätty tähän versioon: kumpikin sanoo näkemyksensä, eikä kaikkea tarvitse ratkaista saman pöydän ääressä.",
        reply_to=0, resolved=True,
    ),
    Remark(
        "asiakaskohtainen-verkostopalaveri", 2, "Verkostopalaveri kootaan", "maija", -6,
        "Erinomaista, että asiakas päättää. Entä jos hän ei halua paikalle jotakuta, jonka on lain mukaan oltava "
        "mukana?",
    ),
    Remark(
        "asiakaskohtainen-verkostopalaveri", 2, "Verkostopalaveri kootaan", "ville", -5,
        "Hyvä huomio. Ehdotan lausetta: kerro asiakkaalle etukäteen, kenen on oltava paikalla ja miksi. Käykö?",
        reply_to=2,
    ),
    Remark(
        "asiakaskohtainen-verkostopalaveri", 2, "Osat voi vaihtaa", "noora", -8,
        "Vaihdan prosessikuvan värit niin, että asiakkaan rivi erottuu myös mustavalkoisena.",
    ),
    Remark(
        "yhteinen-osaamispohja", 2, "Tuttuus ei synny", "noora", -4,
        "Tähän sopisi pieni kuva kahvikupeista. Piirrän sen huomiseksi.",
    ),
)  # fmt: skip
