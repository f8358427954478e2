"""The book: every construct in three languages, both papers, with bleed; its codes, its pages and its last pages."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PageObject, PdfReader

from agentnet.guide.press import Brand, Edition, Setter
from tests.press.torture import FOREST, STORY, torture
from tests.press.verapdf import failed_rules

MM = 72 / 25.4
KINDS: dict[str, Edition] = {
    "fi-a5": torture(),
    "sv-a4": torture("sv", paper="a4"),
    "en-codes": torture("en", links="qr"),
    "fi-bleed": torture(brand=FOREST, bleed=True, links="qr"),
    "fi-a4-bleed": torture(brand=FOREST, paper="a4", bleed=True, links="plain"),
    "fi-picture": torture(brand=Brand(cover="picture", cover_image="kansi.png", logo="logo.png")),
    "fi-plain": torture(brand=Brand(cover="plain"), glossary=(), changes=(), change_note=""),
}
CODES = {
    "https://opas.example.fi/kutsupohja",
    "https://opas.example.fi/t/kutsu",
    "https://opas.example.fi/g/tyopari/2026.1/",
}
LINKS = {"https://www.finlex.example/fi/laki/ajantasa/2014/20141301#L4P41", "https://opas.example.fi/agentit"}


@pytest.fixture(scope="module")
def setter() -> Iterator[Setter]:
    with Setter() as setter:
        yield setter


@pytest.fixture(scope="module")
def books(setter: Setter) -> dict[str, bytes]:
    return {name: setter.pdf(edition) for name, edition in KINDS.items()}


def words(data: bytes) -> str:
    """The words of all pages on one line; hyphens at the ends of lines stay."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


def codes(data: bytes) -> set[str]:
    with pypdfium2.PdfDocument(data) as document:
        images = [document[n].render(scale=2.5).to_pil() for n in range(len(document))]
    return {code.text for image in images for code in zxingcpp.read_barcodes(image)}


def test_no_rule_fails_with_every_construct_in_every_kind_of_book(books: dict[str, bytes], tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.pdf" for name in books]
    for file, data in zip(files, books.values(), strict=True):
        file.write_bytes(data)
    assert dict(zip(books, failed_rules("ua1,2a", *files), strict=True)) == {name: {} for name in books}


def test_every_code_in_the_book_is_read(books: dict[str, bytes]) -> None:
    assert codes(books["fi-a5"]) == CODES
    assert codes(books["fi-bleed"]) == CODES | LINKS
    assert codes(books["en-codes"]) == CODES - {"https://opas.example.fi/kutsupohja"} | {"https://opas.example.fi/en"}


def test_each_language_has_its_chapters_words(books: dict[str, bytes]) -> None:
    for name, said in {"fi-a5": "Tarina kentältä", "sv-a4": "Kom ihåg", "en-codes": "Remember"}.items():
        assert said in words(books[name])


def test_the_book_says_who_answers_what_is_new_what_words_mean_and_who_took_part(books: dict[str, bytes]) -> None:
    text = words(books["fi-a5"])
    for said in (
        "Työikäisten palvelut",
        "1.12.2026",
        "30.11.2027",
        "Luku ”Lomakkeet” jäi pois",
        "Asiakkaan oma kokous, johon hän kutsuu ne, joiden apua tarvitsee.",
        "Kutsu verkostopalaveriin",
        "versio 2.1 · Sosiaalityön palvelualue · kutsupohja.docx",
        "Pekka Virtanen".replace(" ", "\u00a0"),
    ):
        assert said.replace("\u00a0", " ") in text.replace("\u00a0", " ")


def test_addresses_stand_in_footnotes_or_as_codes_or_not_at_all(books: dict[str, bytes]) -> None:
    address = "opas.example.fi/agentit"
    here = [name for name, data in books.items() if address in words(data).replace("\u200b", "")]
    assert here == ["fi-a5", "fi-bleed", "fi-picture", "fi-plain"]


def test_a_bleed_makes_the_sheet_larger_and_marks_what_is_cut(books: dict[str, bytes]) -> None:
    page: PageObject = PdfReader(io.BytesIO(books["fi-bleed"])).pages[0]
    assert [round(float(part) / MM) for part in page.mediabox] == [0, 0, 166, 228]
    assert [round(float(part) / MM) for part in page.trimbox] == [9, 9, 157, 219]
    with pypdfium2.PdfDocument(books["fi-bleed"]) as document:
        sheet = document[2].render(scale=4).to_pil().convert("RGB")

    def at(x: float, y: float) -> tuple[int, ...]:
        return tuple(sheet.getpixel((round(x * MM * 4), round(y * MM * 4))))

    green = (0x14, 0x43, 0x2F)
    assert at(6.5, 6.5) == at(159.5, 20) == green, "the ground runs 3 mm over the edge"
    assert at(4, 4) == at(162, 20) == (255, 255, 255), "and no further"
    assert min(at(9, 4)) < 160, "a mark says where to cut"


def test_pages_are_labelled_and_chapters_are_bookmarks(books: dict[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(books["fi-a5"]))
    assert reader.page_labels[:4] == ["i", "ii", "1", "2"]
    assert [item.title for item in reader.outline if not isinstance(item, list)] == [
        "Sisällys",
        "Sanasto",  # a few words: under the contents
        "1 Miksi työpari",
        "2 Kaikki, mitä luvussa voi olla",
        "3 Asiakaskohtainen verkostopalaveri",
        "Tietoja tästä painoksesta",
    ]


def test_no_page_has_next_to_nothing_on_it(books: dict[str, bytes]) -> None:
    """A lone box, or sources alone, would leave a page with a line or two."""
    for name in ("fi-a5", "fi-a4-bleed", "sv-a4"):
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(books[name])).pages]
        assert [n for n, text in enumerate(pages, 1) if n > 1 and len(text) < 180] == []


def test_no_word_is_cut_in_a_table(books: dict[str, bytes]) -> None:
    for said in ("Asiakastietojärjestelmä", "Koordinaattoripari", "neljännesvuosittain", "asiakassuunnitelmaan"):
        assert said in words(books["fi-a5"])


def test_a_warm_press_gives_the_same_bytes_as_a_cold_one(setter: Setter) -> None:
    one, other = torture(), torture(brand=STORY, number="2026.2")
    first = setter.pdf(one)
    assert setter.pdf(other) != first
    assert setter.pdf(one) == first
    with Setter() as cold:
        assert cold.pdf(one) == first


def test_one_chapter_and_the_cover_can_be_seen_as_pictures(setter: Setter) -> None:
    pages = setter.pictures(torture(), 1, pixels_per_inch=40)
    assert len(pages) > 3
    assert all(page.startswith(b"\x89PNG") for page in (*pages, setter.cover(torture(), pixels_per_inch=40)))
