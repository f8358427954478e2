"""A real chapter to set, with every kind of block in it; and an edition of two chapters."""

from datetime import date
from pathlib import Path
from typing import Final

from agentnet.guide.press import Approval, Chapter, Citation, Counted, Edition, EditionChapter, Known, parse

CITATIONS: Final = {
    "k3": Citation(3, "Asiakas valitsee itse, ketkä palaveriin kutsutaan, ja kertoo ensin, mikä on tärkeintä.", "/f/3"),
    "k7": Citation(7, "Yhteinen kutsupohja puuttuu viideltä alueelta kuudesta.", "/f/7"),
    "k12": Citation(12, "Kirjaaminen jää usein yhden varaan: sovitaan kirjaaja ennen palaveria."),
}
KNOWN: Final = Known(CITATIONS, {}, {"verkostopalaveri": "/g/opas/verkostopalaveri", "miksi-tyopari": "/g/opas/miksi"})

CHAPTERS: Final = Path(__file__).parent / "chapters"
PAIR: Final = (CHAPTERS / "miksi-tyopari.md").read_text(encoding="utf-8")
MEETING: Final = (CHAPTERS / "verkostopalaveri.md").read_text(encoding="utf-8")

DIRECTORS: Final = (
    Approval("Maija Lehto", "palvelualueen johtaja", "sosiaalihuolto", date(2026, 11, 3)),
    Approval("Jukka Salmi", "palvelualueen johtaja", "terveydenhuolto", date(2026, 11, 5)),
)


def chapter(slug: str, title: str, markdown: str) -> EditionChapter:
    blocks = parse(markdown, language="fi", known=KNOWN).blocks
    return EditionChapter(slug, Chapter("fi", title, blocks), CITATIONS, DIRECTORS)


def edition(*chapters: EditionChapter) -> Edition:
    """An edition of the given chapters, or of the two above."""
    return Edition(
        title="SOTE-työparityöskentelyn opas",
        subtitle="Soile ja Santtu, Pekka ja sinä: näin autamme yhden oven kautta",
        series="Operaatio erittäin salainen",
        number="2026.1",
        day=date(2026, 11, 17),
        language="fi",
        publisher="Muutosagenttien verkosto",
        address="https://opas.example.fi/g/tyopari/2026.1/",
        chapters=chapters
        or (
            chapter("miksi-tyopari", "Miksi työpari", PAIR),
            chapter("verkostopalaveri", "Asiakaskohtainen verkostopalaveri", MEETING),
        ),
        counted=(Counted(214, "ajatusta ja vastausta"), Counted(57, "agenttia"), Counted(31, "työyksikköä")),
    )
