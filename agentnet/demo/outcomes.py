"""What the sample's workshops left behind: promises and how they went, and the page that went home."""

from dataclasses import dataclass
from typing import Final

from agentnet.workshops.promises.flow import Kept, Sharing


@dataclass(frozen=True, slots=True)
class Tried:
    """A promise of the first workshop, and how it went before the second."""

    by: str
    sharing: Sharing
    text: str
    kept: Kept
    learnt: str = ""


TRIED: Final = (
    Tried(
        "aino", Sharing.NAMED, "Esittäydyn naapuritiimin aamupalaverissa.", Kept.DONE,
        "Kymmenen minuuttia riitti. Sain kolme puhelinnumeroa.",
    ),
    Tried(
        "kaisa", Sharing.NAMED, "Vien tunnusmerkit tiimin seinälle.", Kept.DONE,
        "Lista kannattaa käydä läpi ääneen, muuten se jää tapetiksi.",
    ),
    Tried(
        "petri", Sharing.NAMELESS, "Kysyn jokaiselta uudelta asiakkaalta, kuka muu häntä auttaa.", Kept.PARTLY,
        "Kysymys unohtuu kiireessä. Lisäsin sen omaan muistilappuun.",
    ),
    Tried("samu", Sharing.NAMED, "Soitan lähetteen tekijälle ennen ensimmäistä käyntiä.", Kept.PARTLY),
    Tried(
        "marjo", Sharing.NAMELESS, "Kirjaan saman lauseen kumpaankin suunnitelmaan.", Kept.NOT_YET,
        "Kirjaamisen luvat puuttuvat. Tästä tarvitaan sopimus.",
    ),
    Tried("emmi", Sharing.OWN, "Käyn katsomassa, missä parini istuu.", Kept.DONE),
    Tried(
        "riikka", Sharing.NAMED, "Kutsun kaksi agenttia olohuoneelle kahville.", Kept.DONE,
        "Asiakas esitteli paikan itse. Se oli paras perehdytys.",
    ),
)  # fmt: skip

INTRO: Final = (
    "Verkostopalaverille on monta nimeä ja monta tarkoitusta. Kysyimme, mikä estää palaverin ja mikä auttaa. "
    "Tässä on se, mistä olimme eniten samaa mieltä."
)
ONWARD: Final = (
    "Eniten ääniä saaneista lapuista kirjoitetaan oppaan luku verkostopalaverista. Luonnos tulee agenteille "
    "luettavaksi ennen johdon hyväksyntää. Kutsupohjaa kokeillaan Loimaalla ja Salossa."
)
QUESTIONS: Final = (
    "Missä meidän palavereissamme asiakas on puhuja eikä puheenaihe?",
    "Kuka meillä kutsuu palaverin koolle, ja tietääkö naapuri sen?",
    "Mitä voimme kokeilla jo seuraavassa palaverissa?",
)
