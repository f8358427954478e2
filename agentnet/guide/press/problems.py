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
    UNKNOWN_BOX = "unknown-box"
    OPEN_BOX = "open-box"
    STRAY_COLONS = "stray-colons"
    EMPTY_BOX = "empty-box"
    BAD_PROCESS = "bad-process"
    BAD_QR = "bad-qr"
    BAD_LINK = "bad-link"
    INLINE_IMAGE = "inline-image"
    NO_GLYPH = "no-glyph"
    HIDDEN_CHARACTERS = "hidden-characters"


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
    Kind.UNKNOWN_BOX: N_("Laatikkoa ”{name}” ei tunneta. Käytössä ovat: {names}."),
    Kind.OPEN_BOX: N_("Laatikko ”{name}” ei pääty. Lisää sen loppuun rivi :::"),
    Kind.STRAY_COLONS: N_("Rivillä on pelkkä :::, mutta mikään laatikko ei ole auki."),
    Kind.EMPTY_BOX: N_("Laatikko ”{name}” on tyhjä."),
    Kind.BAD_PROCESS: N_(
        "Prosessikuvaan tarvitaan yksi taulukko: ylärivillä vaiheet, ensimmäisessä sarakkeessa roolit."
    ),
    Kind.BAD_QR: N_("QR-koodiin tarvitaan https-osoite, jossa on enintään {most} merkkiä: ::: qr https://…"),
    Kind.BAD_LINK: N_("Linkki ”{href}” ei toimi oppaassa. Käytä osoitetta, joka alkaa https://, mailto: tai tel:."),
    Kind.INLINE_IMAGE: N_("Kuva {name} on keskellä tekstiä. Siirrä se omaan kappaleeseensa."),
    Kind.NO_GLYPH: N_("Merkkejä {characters} ei ole painetun oppaan kirjasimissa. Kirjoita ne sanoina."),
    Kind.HIDDEN_CHARACTERS: N_("Tekstissä oli näkymättömiä ohjausmerkkejä, ja ne jätettiin pois."),
}

HARMLESS: Final = frozenset({Kind.TITLE_HEADING, Kind.UNUSED_NOTE, Kind.HIDDEN_CHARACTERS})


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
