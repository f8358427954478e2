"""The small words of WordprocessingML: paragraphs, runs, links, bookmarks. Every typed word is escaped here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from agentnet.guide.press.book import sound

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
NOTHING: Final = Markup()
BOXES: Final = {
    "vinkki": ("gold", "gold_soft"),
    "muista": ("health", "health_soft"),
    "varoitus": ("warn", "warn_soft"),
    "tarina": ("social", "social_soft"),
    "tehtava": ("brand", "stone_soft"),
    "tunnusmerkit": ("gold", "gold_soft"),
}
"""The kinds of boxes, each with the brand's colours of its edge and of its ground."""
LOCALES: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


class Marks(Struct, frozen=True):
    """How a run of words looks. `language` is given when it is not the document's."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    style: str = ""
    raised: bool = False
    language: str = ""


PLAIN: Final = Marks()


def run(words: str, marks: Marks = PLAIN) -> Markup:
    """Some words; a line break in them is one in Word too."""
    lines = [
        Markup('<w:t xml:space="preserve">{}</w:t>').format(line) for line in sound(words).replace("\r", "").split("\n")
    ]
    return Markup("<w:r>{}{}</w:r>").format(_properties(marks), Markup("<w:br/>").join(lines)) if words else NOTHING


def line_break() -> Markup:
    return Markup("<w:r><w:br/></w:r>")


def note_reference(number: int) -> Markup:
    return Markup(
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    ).format(number)


def _properties(marks: Marks) -> Markup:
    """In the order that the format asks for."""
    parts = Markup().join(
        part
        for wanted, part in (
            (marks.style, Markup('<w:rStyle w:val="{}"/>').format(marks.style)),
            (marks.code, Markup('<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>')),
            (marks.bold, Markup("<w:b/>")),
            (marks.italic, Markup("<w:i/>")),
            (marks.struck, Markup("<w:strike/>")),
            (marks.raised, Markup('<w:vertAlign w:val="superscript"/>')),
            (marks.language, Markup('<w:lang w:val="{}"/>').format(LOCALES.get(marks.language, marks.language))),
        )
        if wanted
    )
    return Markup("<w:rPr>{}</w:rPr>").format(parts) if parts else NOTHING


def paragraph(inside: Markup, style: str = "", more: Markup = NOTHING) -> Markup:
    """`more`: properties of the paragraph after its style (numbering, ground)."""
    named = Markup('<w:pStyle w:val="{}"/>').format(style) if style else NOTHING
    given = Markup("<w:pPr>{}{}</w:pPr>").format(named, more) if named or more else NOTHING
    return Markup("<w:p>{}{}</w:p>").format(given, inside)


def link_to(bookmark: str, inside: Markup) -> Markup:
    return Markup('<w:hyperlink w:anchor="{}" w:history="1">{}</w:hyperlink>').format(bookmark, inside)


def link_out(relation: str, inside: Markup) -> Markup:
    return Markup('<w:hyperlink r:id="{}" w:history="1">{}</w:hyperlink>').format(relation, inside)


def bookmark_of(block: str) -> str:
    """The bookmark of a block: letters, digits and the low line, at most 40."""
    return "b_" + re.sub(r"\W", "_", block, flags=re.ASCII)[:38]


class Bookmarks:
    """Hands out the numbers of bookmarks; a name is used once, as Word keeps only one."""

    def __init__(self) -> None:
        self.numbers = 0
        self.names: set[str] = set()

    def around(self, name: str, paragraphs: Sequence[Markup]) -> Iterator[Markup]:
        """The paragraphs (or tables), with a bookmark from the first one's beginning to the last one's end."""
        if name in self.names or not paragraphs:
            yield from paragraphs
            return
        self.names.add(name)
        self.numbers += 1
        start = Markup('<w:bookmarkStart w:id="{}" w:name="{}"/>').format(self.numbers, name)
        end = Markup('<w:bookmarkEnd w:id="{}"/>').format(self.numbers)
        marked = list(paragraphs)
        marked[0] = _first(marked[0], start)
        marked[-1] = _last(marked[-1], end)
        yield from marked


PARAGRAPH: Final = re.compile(r"<w:p>(?:<w:pPr>.*?</w:pPr>)?", re.DOTALL)


def _first(piece: Markup, mark: Markup) -> Markup:
    found = PARAGRAPH.search(piece)
    assert found is not None
    return Markup(piece[: found.end()] + mark + piece[found.end() :])


def _last(piece: Markup, mark: Markup) -> Markup:
    at = piece.rindex("</w:p>")
    return Markup(piece[:at] + mark + piece[at:])


def table(rows: Sequence[Sequence[Markup]], caption: str = "") -> Markup:
    """A table whose first row is its head, said again on each page. Cells are whole `w:tc`."""
    across = max(map(len, rows))
    grid = Markup("<w:gridCol/>") * across
    lines = Markup().join(_row(row, across, head=n == 0) for n, row in enumerate(rows))
    told = Markup('<w:tblCaption w:val="{}"/>').format(sound(caption)) if caption else NOTHING
    return Markup(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        'w:noVBand="1"/>{}</w:tblPr><w:tblGrid>{}</w:tblGrid>{}</w:tbl>'
    ).format(told, grid, lines)


def _row(cells: Sequence[Markup], across: int, *, head: bool) -> Markup:
    padded = (*cells, *(cell(NOTHING) for _ in range(across - len(cells))))
    given = Markup("<w:trPr><w:cantSplit/>{}</w:trPr>").format(Markup("<w:tblHeader/>") if head else NOTHING)
    return Markup("<w:tr>{}{}</w:tr>").format(given, Markup().join(padded))


def cell(inside: Markup, *, ground: str = "", align: str = "", style: str = "TableText") -> Markup:
    """`ground`: six digits of a colour; `align`: right or center."""
    shade = Markup('<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{}"/></w:tcPr>').format(ground)
    placed = Markup('<w:jc w:val="{}"/>').format(align) if align in ("right", "center") else NOTHING
    return Markup("<w:tc>{}{}</w:tc>").format(shade if ground else NOTHING, paragraph(inside, style, placed))


def body(parts: Iterable[Markup]) -> str:
    return f"<w:body {NAMESPACES}>{Markup().join(parts)}</w:body>"


def box_style(kind: str, *, title: bool = False) -> str:
    return f"Box{kind}{'title' if title else ''}"
