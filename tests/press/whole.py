"""An edition with everything that an edition can have, for the outputs beside print."""

import io
from datetime import date
from typing import Final

from msgspec.structs import replace
from PIL import Image

from agentnet.guide.press import Chapter, Edition, EditionChapter, Known, Term, Tool, parse
from tests.press.sample import CITATIONS, DIRECTORS, KNOWN, MEETING, PAIR, edition

TERMS: Final = (
    Term("verkostopalaveri", "verkostopalaveri", "Asiakkaan & hänen verkostonsa <yhteinen> tapaaminen.", ("palaveri",)),
    Term("tyopari", "SOTE-työpari", "Sosiaalihuollon ja terveydenhuollon ammattilainen yhdessä."),
)
TOOL: Final = Tool("kutsu", "Kutsupohja", "2.1", "Varhan SOTE-työparit", "kutsu.docx", "https://opas.example.fi/kutsu")
MORE: Final = """
## Kuvia ja taulukoita

![Kaksi ihmistä pöydän ääressä](kuva.png "Työpari")

![Kaavio](verkko.webp)

| Vaihe | Aika |
|:------|-----:|
| Kutsu | 10 min |
| Palaveri | **60** min |

Katso [kulku](#kulku), [pari](#miksi-tyopari), [osio](#miksi-tyopari/yksi-ovi-riittaa), [olematon](#miksi-tyopari/ei) ja
[sanasto](sanasto:verkostopalaveri)[^1]. [Posti](mailto:a@example.fi), [puhelin](tel:+358401234567).

> Lainaus *kentältä*.

    koodia <näin>

1. yksi
   - kaksi
     - kolme
5. viisi

---

[^1]: Alaviite, jossa on [linkki](https://example.fi/a?b=1&c=2).
"""


def picture(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#0b6e75").save(out, kind)
    return out.getvalue()


IMAGES: Final = {
    "kuva.png": picture(),
    "verkko.webp": picture("WEBP"),
    "roska.png": b"MZ",
    "kansi.jpg": picture("JPEG"),
}


def chapter(slug: str, title: str, text: str, language: str = "fi") -> EditionChapter:
    known = Known(
        KNOWN.citations, dict.fromkeys(IMAGES, ""), KNOWN.chapters, {t.slug: (t.word, t.meaning) for t in TERMS}
    )
    blocks = parse(text, language=language, known=known).blocks
    return EditionChapter(slug, Chapter(language, title, blocks), CITATIONS, DIRECTORS)


def whole() -> Edition:
    rich = chapter("verkostopalaveri", "Asiakaskohtainen verkostopalaveri", MEETING + MORE)
    rich = replace(
        rich,
        art="kansi.jpg",
        owner="Varhan SOTE-työparit",
        valid_from=date(2026, 12, 1),
        look_again_by=date(2027, 12, 1),
        tools=(TOOL,),
    )
    swedish = chapter("pa-svenska", "På svenska", "## Början\n\n::: muista\nKom ihåg.[^1]\n:::\n\n[^1]: Not.", "sv")
    return replace(
        edition(chapter("miksi-tyopari", "Miksi työpari", PAIR), rich, swedish),
        images=IMAGES,
        glossary=TERMS,
        change_note="Palaverin kulku on uusi.",
        changes=("Miksi työpari: muuttunut",),
        contributors=("Aino Agentti", "Pekka Agentti"),
        keywords=("työpari", "palaveri"),
    )
