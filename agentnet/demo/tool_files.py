"""The sample guide's tools, made when it is made: an invitation to fill in (Word) and a checklist (Excel)."""

from io import BytesIO
from typing import Final

INVITED: Final = (
    ("Tervetuloa palaveriin, [nimi]", "Olet itse valinnut, ketkä kutsutaan ja mistä puhutaan. Voit muuttaa mielesi."),
    ("Milloin ja missä", "[viikonpäivä ja päivä] kello [aika], [paikka]. Aikaa on varattu yksi tunti."),
    ("Mistä puhumme", "1. [asia, joka on sinulle tärkein]\n2. [asia]\n3. [asia]"),
    ("Ketkä ovat tulossa", "[nimi ja tehtävä]\n[nimi ja tehtävä]\n[läheinen tai tukihenkilö, jos haluat]"),
    ("Ennen palaveria", "Työpari soittaa sinulle ja käy asiat läpi. Kerro silloin, jos jokin mietityttää."),
    ("Kysyttävää?", "Soita kummalle tahansa: [nimi, puhelin] (sosiaalihuolto), [nimi, puhelin] (terveydenhuolto)."),
)
MARKS: Final = (
    "Palveluja on kummallakin alalla, mutta ammattilaiset eivät ole puhuneet keskenään",
    "Päihteet, mieliala, raha ja asuminen kietoutuvat toisiinsa",
    "Suunnitelmia on kaksi, ja ne vetävät eri suuntiin",
    "Sovitut ajat jäävät usein käyttämättä",
    "Elämässä on juuri nyt siirtymä",
    "Asiakas ei tiedä, kenelle soittaa",
    "Läheinen on enemmän huolissaan kuin palvelut",
    "Huomaat ajattelevasi: tämä ei ole pelkästään minun asiani",
)


def invitation() -> bytes:
    """A letter to a client, with places to fill in."""
    from docx import Document
    from docx.shared import Cm, Pt, RGBColor

    paper = Document()
    paper.core_properties.title, paper.core_properties.language = "Kutsu verkostopalaveriin", "fi-FI"
    paper.core_properties.author = "Lounaisrannikon hyvinvointialue"
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    paper.styles["Normal"].font.size = Pt(12)
    paper.styles["Normal"].font.name = "Calibri"
    paper.add_heading("Kutsu verkostopalaveriin", level=1)
    for heading, words in INVITED:
        paper.add_heading(heading, level=2)
        for line in words.split("\n"):
            paper.add_paragraph(line)
    for style in ("Heading 1", "Heading 2"):
        paper.styles[style].font.color.rgb = RGBColor(0x1B, 0x2A, 0x52)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def checklist() -> bytes:
    """The identifying marks as a form for a team: no place for a name or anything else of a client."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tunnusmerkit")
        title = book.add_format({"bold": True, "font_size": 16, "font_color": "#1b2a52"})
        head = book.add_format({"bold": True, "bg_color": "#1b2a52", "font_color": "#ffffff", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        sheet.set_column(0, 0, 62)
        sheet.set_column(1, 1, 14)
        sheet.set_column(2, 2, 40)
        sheet.write(0, 0, "Onko hän meidän yhteinen asiakkaamme?", title)
        sheet.write(1, 0, "Tiimin oma muistilista. Älä kirjoita tähän asiakkaan nimeä tai muita tietoja.")
        for column, words in enumerate(("Tunnusmerkki", "Kyllä / ei", "Mitä teen seuraavaksi")):
            sheet.write(3, column, words, head)
        for row, words in enumerate(MARKS, start=4):
            sheet.write(row, 0, words, cell)
            sheet.write_blank(row, 1, None, cell)
            sheet.write_blank(row, 2, None, cell)
        sheet.data_validation(4, 1, 3 + len(MARKS), 1, {"validate": "list", "source": ["Kyllä", "Ei"]})
        sheet.freeze_panes(4, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
    return out.getvalue()
