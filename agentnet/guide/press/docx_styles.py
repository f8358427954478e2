"""How the Word file looks: page, headings, lists, boxes, notes, all as named styles that a director can change."""

from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from agentnet.guide.press.book import colours
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.docx_xml import BOXES, LOCALES

FACE: Final = "Calibri"
"""Ours may not be on a director's machine."""
HEADINGS: Final = (
    ("Heading 1", 24, "brand"),
    ("Heading 2", 17, "brand"),
    ("Heading 3", 13, "brand"),
    ("Heading 4", 11, "ink"),
)
TABLE: Final = "TableText"


def dress(document: Document, brand: Brand, language: str, title: str) -> None:
    """Give the document its page, its language and its styles."""
    shades = {name: colour.removeprefix("#").upper() for name, colour in colours(brand).items()}
    _page(document)
    _language(document, language)
    _text(document, shades)
    for kind, (tone, ground) in BOXES.items():
        _box(document, kind, shades[tone], shades[ground], shades["ink"])
    _notes(document, shades)
    document.core_properties.title = title[:255]
    document.core_properties.language = LOCALES.get(language, language)[:255]


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin = section.bottom_margin = Mm(25)
    _separators(document)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _separators(document: Document) -> None:
    """The settings name the two footnotes that are no notes but the lines above them."""
    settings: Any = document.settings.element
    notes = OxmlElement("w:footnotePr")
    for number in ("-1", "0"):
        one = OxmlElement("w:footnote")
        one.set(qn("w:id"), number)
        notes.append(one)
    settings.insert_element_before(notes, "w:endnotePr", "w:compat")


def _language(document: Document, language: str) -> None:
    for known in document.styles.element.iter(qn("w:lang")):
        known.set(qn("w:val"), LOCALES.get(language, language)[:20])
    settings: Any = document.settings.element
    for known in settings.iter(qn("w:themeFontLang")):
        known.set(qn("w:val"), LOCALES.get(language, language)[:20])


def _text(document: Document, shades: dict[str, str]) -> None:
    styles: Any = document.styles
    normal = styles["Normal"]
    _face(normal)
    normal.font.size, normal.font.color.rgb = Pt(11), RGBColor.from_string(shades["ink"])
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.25
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    for name, size, shade in (("Title", 34, "brand"), ("Subtitle", 15, "ink_soft"), *HEADINGS):
        style = styles[name]
        _face(style)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(shades[shade])
        style.font.bold, style.font.italic = name != "Subtitle", False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size * 0.9), Pt(size * 0.35)
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    for name, shade, points, italic in (("Quote", "ink", 11.0, True), ("Caption", "ink_soft", 9.5, False)):
        style = styles[name]
        _face(style)
        style.font.color.rgb, style.font.italic, style.font.bold = RGBColor.from_string(shades[shade]), italic, False
        style.font.size = Pt(points)
    styles["Quote"].paragraph_format.left_indent = Mm(8)
    _add(document, TABLE, "Normal", size=9.5).paragraph_format.space_after = Pt(2)
    _add(document, "CodeText", "Normal", size=9.5).font.name = "Consolas"
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(shades["health"]), True


def _box(document: Document, kind: str, tone: str, ground: str, ink: str) -> None:
    """Two styles of one box: its title, which keeps with its words, and the words."""
    for name, bold in ((f"Box {kind} title", True), (f"Box {kind}", False)):
        style = _add(document, name, "Normal")
        style.font.bold, style.font.color.rgb = bold, RGBColor.from_string(tone if bold else ink)
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(4)
        style.paragraph_format.keep_with_next, style.paragraph_format.keep_together = bold, True
        properties: Any = style.element.get_or_add_pPr()
        border, left, shade = OxmlElement("w:pBdr"), OxmlElement("w:left"), OxmlElement("w:shd")
        for key, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", tone)):
            left.set(qn(f"w:{key}"), value)
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
            shade.set(qn(f"w:{key}"), value)
        border.append(left)
        for element in (border, shade):
            properties.insert_element_before(
                element, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
            )


def _notes(document: Document, shades: dict[str, str]) -> None:
    styles: Any = document.styles
    text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.element.set(qn("w:styleId"), "FootnoteText")
    text.base_style, text.font.size = styles["Normal"], Pt(9)
    text.font.color.rgb = RGBColor.from_string(shades["ink_soft"])
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True


def _add(document: Document, name: str, base: str, size: float = 0) -> Any:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    if size:
        style.font.size = Pt(size)
    return style


def _face(style: Any) -> None:
    """The face by name: the theme's own would win over it."""
    style.font.name = FACE
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if "heme" in key]:
        del fonts.attrib[key]
    fonts.set(qn("w:cs"), FACE)
