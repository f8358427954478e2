"""An edition with every construct there is, in three languages: what is checked, measured and looked at."""

import io
from datetime import date
from typing import Final

from msgspec.structs import replace
from PIL import Image, ImageDraw

from agentnet.guide.press import Approval, Brand, Chapter, Edition, EditionChapter, Known, Term, Tool, parse
from tests.press.sample import CHAPTERS, CITATIONS, DIRECTORS, KNOWN, MEETING, PAIR, edition

TOOLS: Final = (
    Tool(
        "kutsupohja",
        "Kutsu verkostopalaveriin",
        "2.1",
        "Sosiaalityön palvelualue",
        "kutsupohja.docx",
        "https://opas.example.fi/t/kutsu",
    ),
    Tool("seuranta", "Yhteinen seurantalomake", "1.0", "", "seuranta.xlsx"),
)
TERMS: Final = (
    Term(
        "sote-tyopari",
        "SOTE-työpari",
        "Sosiaalihuollon ja terveydenhuollon ammattilainen, jotka hoitavat yhteisen asiakkaan asiaa yhdessä.",
        ("työpari",),
    ),
    Term("verkostopalaveri", "Verkostopalaveri", "Asiakkaan oma kokous, johon hän kutsuu ne, joiden apua tarvitsee."),
    Term("yhteinen-asiakas", "Yhteinen asiakas", "Ihminen, jonka asiaa hoidetaan kummallakin toimialalla."),
)
TITLES: Final = {"fi": "Kaikki, mitä luvussa voi olla", "sv": "Allt i ett kapitel", "en": "Everything in a chapter"}
TEXTS: Final = {
    language: (CHAPTERS / name).read_text(encoding="utf-8")
    for language, name in (("fi", "kaikki.md"), ("sv", "allt.md"), ("en", "everything.md"))
}
STORY: Final = Brand(story=True)
FOREST: Final = Brand(
    name="metsä",
    brand="#14432f",
    gold="#7a4b00",
    gold_line="#e3b24f",
    gold_soft="#fbf0d9",
    health="#0a5a8a",
    health_soft="#e2eff8",
    social="#7a3b8f",
    social_soft="#f3e8f7",
    stone_soft="#eef2ec",
    serif="Atkinson Hyperlegible",
    cover="bridge",
    logo="logo.png",
    story=True,
)


def picture(width: int, height: int, ground: str = "#dff1f0") -> bytes:
    """Two people at a table, drawn with circles and a line."""
    image = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(image)
    for x, colour in ((0.34, "#a2355a"), (0.66, "#0b6e75")):
        r, cx, cy = height * 0.11, width * x, height * 0.36
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=colour)
        draw.pieslice((cx - 2 * r, cy + r, cx + 2 * r, cy + 5.4 * r), 180, 360, fill=colour)
    draw.rounded_rectangle((width * 0.12, height * 0.66, width * 0.88, height * 0.74), 8, fill="#d9a94a")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


IMAGES: Final = {
    "pari.png": picture(900, 560),
    "koriste.png": picture(900, 240, "#f8efdd"),
    "avaus.png": picture(1200, 700, "#f9e5ec"),
    "kansi.png": picture(1000, 900, "#f6ead2"),
    "logo.png": picture(240, 160, "#ffffff"),
}
ALL: Final = Known(
    CITATIONS,
    {name: f"/kuvat/{name}" for name in IMAGES},
    KNOWN.chapters,
    {term.slug: (term.word, term.meaning) for term in TERMS},
    {tool.name: (tool.title, tool.href) for tool in TOOLS},
)


def torture(language: str = "fi", *, brand: Brand = STORY, **changed: object) -> Edition:
    """The sample's chapters and the one with everything; `changed` are fields of the edition."""
    blocks = parse(TEXTS[language], language=language, known=ALL).blocks
    everything = EditionChapter(
        "kaikki",
        Chapter(language, TITLES[language], blocks),
        CITATIONS,
        DIRECTORS,
        art="avaus.png",
        owner="Työikäisten palvelut",
        valid_from=date(2026, 12, 1),
        look_again_by=date(2027, 11, 30),
        tools=TOOLS,
    )
    first, second = (
        EditionChapter(slug, Chapter("fi", title, parse(text, language="fi", known=ALL).blocks), CITATIONS, by)
        for slug, title, text, by in (
            ("miksi-tyopari", "Miksi työpari", PAIR, DIRECTORS),
            ("verkostopalaveri", "Asiakaskohtainen verkostopalaveri", MEETING, (*DIRECTORS, _third())),
        )
    )
    chapters = (replace(first, owner="Perusterveydenhuolto"), everything, second)
    made = replace(
        edition(*(chapters if language == "fi" else (everything,))),
        language=language,
        images=IMAGES,
        brand=brand,
        glossary=TERMS,
        change_note="Verkostopalaverin kulku on kirjoitettu uudelleen työpajojen palautteen mukaan.",
        changes=("Luku 1 Miksi työpari: kaksi kappaletta muuttui", "Luku 2: uusi luku", "Luku ”Lomakkeet” jäi pois"),
        contributors=("Aino Mäkinen", "Pekka Virtanen", "Heli Laine", "Ville Korhonen", "Sari Niemi", "Onni Heino"),
    )
    return replace(made, **changed)


def _third() -> Approval:
    return Approval("Hannele Wirtanen-Korkeakoski", "vt. johtava ylilääkäri", "terveydenhuolto", date(2026, 11, 6))
