"""What the sample guide's chapters have besides words: pictures, files to use, and the guide's own look."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from agentnet.demo import drawing, tool_files
from agentnet.demo.drawing import Sheet


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that the seeding draws; `opens` is the chapter that begins with it, if one."""

    name: str
    paint: Callable[[Sheet], None]
    alt: str
    size: tuple[int, int] = (1600, 480)
    opens: str = ""
    by: str = "noora"


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that goes with a chapter."""

    chapter: str
    title: str
    file: str
    make: Callable[[], bytes]
    owner: str
    by: str


DRAWINGS: Final = (
    Drawing(
        "kaksi-ovea", drawing.table,
        "Piirros: kaksi avointa ovea, joiden välissä kolme ihmistä istuu pyöreän pöydän ääressä saman lampun alla.",
        size=(1400, 720),
    ),
    Drawing(
        "silta", drawing.bridge, "Piirros: kaksi taloa eri rannoilla, ja sillalla kaksi ihmistä.", opens="miksi-tyopari"
    ),
    Drawing(
        "polut", drawing.paths, "Piirros: kaksi polkua kohtaa, ja kolme ihmistä jatkaa samaa tietä.",
        opens="yhteinen-asiakas",
    ),
    Drawing(
        "kahvikupit", drawing.cups, "Piirros: kaksi kahvikuppia samalla pöydällä. Niiden höyryt kohtaavat.",
        opens="yhteinen-osaamispohja",
    ),
    Drawing("tunnus", drawing.logo, "Lounaisrannikon hyvinvointialueen tunnus: majakka ja kaksi aaltoa.", (400, 400)),
)  # fmt: skip

OFFERED: Final = (
    Offered(
        "yhteinen-asiakas", "Tunnusmerkit muistilistana", "tunnusmerkit.xlsx", tool_files.checklist,
        "Työikäisten sosiaalipalvelut", "heli",
    ),
    Offered(
        "asiakaskohtainen-verkostopalaveri", "Kutsu verkostopalaveriin", "kutsu.docx", tool_files.invitation,
        "Integraatiopalvelut", "ville",
    ),
)  # fmt: skip

QUESTIONS: Final = (
    ("miksi-tyopari", "Asia ei ole vain minun. Kenelle soitan?"),
    ("miksi-tyopari", "Olemme eri mieltä. Mitä nyt?"),
    ("yhteinen-asiakas", "Mistä tunnistan yhteisen asiakkaan?"),
    ("yhteinen-asiakas", "Aika jäi käyttämättä. Miten kysyn syytä?"),
    ("yhteinen-osaamispohja", "Mitä saan kertoa toiselle alalle?"),
    ("yhteinen-osaamispohja", "Missä vaiheessa muutosta asiakas on?"),
)
"""What the stickers on desks ask, and the chapter that answers."""

BRAND: Final[dict[str, Any]] = {
    "name": "Lounaisrannikko",
    "brand": "#17324d",
    "gold_line": "#e0b052",
    "cover": "bridge",
    "logo": "tunnus.webp",
}
"""The county's own colours and cover; the rest is as it comes."""

CARD_BRAND: Final[dict[str, Any]] = {**BRAND, "cover": "rings", "story": True}
"""The pocket card is told as an operation."""
