"""A guide of some 300 A5 pages with every kind of thing in it, the same every time."""

import io
from datetime import date
from random import Random
from typing import Final

from msgspec.structs import replace
from PIL import Image, ImageDraw

from agentnet.guide.press import Chapter, Citation, Counted, Edition, EditionChapter, Known, Term, parse
from agentnet.guide.writing.sheet import Order

CHAPTERS: Final = 30
SECTIONS: Final = 9
WORDS: Final = (
    "asiakas",
    "työpari",
    "verkostopalaveri",
    "suunnitelma",
    "sosiaalihuolto",
    "terveydenhuolto",
    "palvelu",
    "yksikkö",
    "tavoite",
    "seuranta",
    "kutsu",
    "lupa",
    "kirjaus",
    "yhteydenotto",
    "vastuutyöntekijä",
    "läheinen",
    "kokemus",
    "huoli",
    "ratkaisu",
    "tapaaminen",
    "kotikäynti",
    "arviointi",
    "lääkehoito",
    "toimeentulo",
    "asuminen",
    "päihdehuolto",
    "mielenterveys",
    "kuntoutus",
    "neuvonta",
    "ohjaus",
    "yhteistyö",
    "tiedonkulku",
)
VERBS: Final = (
    "sopii",
    "kysyy",
    "kirjaa",
    "varmistaa",
    "soittaa",
    "kutsuu",
    "arvioi",
    "suunnittelee",
    "selvittää",
    "tapaa",
    "muistaa",
    "kertoo",
)
SMALL: Final = (
    "ja",
    "ennen",
    "jälkeen",
    "kanssa",
    "aina",
    "yhdessä",
    "silloin",
    "myös",
    "ensin",
    "hyvin",
    "usein",
    "samalla",
    "viimeistään",
)
SOURCES: Final = {f"k{n}": Citation(n, f"Kiteytys {n}: asiakas valitsee itse, ketkä kutsutaan.") for n in range(1, 60)}
NAMES: Final = tuple(f"kuva-{n}.png" for n in range(10))


def edition(edited: str = "") -> Edition:
    """The guide; `edited` takes the place of one word of one chapter."""
    dice = Random(300)
    texts = [chapter_text(dice, n) for n in range(CHAPTERS)]
    if edited:
        texts[CHAPTERS // 2] = texts[CHAPTERS // 2].replace("asiakas", edited, 1)
    return Edition(
        title="Agentin käsikirja",
        subtitle="Kolmesataa sivua mittausta varten",
        number="2026.1",
        day=date(2026, 11, 17),
        language="fi",
        publisher="Muutosagenttien verkosto",
        address="https://opas.example.fi/",
        chapters=tuple(_chapter(n, text) for n, text in enumerate(texts)),
        images={name: _picture(n) for n, name in enumerate(NAMES)},
        glossary=(Term("palaveri", "verkostopalaveri", "Asiakkaan verkoston yhteinen tapaaminen."),),
        counted=(Counted(214, "ajatusta"),),
    )


def as_typed(place: int, word: str) -> Order:
    """The chapter as its writer has it in the editor, the page of the cursor wanted as a picture."""
    dice = Random(300)
    text = [chapter_text(dice, n) for n in range(CHAPTERS)][place].replace("asiakas", word or "asiakas", 1)
    whole = edition()
    one = _chapter(place, "")
    around = replace(whole, chapters=(one,), glossary=())
    known = Known(SOURCES, dict.fromkeys(NAMES, ""), {f"luku-{n}": "" for n in range(CHAPTERS)})
    return Order("chapter", text, known, around, line=5, paper=True)


def _chapter(number: int, text: str) -> EditionChapter:
    known = Known(
        SOURCES,
        dict.fromkeys(NAMES, ""),
        {f"luku-{n}": "" for n in range(CHAPTERS)},
        {"palaveri": ("verkostopalaveri", "Tapaaminen")},
    )
    blocks = parse(text, language="fi", known=known).blocks
    return EditionChapter(
        f"luku-{number}", Chapter("fi", f"Luku {number + 1}: {WORDS[number % len(WORDS)]}", blocks), SOURCES
    )


def chapter_text(dice: Random, number: int) -> str:
    parts = [_paragraph(dice)]
    for section in range(SECTIONS):
        parts += [f"## {dice.choice(WORDS).capitalize()} ja {dice.choice(WORDS)}", _paragraph(dice), _paragraph(dice)]
        parts += _extra(dice, section, number)
        parts += [_paragraph(dice), _paragraph(dice)]
    return "\n\n".join(parts)


def _extra(dice: Random, section: int, number: int) -> list[str]:
    """Every section has one thing that is no paragraph."""
    words = [_sentence(dice) for _ in range(4)]
    match section % 9:
        case 0:
            return ["\n".join(f"- {one}" for one in words)]
        case 1:
            return [f"::: muista {dice.choice(WORDS).capitalize()}\n{words[0]} {words[1]}\n:::"]
        case 2:
            return [
                "| Vaihe | Kuka | Päivää |\n|--|--|--:|\n"
                + "\n".join(f"| {one} | Työpari | {n} |" for n, one in enumerate(words))
            ]
        case 3:
            return ["\n".join(f"{n}. {one}" for n, one in enumerate(words, 1))]
        case 4:
            lanes = "\n".join(
                f"| {role} | Kutsuu | Kysyy | |" for role in ("Asiakas", "Sosiaalihuolto", "Terveydenhuolto")
            )
            return [f"::: prosessi Kulku\n| | Kutsu | Palaveri | Seuranta |\n|--|--|--|--|\n{lanes}\n:::"]
        case 5:
            return ["::: tunnusmerkit\n" + "\n".join(f"- {one}" for one in words) + "\n:::"]
        case 6:
            return [f'![{words[0]}]({NAMES[number % 10]} "{words[1]}")'] if number % 3 == 0 else [f"> {words[0]}"]
        case 7:
            return [f"{words[0]}[^{section}] [@k{1 + number}]\n\n[^{section}]: {words[1]}"]
        case _:
            return [
                f"::: tarina Kentältä\n{words[0]}\n\n{words[1]}\n:::",
                f"Katso [luku](#luku-{(number + 7) % CHAPTERS}).",
            ]


def _paragraph(dice: Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(3, 6)))


def _sentence(dice: Random) -> str:
    said = [dice.choice(WORDS), dice.choice(VERBS), *(dice.choice(WORDS + SMALL) for _ in range(dice.randint(4, 10)))]
    said[2] = f"**{said[2]}**" if dice.random() < 0.1 else said[2]
    return " ".join(said).capitalize() + "."


def _picture(number: int) -> bytes:
    out, image = io.BytesIO(), Image.new("RGB", (900, 600), f"#{40 + number * 17:02x}6e75")
    ImageDraw.Draw(image).ellipse((200, 100, 700, 500), fill="#f8efdd")
    image.save(out, "PNG")
    return out.getvalue()
