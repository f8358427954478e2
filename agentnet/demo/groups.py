"""The breakout groups of the third workshop: four meetings, four purposes; and what each group wrote on its board."""

from dataclasses import dataclass
from typing import Final

WORKSHOP: Final = "w3"
SECTIONS: Final = ("Mitä varten?", "Ketkä paikalle?", "Mitä sovimme?")


@dataclass(frozen=True, slots=True)
class Team:
    """A group: its name, its own task, and its notes by section; the last one of each was chosen to go on."""

    name: str
    task: str
    notes: tuple[tuple[str, str], ...]


WHAT, WHO, AGREED = SECTIONS

TEAMS: Final = (
    Team(
        "Verkostopalaveri",
        "Milloin kutsutaan verkostopalaveri, ja kuka sen kutsuu?",
        (
            (WHAT, "Kun asiakkaan asia on jumissa kahdessa paikassa yhtä aikaa."),
            (WHO, "Asiakas itse, hänen läheisensä jos asiakas haluaa, ja ne, joilla on jotakin päätettävää."),
            (AGREED, "Kutsuja on se, joka ensimmäisenä huomaa tarpeen. Ei kysytä lupaa ylhäältä."),
        ),
    ),
    Team(
        "Hoitoneuvottelu",
        "Miten hoitoneuvottelusta tulee yhteinen?",
        (
            (WHAT, "Asiakas saa kuulla saman asian kaikilta yhdellä kertaa."),
            (WHO, "Sosiaalityöntekijä kutsutaan aina, ei vain silloin kun jokin on mennyt vikaan."),
            (AGREED, "Neuvottelun lopuksi asiakas kertoo omin sanoin, mitä sovittiin."),
        ),
    ),
    Team(
        "Kotiutuspalaveri",
        "Mitä pitää olla sovittuna, ennen kuin asiakas lähtee osastolta?",
        (
            (WHAT, "Ettei kukaan kotiudu perjantaina kolmelta tyhjään jääkaappiin."),
            (WHO, "Kotihoito, osasto ja se, joka avaa oven kotona."),
            (AGREED, "Palaveri pidetään viimeistään kaksi päivää ennen kotiutumista, vaikka etänä."),
        ),
    ),
    Team(
        "Työparin pikapalaveri",
        "Mikä on pienin palaveri, josta on hyötyä?",
        (
            (WHAT, "Kymmenen minuuttia, kaksi ihmistä, yksi asia."),
            (WHO, "Työpari ja asiakas puhelimen päässä."),
            (AGREED, "Joka tiistai kello 8.45 on varattu aika, jonka saa käyttää tai perua."),
        ),
    ),
)
