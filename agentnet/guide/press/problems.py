"""What is wrong with a chapter, as sentences for its author."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from agentnet.words import N_, _


class Kind(StrEnum):
    NO_ALT = "no-alt"
    SKIPPED_HEADING = "skipped-heading"
    TITLE_HEADING = "title-heading"
    DEEP_HEADING = "deep-heading"
    BUSY_HEADING = "busy-heading"
    TOO_DEEP = "too-deep"
    UNKNOWN_REFERENCE = "unknown-reference"
    UNKNOWN_CITATION = "unknown-citation"
    UNKNOWN_NOTE = "unknown-note"
    UNUSED_NOTE = "unused-note"
    UNKNOWN_IMAGE = "unknown-image"
    UNKNOWN_TERM = "unknown-term"
    UNKNOWN_TOOL = "unknown-tool"
    NO_TOOLS = "no-tools"
    UNKNOWN_BOX = "unknown-box"
    OPEN_BOX = "open-box"
    STRAY_COLONS = "stray-colons"
    EMPTY_BOX = "empty-box"
    BAD_PROCESS = "bad-process"
    BAD_QR = "bad-qr"
    BAD_LINK = "bad-link"
    EMPTY_LINK = "empty-link"
    RAW_LINK = "raw-link"
    DEAD_LINK = "dead-link"
    INLINE_IMAGE = "inline-image"
    NO_GLYPH = "no-glyph"
    HIDDEN_CHARACTERS = "hidden-characters"
    IDENTITY_CODE = "identity-code"
    LONG_SENTENCE = "long-sentence"
    LONG_CHAPTER = "long-chapter"


SENTENCES: Final = {
    Kind.NO_ALT: N_(
        "Kuvalta {name} puuttuu selitys niille, jotka eivät näe kuvaa. Kirjoita se hakasulkeisiin: ![selitys]({name})."
    ),
    Kind.SKIPPED_HEADING: N_("Otsikko ”{heading}” hyppää tason yli. Se näytetään tasolla {shown}."),
    Kind.TITLE_HEADING: N_(
        "Luvun nimi on jo ylin otsikko, joten ”{heading}” näytetään väliotsikkona. Kirjoita sen eteen ##."
    ),
    Kind.DEEP_HEADING: N_(
        "Otsikko ”{heading}” on luettelon, laatikon tai lainauksen sisällä. Se näytetään lihavoituna tekstinä."
    ),
    Kind.BUSY_HEADING: N_(
        "Otsikossa ”{heading}” on linkki, alaviite tai lähdeviite. Siirrä se otsikon jälkeiseen tekstiin."
    ),
    Kind.TOO_DEEP: N_("Luetteloita tai lainauksia on liian monta sisäkkäin. Sisimmät näytetään samalla tasolla."),
    Kind.UNKNOWN_REFERENCE: N_("Viittaus ”#{target}” ei osoita mihinkään otsikkoon eikä lukuun."),
    Kind.UNKNOWN_CITATION: N_("Lähdeviite ”@{key}” ei vastaa yhtäkään kiteytystä."),
    Kind.UNKNOWN_NOTE: N_("Alaviitteellä ”{key}” ei ole tekstiä. Kirjoita se omalle rivilleen: [^{key}]: teksti."),
    Kind.UNUSED_NOTE: N_("Alaviitteeseen ”{key}” ei viitata missään, joten se jää pois."),
    Kind.UNKNOWN_IMAGE: N_("Kuvaa ”{name}” ei ole tämän oppaan kuvissa."),
    Kind.UNKNOWN_TERM: N_("Termiä ”{term}” ei ole yhteisessä sanastossa. Valitse termi sanastosta tai lisää se sinne."),
    Kind.UNKNOWN_TOOL: N_("Työkalua ”{name}” ei ole liitetty tähän lukuun."),
    Kind.NO_TOOLS: N_("Työkalujen paikka on tyhjä: lukuun ei ole liitetty yhtään työkalua."),
    Kind.UNKNOWN_BOX: N_("Laatikkoa ”{name}” ei tunneta. Käytössä ovat: {names}."),
    Kind.OPEN_BOX: N_("Laatikko ”{name}” ei pääty. Lisää sen loppuun rivi :::"),
    Kind.STRAY_COLONS: N_("Rivillä on pelkkä :::, mutta mikään laatikko ei ole auki."),
    Kind.EMPTY_BOX: N_("Laatikko ”{name}” on tyhjä."),
    Kind.BAD_PROCESS: N_(
        "Prosessikuvaan tarvitaan yksi taulukko: ylärivillä vaiheet, ensimmäisessä sarakkeessa roolit."
    ),
    Kind.BAD_QR: N_("QR-koodiin tarvitaan https-osoite, jossa on enintään {most} merkkiä: ::: qr https://…"),
    Kind.BAD_LINK: N_("Linkki ”{href}” ei toimi oppaassa. Käytä osoitetta, joka alkaa https://, mailto: tai tel:."),
    Kind.EMPTY_LINK: N_("Linkillä {href} ei ole sanoja. Kirjoita hakasulkeisiin, mihin linkki vie."),
    Kind.RAW_LINK: N_("Linkin sanoina on pelkkä osoite {href}. Kirjoita sanoin, mihin linkki vie."),
    Kind.DEAD_LINK: N_("Linkki {href} ei avaudu ({why}). Korjaa osoite tai poista linkki."),
    Kind.INLINE_IMAGE: N_("Kuva {name} on keskellä tekstiä. Siirrä se omaan kappaleeseensa."),
    Kind.NO_GLYPH: N_("Merkkejä {characters} ei ole painetun oppaan kirjasimissa. Kirjoita ne sanoina."),
    Kind.HIDDEN_CHARACTERS: N_("Tekstissä oli näkymättömiä ohjausmerkkejä, ja ne jätettiin pois."),
    Kind.IDENTITY_CODE: N_(
        "Tekstissä on henkilötunnukselta näyttävä merkkijono. Poista se: oppaassa ei ole henkilötietoja."
    ),
    Kind.LONG_SENTENCE: N_("Virkkeessä ”{start}…” on {words} sanaa. Lyhyempi on helpompi lukea."),
    Kind.LONG_CHAPTER: N_("Luvussa on {words} sanaa, luettavaa {minutes} minuutiksi. Harkitse sen jakamista."),
}

HARMLESS: Final = frozenset(
    {
        Kind.TITLE_HEADING,
        Kind.UNUSED_NOTE,
        Kind.HIDDEN_CHARACTERS,
        Kind.RAW_LINK,
        Kind.LONG_SENTENCE,
        Kind.LONG_CHAPTER,
    }
)
"""Advice: told to the author, but no hindrance to an approval."""


class Problem(Struct, frozen=True):
    """One thing to mend: on which line (1 is the first), in which block (empty when in none)."""

    kind: Kind
    line: int
    values: dict[str, str | int] = {}
    block: str = ""

    @property
    def stops(self) -> bool:
        """Whether the chapter cannot be approved before this is mended."""
        return self.kind not in HARMLESS

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the language of the moment."""
        return _(SENTENCES[self.kind], **self.values)
