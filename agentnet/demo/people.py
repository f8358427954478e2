"""The cast of the sample network: one invented county, five regions, ten units, thirty invented people."""

from dataclasses import dataclass
from typing import Final

from agentnet.network.flow import Field, Role, Stage

COUNTY: Final = "Lounaisrannikon hyvinvointialue"
NETWORK: Final = "SOTE-agenttiverkosto"
DOMAIN: Final = "lounaisrannikko.example"
SOCIAL: Final = Field.SOCIAL
HEALTH: Final = Field.HEALTH


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

    @property
    def address(self) -> str:
        return self.email or f"{self.key}@{DOMAIN}"


REGIONS: Final = ("Loimaa", "Raisio", "Salo", "Turku", "Uusikaupunki")

AREAS: Final = (
    Area("tyoikaiset", "Työikäisten sosiaalipalvelut", SOCIAL),
    Area("miepa", "Mielenterveys- ja päihdepalvelut", HEALTH),
)

UNITS: Final = (
    Unit("loimaa-social", "Loimaan aikuissosiaalityö", "Loimaa", "tyoikaiset"),
    Unit("loimaa-health", "Loimaan mielenterveys- ja päihdevastaanotto", "Loimaa", "miepa"),
    Unit("raisio-social", "Raision työikäisten palvelut", "Raisio", "tyoikaiset"),
    Unit("raisio-health", "Raision mielenterveys- ja päihdevastaanotto", "Raisio", "miepa"),
    Unit("salo-social", "Salon aikuissosiaalityö", "Salo", "tyoikaiset"),
    Unit("salo-health", "Salon mielenterveysvastaanotto", "Salo", "miepa"),
    Unit("turku-social", "Turun työikäisten palvelut", "Turku", "tyoikaiset"),
    Unit("turku-health", "Turun päihde- ja riippuvuuspoliklinikka", "Turku", "miepa"),
    Unit("uki-social", "Uudenkaupungin työikäisten palvelut", "Uusikaupunki", "tyoikaiset"),
    Unit("uki-health", "Uudenkaupungin sote-aseman hoitotiimi", "Uusikaupunki", "miepa"),
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
    Character("mika", "Mika Toivonen", "kokemusasiantuntija", Role.EXPERIENCE, email="mika@kokemus.example"),
    Character("katja", "Katja Ylönen", "kehittäjäasiakas", Role.EXPERIENCE, email="katja@kokemus.example"),
    Character(
        "riikka", "Riikka Palmu", "toiminnanjohtaja, Majakan Olohuone ry", Role.PARTNER, email="riikka@majakka.example"
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
    title: str
    key: str
    unit: str
    by: str
    why: str
    stage: Stage
    days: int


PROPOSALS: Final = (
    Proposal(
        "Ritva Paju", "sosiaaliohjaaja", "ritva", "uki-social", "sari",
        "Ritva tuntee Uudenkaupungin verkostot ja kysyy aina, mitä asiakas itse sanoi.", Stage.PROPOSED, 1,
    ),
    Proposal(
        "Oskari Mäntylä", "sosionomi", "oskari", "raisio-social", "sari",
        "Oskari on käynyt kotikäynneillä yhdessä hoitajien kanssa koko syksyn.", Stage.CONFIRMED, 3,
    ),
    Proposal(
        "Anna-Liisa Korpi", "sairaanhoitaja", "anna-liisa", "salo-health", "paivi",
        "Anna-Liisa saa työkaverit mukaan kokeilemaan, eikä pelästy, jos kokeilu ei onnistu.", Stage.INVITED, 4,
    ),
    Proposal(
        "Eero Laine", "terveyskeskuslääkäri", "eero", "uki-health", "timo",
        "Eero haluaa, että lääkärikin tulee palaveriin silloin, kun hänestä on hyötyä.", Stage.ACCEPTED, 60,
    ),
    Proposal(
        "Henri Vesala", "lähihoitaja", "henri", "turku-health", "timo",
        "Henri on toiminut päihdetyön yhdyshenkilönä usean vuoden ajan.", Stage.DECLINED, 75,
    ),
    Proposal(
        "Milla Saarto", "sairaanhoitaja", "milla", "salo-health", "paivi",
        "Milla on kiinnostunut nuorten aikuisten palveluista ja yhteisistä kotikäynneistä.", Stage.EXPIRED, 90,
    ),
)  # fmt: skip
