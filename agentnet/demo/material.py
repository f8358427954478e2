"""What the sample network leans on: four terms, five entries of the register, three pieces of background. Invented."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from agentnet.guide.background.flow import BackgroundKind
from agentnet.guide.register.flow import EntryKind, Status


@dataclass(frozen=True, slots=True)
class Term:
    """`approved_by`: the directors who have approved it; `proposed` without them waits."""

    word: str
    meaning: str
    by: str
    others: str = ""
    proposed: bool = True
    approved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """`source` is "board:number"; `answer` is who, to what status, in which words."""

    kind: EntryKind
    title: str
    text: str
    by: str
    area: str = ""
    regions: tuple[str, ...] = ()
    remover: str = ""
    source: str = ""
    taken: bool = False
    answer: tuple[str, Status, str] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    kind: BackgroundKind
    reference: str
    why: str
    by: str
    link: str = ""
    dated: date | None = None


TERMS: Final = (
    Term(
        "SOTE-työpari",
        "Kaksi ammattilaista, toinen sosiaalihuollosta ja toinen terveydenhuollosta, jotka hoitavat yhteisen asiakkaan "
        "asiaa yhdessä ja sopivat, kumpi pitää yhteyttä asiakkaaseen.",
        "heli", "työpari, yhteistyöpari", approved_by=("maija", "jukka"),
    ),
    Term(
        "yhteinen asiakas",
        "Ihminen, joka tarvitsee samaan aikaan sekä sosiaalihuollon että terveydenhuollon palveluja, ja jonka asia "
        "etenee vain, kun alat toimivat yhdessä.",
        "ville", approved_by=("maija", "jukka"),
    ),
    Term(
        "verkostopalaveri",
        "Tapaaminen, johon asiakas kutsuu ne ihmiset ja ammattilaiset, joista on hänelle hyötyä. Siinä sovitaan, kuka "
        "tekee mitä ja milloin tavataan uudelleen.",
        "heli", "yhteispalaveri", approved_by=("jukka",),
    ),
    Term(
        "vastuutyöntekijä",
        "Ammattilainen, jolta asiakas saa vastauksen kysymykseen ”kenelle minä soitan?”. Luonnos: alojen tehtävät "
        "eroavat, ja sanasta keskustellaan vielä.",
        "ville", "omatyöntekijä, oma hoitaja", proposed=False,
    ),
)  # fmt: skip

ENTRIES: Final = (
    Entry(
        EntryKind.BARRIER, "Emme näe toistemme kirjauksia",
        "Palvelutarve arvioidaan kahdesti, koska toisen alan suunnitelmaa ei näe. Asiakas kertoo saman kahdesti.",
        "heli", "miepa", ("Loimaa", "Salo"), "tietohallinto", "asiakas:42", taken=True,
        answer=(
            "jukka", Status.WORKING,
            "Lukuoikeuksia kokeillaan kahdessa yksikössä syksyn ajan. Palaan asiaan, kun kokeilusta on kokemusta.",
        ),
    ),
    Entry(
        EntryKind.BARRIER, "Yhteistä aikaa ei voi varata kalenteriin",
        "Yhteinen kotikäynti näkyy suoritteena vain toisella. Siksi sitä ei uskalleta varata.",
        "ville", "tyoikaiset", source="asiakas:39", taken=True,
    ),
    Entry(
        EntryKind.BARRIER, "Tietoa ei ole, kun yksi ihminen on lomalla",
        "Heinäkuussa asia seisoo, jos sen tuntee vain yksi.", "heli", source="asiakas:25",
    ),
    Entry(
        EntryKind.PRACTICE, "Puoli tuntia joka toinen viikko",
        "Naapuriyksiköt tapaavat lyhyesti kahvin äärellä. Kun kasvot ovat tutut, asiat hoituvat puhelimella.",
        "ville", "tyoikaiset", ("Loimaa",), source="asiakas:27", taken=True,
        answer=("maija", Status.DONE, "Otetaan käyttöön kaikilla alueilla. Esihenkilöt varaavat ajan kalenteriin."),
    ),
    Entry(
        EntryKind.PRACTICE, "Perehdytyspäivä toisella alalla",
        "Uusi työntekijä viettää yhden perehdytyksen päivän toisella alalla.", "heli", "miepa", source="asiakas:31",
    ),
)  # fmt: skip

REFERENCES: Final = (
    Reference(
        BackgroundKind.LAW, "Sosiaalihuoltolaki 1301/2014, 41 §: monialainen yhteistyö",
        "Velvoittaa kutsumaan yhteistyöhön ne alat, joita asiakkaan tarpeeseen vastaaminen edellyttää.", "heli",
        dated=date(2014, 12, 30),
    ),
    Reference(
        BackgroundKind.MODEL, "Kuvitteellisen naapurialueen työparimalli (2023)",
        "Mallissa työpari nimettiin ensimmäisellä käynnillä. Kokemukset kerättiin haastatteluin.", "ville",
        dated=date(2023, 5, 15),
    ),
    Reference(
        BackgroundKind.RESEARCH, "Esimerkkitutkimus: Tuttuus ja kynnys pyytää apua kahden alan välillä (2022)",
        "Kertoo, miksi suora numero auttaa enemmän kuin ohje. Sopii kiteytyksen k3 rinnalle.", "heli",
        dated=date(2022, 9, 1),
    ),
)  # fmt: skip
