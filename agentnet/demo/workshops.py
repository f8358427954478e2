"""Four workshops, three past and one tomorrow: their days count from the day of seeding, so the sample never ages."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda: what, how many minutes, what kind and, if somebody talks, who."""

    title: str
    minutes: int
    kind: str = "talk"  # talk, board, groups, poll, break, feedback
    by: str = ""


@dataclass(frozen=True, slots=True)
class Meet:
    key: str
    days: int  # from the day of seeding; below zero is past
    theme: str
    title: str
    place: str
    about: str
    agenda: tuple[Item, ...]
    absent: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()  # there without a device
    places: int | None = None


WORKSHOPS: Final = (
    Meet(
        "w1", -91, "asiakas", "Yhteinen asiakas", "Turku, jokirannan kokouskeskus",
        "Tutustumme toisiimme ja siihen, ketä varten olemme täällä. Mistä tunnistamme asiakkaan, joka on meidän "
        "molempien?",
        (
            Item("Tervetuloa, agentit! Tehtävänanto ja pelisäännöt", 20, by="heli"),
            Item("Johdon terveiset kahdella äänellä", 15, by="maija"),
            Item("Ideataulu: mistä yhteisen asiakkaan tunnistaa?", 60, "board"),
            Item("Kahvi", 15, "break"),
            Item("Pienryhmät alueittain: viime viikon yhteiset asiakkaat", 50, "groups"),
            Item("Palaute ja kotiinviemiset", 20, "feedback"),
        ),
        absent=("eero",),
    ),
    Meet(
        "w2", -63, "osaaminen", "Yhteinen osaamispohja", "Raisio, kirjaston kokoussali",
        "Mitä kummankin alan ammattilaisen pitää osata, jotta työpari toimii? Käymme läpi välitehtävän löydöt.",
        (
            Item("Missä mennään: mitä viime kerran lapuista syntyi", 20, by="ville"),
            Item("Alustus: tiedon vaihto asiakkaan luvalla", 30, by="leena"),
            Item("Välitehtävän löydöt: mitä naapuri osaa?", 40, "groups"),
            Item("Kahvi ja parin etsintä", 20, "break"),
            Item("Muutosvaiheet: harjoitus työpareittain", 50, by="omar"),
            Item("Palaute", 20, "feedback"),
        ),
        absent=("jari", "nelli"), remote=("sanna",), ticked=("tuula",),
    ),
    Meet(
        "w3", -28, "palaveri", "Verkostopalaveri", "Salo, vanhan meijerin monitoimitila",
        "Yksi sana, monta tarkoitusta. Sovimme, millaisia palavereja meillä on ja miten asiakas on niissä pääosassa.",
        (
            Item("Avaus ja edellisen työpajan tulokset", 15, by="heli"),
            Item("Pekan tarina: palaveri, joka meni pieleen", 20, by="mika"),
            Item("Pikakysely: millainen on hyvä palaveri?", 10, "poll"),
            Item("Ideataulu: mikä estää yhteisen palaverin – ja mikä auttaa?", 60, "board"),
            Item("Kahvi", 15, "break"),
            Item("Pienryhmät: neljä palaveria, neljä tarkoitusta", 40, "groups"),
            Item("Mitä kokeilen ennen seuraavaa työpajaa?", 10, "promise"),
            Item("Palaute", 10, "feedback"),
        ),
        remote=("sanna", "eero"),
    ),
    Meet(
        "w4", 1, "vastaanotto", "Yhteisvastaanotto", "Loimaa, sote-aseman auditorio ja Teams",
        "Yksi aika, yksi huone, kaksi ammattilaista. Suunnittelemme yhteisvastaanoton alusta loppuun asiakkaan silmin.",
        (
            Item("Avaus: mitä verkostopalaverin lapuista tuli", 20, by="ville"),
            Item("Loimaan kokemukset: ensimmäiset yhteisvastaanotot", 25, by="aino"),
            Item("Pikakysely: mistä yhteisvastaanotto alkaa?", 10, "poll"),
            Item("Ideataulu: mitä tarvitaan, että yhteisvastaanotto onnistuu?", 60, "board"),
            Item("Kahvi", 15, "break"),
            Item("Pienryhmät: kirjoitetaan oppaan prosessikuva", 30, "groups"),
            Item("Mitä kokeilen ennen seuraavaa työpajaa?", 10, "promise"),
            Item("Palaute", 10, "feedback"),
        ),
        absent=("nelli",), remote=("sanna", "eero", "katja"), places=24,
    ),
)  # fmt: skip
