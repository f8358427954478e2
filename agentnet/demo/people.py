"""The cast of the sample network: one invented county, five regions, ten units, thirty invented people."""

from dataclasses import dataclass
from typing import Final

from agentnet.network.flow import Field, Role, Stage

COUNTY: Final = "Lounaisrannikon hyvinvointialue"
NETWORK: Final = "SOTE-agenttiverkosto"
PURPOSE: Final = (
    "Sosiaali- ja terveydenhuollon agentit kehittävät yhdessä työparityötä, jotta asiakas saa apua yhden oven kautta."
)
DOMAIN: Final = "lounaisrannikko.example"
SOCIAL: Final = Field.SOCIAL
HEALTH: Final = Field.HEALTH


ROLE_WORDS: Final = {
    Role.COORDINATOR: "koordinaattori",
    Role.DIRECTOR: "palvelualueen johtaja",
    Role.OWNER: "projektin omistaja",
    Role.MANAGER: "päällikkö",
    Role.SUPERVISOR: "esihenkilö",
    Role.DESIGNER: "palvelumuotoilija",
    Role.EXPERT: "asiantuntija, alustaja",
    Role.EXPERIENCE: "kokemusasiantuntija",
    Role.PARTNER: "järjestön edustaja",
    None: "pääkäyttäjä",
    Role.AGENT: "agentti",
}
FIELD_WORDS: Final = {SOCIAL: ", sosiaalihuolto", HEALTH: ", terveydenhuolto", Field.COMMON: ""}


@dataclass(frozen=True, slots=True)
class Area:
    key: str
    name: str
    field: Field


@dataclass(frozen=True, slots=True)
class Unit:
    key: str
    name: str
    region: str
    area: str
    headcount: int


@dataclass(frozen=True, slots=True)
class Character:
    """One person of the cast; `unit` is empty for those who work for the whole county."""

    key: str
    name: str
    title: str
    role: Role | None
    field: Field = Field.COMMON
    unit: str = ""
    email: str = ""
    organisation: str = COUNTY

    @property
    def address(self) -> str:
        return self.email or f"{self.key}@{DOMAIN}"

    @property
    def role_words(self) -> str:
        return ROLE_WORDS[self.role] + FIELD_WORDS[self.field]


REGIONS: Final = ("Loimaa", "Raisio", "Salo", "Turku", "Uusikaupunki")

AREAS: Final = (
    Area("tyoikaiset", "Työikäisten sosiaalipalvelut", SOCIAL),
    Area("miepa", "Mielenterveys- ja päihdepalvelut", HEALTH),
)

UNITS: Final = (
    Unit("loimaa-social", "Loimaan aikuissosiaalityö", "Loimaa", "tyoikaiset", 9),
    Unit("loimaa-health", "Loimaan mielenterveys- ja päihdevastaanotto", "Loimaa", "miepa", 12),
    Unit("raisio-social", "Raision työikäisten palvelut", "Raisio", "tyoikaiset", 14),
    Unit("raisio-health", "Raision mielenterveys- ja päihdevastaanotto", "Raisio", "miepa", 16),
    Unit("salo-social", "Salon aikuissosiaalityö", "Salo", "tyoikaiset", 10),
    Unit("salo-health", "Salon mielenterveysvastaanotto", "Salo", "miepa", 11),
    Unit("turku-social", "Turun työikäisten palvelut", "Turku", "tyoikaiset", 31),
    Unit("turku-health", "Turun päihde- ja riippuvuuspoliklinikka", "Turku", "miepa", 24),
    Unit("uki-social", "Uudenkaupungin työikäisten palvelut", "Uusikaupunki", "tyoikaiset", 7),
    Unit("uki-health", "Uudenkaupungin sote-aseman hoitotiimi", "Uusikaupunki", "miepa", 13),
)

