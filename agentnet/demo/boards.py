"""The idea boards of the sample network: what they ask, and who wrote what on them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Idea:
    """One note; `n` numbers it within its board, `voters` says how many gave it a vote."""

    n: int
    section: str
    by: str
    text: str
    voters: int = 0
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Wall:
    key: str
    workshop: str
    title: str
    task: str
    sections: tuple[str, ...]


CLIENT: Final = Wall(
    "asiakas",
    "w1",
    "Yhteinen asiakas: mistä hänet tunnistaa?",
    "Mieti viime viikkoasi. Milloin asia oli myös toisen alan asia? Yksi ajatus lappua kohti.",
    ("Tunnusmerkit", "Missä hukkaamme toisemme?", "Mikä toimii jo?", "Kysymyksiä johdolle"),
)
MEETING: Final = Wall(
    "palaveri",
    "w3",
    "Mikä estää yhteisen palaverin – ja mikä auttaa?",
    "Kirjoita niin kuin puhut. Älä kerro asiakkaasta mitään, mistä hänet voi tunnistaa.",
    ("Esteet", "Hyvät käytännöt", "Mitä kokeilemme?", "Asiakkaan ääni"),
)
RECEPTION: Final = Wall(
    "vastaanotto",
    "w4",
    "Yhteisvastaanotto: mitä tarvitaan, että se onnistuu?",
    "Ennen, aikana ja jälkeen: mitä työpari tekee, ja mitä asiakas huomaa?",
    ("Ennen", "Aikana", "Jälkeen", "Asiakkaan ääni"),
)
