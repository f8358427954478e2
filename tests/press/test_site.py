"""The web guide as files: whole pages without scripts, nothing from elsewhere, a search that knows inflected words."""

import io
import re
import zipfile
from html.parser import HTMLParser

import msgspec
import pytest
from msgspec.structs import replace

from agentnet.guide.press import Brand, parse, run_in_child
from agentnet.guide.press.markdown_text import as_markdown
from agentnet.guide.press.plain import plain
from agentnet.guide.press.search import base_forms, search_index, sections, words_in
from agentnet.guide.press.site import as_zip, compile_site
from agentnet.guide.press.site_style import style
from tests.press.sample import KNOWN, MEETING, PAIR, edition
from tests.press.whole import chapter, whole

NONE: dict[str, str] = {}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return compile_site(whole(), {"guide.pdf": b"%PDF", "tools/kutsu.docx": b"PK"}, NONE)


class Addresses(HTMLParser):
    """Every address that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href", "action"):
                self.fetched.append(value or "")
            elif name == "id":
                self.ids.append(value or "")


def addresses(page: bytes) -> Addresses:
    found = Addresses()
    found.feed(page.decode())
    return found


def test_every_page_leads_only_to_what_is_there(made: dict[str, bytes]) -> None:
    pages = {name: addresses(data) for name, data in made.items() if name.endswith(".html")}
    assert pages.keys() == {
        "index.html", "miksi-tyopari.html", "verkostopalaveri.html", "pa-svenska.html", "sanasto.html", "tiedot.html",
        "404.html",
    }  # fmt: skip
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        assert set(page.fetched) <= made.keys(), name
        for link in page.links:
            if not re.match("https://|mailto:|tel:", link):
                file, _hash, anchor = link.partition("#")
                assert (file or name) in made
                assert not anchor or anchor in pages[file or name].ids or anchor == "ei", (name, link)


def test_pages_are_light_and_need_no_script(made: dict[str, bytes]) -> None:
    for name, page in made.items():
        if name.endswith(".html"):
            assert len(page) < 60_000
            assert page.count(b"<script") == page.count(b'<script defer src="search.js"></script>') == 1
            assert b"default-src &#39;none&#39;" in page
    assert b"https://" not in made["style.css"]
    assert set(re.findall(rb"url\(([^)]*)\)", made["style.css"])) <= {name.encode() for name in made}


def test_each_chapter_is_there_as_text_too(made: dict[str, bytes]) -> None:
    text = made["verkostopalaveri.md"].decode()
    assert text.startswith("# Asiakaskohtainen verkostopalaveri\n")
    assert "::: muista" in text
    assert b'href="verkostopalaveri.md"' in made["verkostopalaveri.html"]


@pytest.mark.parametrize("text", [MEETING, PAIR, r"a\*b \# c [x](https://a.fi) `` ` `` **l*k*** <b> &amp; 1\. x"])
def test_text_made_of_blocks_reads_to_the_same_blocks(text: str) -> None:
    blocks = parse(text, language="fi", known=KNOWN).blocks
    again = parse(as_markdown("T", blocks).split("\n", 1)[1], language="fi", known=KNOWN).blocks
    assert plain(again) == plain(blocks)
    assert [type(block) for block in again] == [type(block) for block in blocks]


def test_downloads_and_tools_go_along(made: dict[str, bytes]) -> None:
    assert b'<a href="guide.pdf">PDF (0,1 Mt)</a>' in made["index.html"]
    assert b'<a href="tools/kutsu.docx">Kutsupohja</a>' in made["verkostopalaveri.html"]
    alone = compile_site(whole(), None, NONE)
    assert b'<a href="https://opas.example.fi/kutsu">Kutsupohja</a>' in alone["verkostopalaveri.html"]
    assert b"guide.pdf" not in alone["index.html"]


def test_the_brand_colours_the_guide_and_cannot_break_it() -> None:
    assert b"--hero:#123456;" in style(Brand(brand="#123456"))
    hostile = style(Brand(brand="#12345;}body{background:url(https://muualla.fi)}", sans='x";}@import "//y'))
    assert b"muualla" not in hostile
    assert b"@import" not in hostile


def test_an_address_of_a_chapter_never_leads_out_of_the_folder() -> None:
    chapters = (chapter("../../etc/passwd", "A", "a"), chapter("index", "B", "b"), chapter("INDEX", "C", "c"))
    files = compile_site(edition(*chapters), None, NONE)
    assert {"etc-passwd.html", "index-2.html", "index-3.html"} <= files.keys()
    assert not any(".." in name or name.startswith("/") for name in files)


def test_the_index_knows_every_section_and_its_words() -> None:
    index = search_index(edition(), lambda slug: f"{slug}.html", {"palaverin": "palaveri"})
    places = [place[0] for place in index["places"]]
    assert places[0] == "miksi-tyopari.html"
    assert "verkostopalaveri.html#kulku" in places
    after = places.index("verkostopalaveri.html#palaverin-jalkeen")
    assert after in index["words"]["palaveri"]
    assert index["forms"] == {"palaverin": "palaveri"}
    assert all(0 <= number < len(places) for numbers in index["words"].values() for number in numbers)


def test_words_are_folded_and_cut() -> None:
    assert words_in("SOTE-työpari 2026, työ\u00adpari e\u0301") == [
        "sote-työpari",
        "sote",
        "työpari",
        "2026",
        "työ",
        "pari",
        "é",
    ]
    assert next(sections(edition(chapter("a", "A", "")))).text == ""


def test_base_forms_come_from_a_child() -> None:
    words = ["verkostopalaverissa", "asiakkaalle", "palveluja"]
    assert run_in_child(base_forms, words, "fi") == {
        "verkostopalaverissa": "verkostopalaveri",
        "asiakkaalle": "asiakas",
        "palveluja": "palvelu",
    }


def test_the_same_files_give_the_same_zip(made: dict[str, bytes]) -> None:
    packed = as_zip(made)
    assert packed == as_zip(dict(reversed(made.items())))
    assert packed == as_zip(compile_site(whole(), {"guide.pdf": b"%PDF", "tools/kutsu.docx": b"PK"}, NONE))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert opened.testzip() is None
        assert sorted(opened.namelist()) == opened.namelist() == sorted(made)


def test_the_index_is_small_enough_to_be_read() -> None:
    one = edition(*(chapter(f"l{n}", f"Luku {n}", MEETING) for n in range(20)))
    assert len(msgspec.json.encode(search_index(one, str, NONE))) < 200_000


def test_an_empty_guide_has_its_pages() -> None:
    files = compile_site(replace(edition(), chapters=(), title=""), None, NONE)
    assert "Nimetön opas".encode() in files["index.html"]
