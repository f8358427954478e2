"""The sample that a brand kit is tried on: a chapter with everything in it, set for the screen and for paper."""

from datetime import date
from typing import Final

from agentnet.guide.press import Brand, Chapter, Citation, Edition, EditionChapter, Known, Parsed, parse
from agentnet.guide.press.pdf import Setter
from agentnet.words import N_, _

KNOWN: Final = Known(citations={"k1": Citation(1, "…")})
TITLE: Final = N_("Asiakaskohtainen verkostopalaveri")
WORDS: Final = N_("""\
Verkostopalaveri kootaan asiakkaan tuen tarpeen ympärille. Asiakas on paikalla ja **hän päättää**, ketkä
kutsutaan. [@k1]

::: muista Ennen palaveria
Työpari sopii, kumpi kysyy ja kumpi kirjaa.
:::

## Näin palaveri etenee

::: prosessi Palaverin kulku
| | Ennen | Palaverissa | Jälkeen |
|---|---|---|---|
| Asiakas | valitsee asiat | kertoo | saa muistion |
| Sosiaalihuolto | kutsuu | kysyy | |
| Terveydenhuolto | | kirjaa | soittaa |
:::

1. Kutsu lähtee viimeistään viikkoa ennen.
2. Lopuksi sovitut asiat luetaan ääneen.

::: tarina Kentältä
Kun tulimme yhdessä, asiakkaan ei tarvinnut kertoa kaikkea kahdesti.
:::

::: varoitus
Älä kirjaa toisen alan tietoja ilman lupaa.
:::
""")


def read(language: str) -> Parsed:
    """The sample's blocks in a language."""
    return parse(_(WORDS), language=language, known=KNOWN)


def sample_edition(brand: Brand, *, language: str, title: str, subtitle: str, images: dict[str, bytes]) -> Edition:
    """An edition of one chapter in this kit."""
    chapter = Chapter(language, _(TITLE), read(language).blocks)
    return Edition(
        title=title,
        subtitle=subtitle,
        number="2026.1",
        day=date(2026, 1, 1),
        language=language,
        series=brand.name if brand.name != Brand().name else "",
        chapters=(EditionChapter(slug="malli", chapter=chapter, citations=KNOWN.citations),),
        brand=brand,
        images=images,
    )


def cover_and_page(edition: Edition) -> tuple[bytes, bytes]:
    """The cover and the chapter's first page as PNG. Slow: for a child process."""
    with Setter() as setter:
        cover = setter.cover(edition, pixels_per_inch=110)
        page = setter.pictures(edition, pixels_per_inch=110)[0]
    return cover, page