PEOPLE: Final = (
    Character("heli", "Heli Aro", "kehittäjäsosiaalityöntekijä", Role.COORDINATOR, SOCIAL),
    Character("ville", "Ville Koskela", "asiantuntijasairaanhoitaja", Role.COORDINATOR, HEALTH),
    Character("maija", "Maija Lehto", "työikäisten palvelujen johtaja", Role.DIRECTOR, SOCIAL),
    Character("jukka", "Jukka Kallio", "mielenterveys- ja päihdepalvelujen johtaja", Role.DIRECTOR, HEALTH),
    Character("kirsti", "Kirsti Ahonen", "integraatiojohtaja", Role.OWNER),
    Character("antti", "Antti Harju", "palvelupäällikkö", Role.MANAGER, SOCIAL),
    Character("sari", "Sari Vainio", "johtava sosiaalityöntekijä", Role.SUPERVISOR, SOCIAL, "uki-social"),
    Character("timo", "Timo Laakso", "osastonhoitaja", Role.SUPERVISOR, HEALTH, "turku-health"),
    Character("paivi", "Päivi Heino", "vastaava sairaanhoitaja", Role.SUPERVISOR, HEALTH, "salo-health"),
    Character("noora", "Noora Saarela", "palvelumuotoilija", Role.DESIGNER),
    Character("leena", "Leena Majuri", "sote-juristi", Role.EXPERT),
    Character(
        "mika", "Mika Toivonen", "kokemusasiantuntija", Role.EXPERIENCE, email="mika@kokemus.example", organisation=""
    ),
    Character(
        "katja", "Katja Ylönen", "kehittäjäasiakas", Role.EXPERIENCE, email="katja@kokemus.example", organisation=""
    ),
    Character(
        "riikka",
        "Riikka Palmu",
        "toiminnanjohtaja",
        Role.PARTNER,
        email="riikka@majakka.example",
        organisation="Majakan Olohuone ry",
    ),
    Character("outi", "Outi Sillanpää", "järjestelmäasiantuntija", None),
    Character("aino", "Aino Niemi", "sairaanhoitaja", Role.AGENT, HEALTH, "loimaa-health"),
    Character("jari", "Jari Kantola", "päihdesairaanhoitaja", Role.AGENT, HEALTH, "loimaa-health"),
    Character("emmi", "Emmi Rautio", "sosiaaliohjaaja", Role.AGENT, SOCIAL, "loimaa-social"),
    Character("hannele", "Hannele Vuori", "psykiatrinen sairaanhoitaja", Role.AGENT, HEALTH, "raisio-health"),
    Character("samu", "Samu Lindqvist", "sosiaaliohjaaja", Role.AGENT, SOCIAL, "raisio-social"),
    Character("tiina", "Tiina Helenius", "sosiaalityöntekijä", Role.AGENT, SOCIAL, "raisio-social"),
    Character("kaisa", "Kaisa Nurmi", "sairaanhoitaja", Role.AGENT, HEALTH, "salo-health"),
    Character("petri", "Petri Salmela", "sosiaalityöntekijä", Role.AGENT, SOCIAL, "salo-social"),
    Character("nelli", "Nelli Aalto", "ohjaaja", Role.AGENT, SOCIAL, "salo-social"),
    Character("tuula", "Tuula Grönroos", "sairaanhoitaja", Role.AGENT, HEALTH, "turku-health"),
    Character("omar", "Omar Farah", "psykologi", Role.AGENT, HEALTH, "turku-health"),
    Character("joonas", "Joonas Kivelä", "sosiaaliohjaaja", Role.AGENT, SOCIAL, "turku-social"),
    Character("marjo", "Marjo Tuominen", "erityissosiaalityöntekijä", Role.AGENT, SOCIAL, "turku-social"),
    Character("sanna", "Sanna Ekholm", "sairaanhoitaja", Role.AGENT, HEALTH, "uki-health"),
    Character("eero", "Eero Laine", "terveyskeskuslääkäri", Role.AGENT, HEALTH, "uki-health"),
)

ANSWERS_FOR: Final = {"maija": "tyoikaiset", "antti": "tyoikaiset", "jukka": "miepa"}
"""Directors and managers → the area that they answer for."""

