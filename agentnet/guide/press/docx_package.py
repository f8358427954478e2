"""The Word file around the text: parts, pictures, links, footnotes, numbering. The same bytes from the same input.

python-docx is loaded where it is used: the server itself knows of it only by name.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from markupsafe import Markup

from agentnet.guide.press.book import sound
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.docx_xml import NAMESPACES, body, paragraph
from agentnet.guide.press.zipping import as_zip

NOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
WIDTH: Final = 150 * 36000
HIGHEST: Final = 200 * 36000
"""In the units of the format: 36000 to a millimetre."""
LINKED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
NOTED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
MOST_PIXELS: Final = 60_000_000
AS_THEY_ARE: Final = frozenset({"PNG", "JPEG"})


class Package:
    """A Word file being made: it hands out the numbers by which the text refers to what stands in other parts."""

    def __init__(self, brand: Brand, language: str, title: str) -> None:
        from docx import Document

        from agentnet.guide.press.docx_styles import dress

        self.document = Document()
        self.part = self.document.part
        dress(self.document, brand, language, sound(title))
        self.pictures = 0
        self.notes: list[Markup] = []

    def link(self, href: str) -> str:
        return str(self.part.relate_to(href, LINKED, is_external=True))

    def note(self, inside: Markup) -> int:
        """The number of a new footnote."""
        self.notes.append(inside)
        return len(self.notes)

    def numbered(self, level: int, start: int) -> int:
        """The number of a new numbered list, which begins anew."""
        style = self.document.styles[f"List Number{f' {level}' if level > 1 else ''}"]
        numbering: Any = self.part.numbering_part.element
        given = style.element.pPr.numPr.numId.val
        kind = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == given)
        new = numbering.add_num(kind)
        new.add_lvlOverride(ilvl=0).add_startOverride(min(start, 32767))
        return int(new.numId)

    def bulleted(self, level: int) -> Markup:
        """What gives a paragraph of another style the mark of a list."""
        style = self.document.styles[f"List Bullet{f' {level}' if level > 1 else ''}"]
        mark = Markup('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>')
        return mark.format(style.element.pPr.numPr.numId.val)

    def picture(self, data: bytes, alt: str, share: float = 1.0, width: int | None = None) -> Markup | None:
        """A picture as wide as the text or as it is, if it is one."""
        readable = _readable(data)
        if readable is None:
            return None
        relation, image = self.part.get_or_add_image(io.BytesIO(readable))
        wide = min(int(WIDTH * share), int(image.width)) if width is None else width
        high = int(image.height * wide / image.width)
        if high > HIGHEST:
            wide, high = int(wide * HIGHEST / high), int(HIGHEST)
        self.pictures += 1
        return DRAWING.format(relation=relation, n=self.pictures, alt=sound(alt), wide=wide, high=high)

    def packed(self, parts: Iterable[Markup], day: date, facts: dict[str, str]) -> bytes:
        """The file's bytes, with the text in it."""
        from docx.oxml.parser import parse_xml

        whole = parse_xml(body(parts))
        for element in list(whole):
            self.document.element.body.insert_element_before(element, "w:sectPr")
        if self.notes:
            self._add_notes()
        known = self.document.core_properties
        for name, value in facts.items():
            setattr(known, name, sound(value)[:255])
        known.created = known.modified = known.last_printed = datetime.combine(day, time(12), UTC).replace(tzinfo=None)
        known.revision, known.last_modified_by = 1, sound(facts.get("author", ""))[:255]
        out = io.BytesIO()
        self.document.save(out)
        with zipfile.ZipFile(out) as made:
            files = {name: made.read(name) for name in made.namelist()}
        return as_zip(files, first=("[Content_Types].xml",))

    def _add_notes(self) -> None:
        """The footnotes' own part, which python-docx does not know of."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        rows = Markup().join(_note(number, inside) for number, inside in enumerate(self.notes, 1))
        text = Markup(
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {}>'
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote>{}</w:footnotes>"
        ).format(Markup(NAMESPACES), rows)
        part = Part(PackURI("/word/footnotes.xml"), NOTES, text.encode(), self.part.package)
        relations = self.part.relate_to(part, NOTED)
        assert relations
        for relation in self.part.rels.values():
            if relation.is_external and f'r:id="{relation.rId}"' in text:
                part.rels.get_or_add_ext_rel(relation.reltype, relation.target_ref)


def _note(number: int, inside: Markup) -> Markup:
    mark = Markup('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>')
    words = paragraph(mark + Markup('<w:r><w:t xml:space="preserve"> </w:t></w:r>') + inside, "FootnoteText")
    return Markup('<w:footnote w:id="{}">{}</w:footnote>').format(number, words)


def _readable(data: bytes) -> bytes | None:
    """The picture as Word opens it: PNG and JPEG as they are, others as PNG."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            if image.format in AS_THEY_ARE:
                image.verify()
                return data
            out = io.BytesIO()
            image.save(out, "PNG")
            return out.getvalue()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None


DRAWING: Final = Markup(
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{n}" name="Kuva {n}" descr="{alt}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
    "</wp:cNvGraphicFramePr><a:graphic>"
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{n}" name="Kuva {n}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def field(code: str, shown: str) -> Markup:
    """A field that Word fills in (a page number)."""
    return Markup(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ).format(code, shown)


def footer(package: Package, parts: Sequence[Markup]) -> None:
    """What stands at the foot of each page."""
    from docx.oxml.parser import parse_xml

    foot = package.document.sections[0].footer
    element: Any = foot._element
    for old in list(element):
        element.remove(old)
    for new in list(parse_xml(f"<w:ftr {NAMESPACES}>{Markup().join(parts)}</w:ftr>")):
        element.append(new)
