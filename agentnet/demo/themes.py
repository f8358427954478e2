"""Themes of the year: the wishes of the pre-survey and of the directors, put into five titles."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    key: str
    title: str
    why: str
    wish_of: str = ""


THEMES: Final = (
    Theme(
        "asiakas",
        "Yhteinen asiakas",
        "Moni huomasi kyselyssä, että sama ihminen asioi molemmilla aloilla eikä kukaan tiedä siitä. Aloitetaan siitä.",
        wish_of="ville",
    ),
    Theme(
        "osaaminen",
        "Yhteinen osaamispohja",
        "Vastaajat toivoivat yhteistä kieltä: toipumista tukeva työote, muutosvaiheet ja toistemme tehtävät tutuiksi.",
        wish_of="nelli",
    ),
    Theme(
        "palaveri",
        "Verkostopalaveri",
        "Samalla sanalla tarkoitetaan eri asioita. Sovitaan, mikä palaveri on mikä ja kuka sen vetää.",
        wish_of="samu",
    ),
    Theme(
        "vastaanotto",
        "Yhteisvastaanotto",
        "Asiakkaalle yksi aika kahden sijaan. Toive tuli sekä agenteilta että kokemusasiantuntijoilta.",
        wish_of="petri",
    ),
    Theme(
        "vaikutus",
        "Mistä tiedämme, että tästä on hyötyä?",
        "Johtajien toive: seurataan tuottavuutta, vaikuttavuutta sekä asiakkaiden ja henkilöstön kokemusta rinnakkain.",
        wish_of="jukka",
    ),
)