CODE_NAMES: Final = {
    "heli": "Q",
    "ville": "Q",
    "maija": "00",
    "jukka": "007",
    "aino": "Agentti Ruiskukka",
    "jari": "Agentti Saukko",
    "emmi": "Agentti Tyrsky",
    "hannele": "Agentti Kanerva",
    "samu": "Agentti Haukka",
    "tiina": "Agentti Pihlaja",
    "kaisa": "Agentti Kaisla",
    "petri": "Agentti Lokki",
    "nelli": "Agentti Meduusa",
    "tuula": "Agentti Kataja",
    "omar": "Agentti Luoto",
    "joonas": "Agentti Myrsky",
    "marjo": "Agentti Ulappa",
    "sanna": "Agentti Sumu",
    "eero": "Agentti Majakka",
}
"""Peitenimet: who agents are in the story; coordinators are Q, the directors 007 and 00."""

PAIRS: Final = (
    ("emmi", "aino"),
    ("samu", "hannele"),
    ("petri", "kaisa"),
    ("joonas", "tuula"),
    ("marjo", "omar"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A nomination; `stage` is the stage it stands in now, `days` how many days ago it was made."""

    name: str
    key: str
    unit: str
    by: str
    why: str
    stage: Stage
    days: int

    @property
    def address(self) -> str:
        return f"{self.key}@{DOMAIN}"


PROPOSALS: Final = (
    Proposal(
        "Ritva Paju", "ritva", "uki-social", "sari",
        "Ritva tuntee Uudenkaupungin verkostot ja kysyy aina, mitä asiakas itse sanoi.", Stage.PROPOSED, 1,
    ),
    Proposal(
        "Oskari Mäntylä", "oskari", "raisio-social", "sari",
        "Oskari on käynyt kotikäynneillä yhdessä hoitajien kanssa koko syksyn.", Stage.CONFIRMED, 3,
    ),
    Proposal(
        "Anna-Liisa Korpi", "anna-liisa", "salo-health", "paivi",
        "Anna-Liisa saa työkaverit mukaan kokeilemaan, eikä pelästy, jos kokeilu ei onnistu.", Stage.INVITED, 5,
    ),
    Proposal(
        "Henri Vesala", "henri", "turku-health", "timo",
        "Henri on ollut päihdetyön yhdyshenkilö usean vuoden ajan.", Stage.DECLINED, 75,
    ),
    Proposal(
        "Milla Saarto", "milla", "salo-health", "paivi",
        "Milla on kiinnostunut nuorten aikuisten palveluista ja yhteisistä kotikäynneistä.", Stage.EXPIRED, 90,
    ),
    Proposal(
        "Aleksi Rinne", "aleksi", "turku-social", "antti",
        "Aleksi haluaisi mukaan, vaikka Turusta on jo kaksi agenttia sosiaalihuollosta.", Stage.REJECTED, 70,
    ),
    Proposal(
        "Antti Harju", "antti", "turku-social", "sari",
        "Antti on vetänyt alueen yhteisiä palavereja jo vuoden.", Stage.ENDED, 105,
    ),
    Proposal(
        "Jari Kantola", "jari", "loimaa-health", "paivi",
        "Jari osaa kysyä hankalatkin kysymykset niin, että niihin halutaan vastata.", Stage.PAUSED, 103,
    ),
)  # fmt: skip
"""Nominations that did not simply end in an agent. Antti was an agent until he became a manager."""

REASONS: Final = (
    "Tekee jo nyt työtä yli alojen rajojen ja kertoo siitä muille.",
    "Työkaverit kysyvät häneltä neuvoa, kun asia ei mahdu yhteen lomakkeeseen.",
    "Haluaa kehittää ja jaksaa myös viedä asiat loppuun.",
    "Tuntee alueen ja sen ihmiset, myös toisella alalla.",
    "On rohkea kysymään ja hyvä kuuntelemaan.",
)
"""Why the agents were nominated, in turn."""

NOMINATORS: Final = {"loimaa-health": "paivi", "salo-health": "paivi", "raisio-health": "timo", "turku-health": "timo",
                     "uki-health": "timo"}  # fmt: skip
"""Which supervisor nominated a unit's agents; the social units' is Sari."""
