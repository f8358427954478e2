"""The idea boards of the sample network: what they ask, and who wrote what on them."""

from dataclasses import dataclass
from typing import Final

from agentnet.workshops.boards.flow import Phase


@dataclass(frozen=True, slots=True)
class Idea:
    """One note; `n` numbers it within its board; the votes fall by `weight`."""

    n: int
    section: str
    by: str
    text: str
    weight: int = 0
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Wall:
    key: str
    workshop: str
    title: str
    task: str
    sections: tuple[str, ...]
    phase: Phase


CLIENT: Final = Wall(
    "asiakas",
    "w1",
    "Yhteinen asiakas: mistä hänet tunnistaa?",
    "Mieti viime viikkoasi. Milloin asia oli myös toisen alan asia? Yksi ajatus lappua kohti.",
    ("Tunnusmerkit", "Missä hukkaamme toisemme?", "Mikä toimii jo?", "Kysymyksiä johdolle"),
    Phase.LOCKED,
)
MEETING: Final = Wall(
    "palaveri",
    "w3",
    "Mikä estää yhteisen palaverin – ja mikä auttaa?",
    "Kirjoita niin kuin puhut. Älä kerro asiakkaasta mitään, mistä hänet voi tunnistaa.",
    ("Esteet", "Hyvät käytännöt", "Mitä kokeilemme?", "Asiakkaan ääni"),
    Phase.SUMMARY,
)
RECEPTION: Final = Wall(
    "vastaanotto",
    "w4",
    "Yhteisvastaanotto: mitä tarvitaan, että se onnistuu?",
    "Ennen, aikana ja jälkeen: mitä työpari tekee, ja mitä asiakas huomaa?",
    ("Ennen", "Aikana", "Jälkeen", "Asiakkaan ääni"),
    Phase.IDEATION,
)
