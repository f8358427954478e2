"""Blocks as web page: readable aloud, with ways in and out."""

from agentnet.guide.press import Brand, Chapter, Known, parse, plain, render, render_apart
from agentnet.guide.press.brand import contrast, nearest, unreadable
from agentnet.guide.press.plain import summary
from agentnet.guide.press.web import contents, minutes, page
from tests.press.sample import KNOWN, MEETING


def shown(markdown: str, language: str = "fi", known: Known = KNOWN) -> str:
    return str(render(parse(markdown, language=language, known=known).blocks, language=language, known=known))


def test_a_citation_is_read_aloud_as_a_source() -> None:
    html = shown("Sovittu [@k3; @k12].")
    assert '<a class="cite" href="/f/3"' in html
    assert '<span class="visually-hidden">Lähde </span>3</a>' in html
    assert '<span class="cite" title=' in html  # k12 has no address


def test_a_footnote_leads_there_and_back() -> None:
    html = shown("Yksi[^a] ja taas[^a].\n\n[^a]: Huomaa.")
    assert html.count('href="#note:1"') == 2
    assert html.count('id="note:1:ref"') == html.count('id="note:1"') == html.count('href="#note:1:ref"') == 1


def test_apart_footnotes_stand_once_after_the_last_block_with_ways_both_ways() -> None:
    blocks = parse("Yksi.[^a]\n\nKaksi.[^b]\n\nTaas.[^a]\n\n[^a]: Ensin.\n[^b]: Sitten.\n", language="fi").blocks
    apart = render_apart(blocks, language="fi")
    whole = "".join([*apart.blocks.values(), apart.ends])
    assert [str(apart.blocks[block.id]).count("doc-endnotes") for block in blocks] == [0, 0, 0]
    assert str(apart.ends).count("doc-endnotes") == 1
    for n in (1, 2):
        assert [whole.count(f'id="note:{n}"'), whole.count(f'id="note:{n}:ref"')] == [1, 1]
        assert f'href="#note:{n}"' in whole
        assert f'href="#note:{n}:ref"' in whole
    assert [str(apart.notes[block.id]).count("<sup>") for block in blocks] == [1, 1, 1]


def test_a_process_picture_is_a_table_with_heads_and_the_same_as_text() -> None:
    html = shown("::: prosessi Kulku\n| | Kutsu |\n|--|--|\n| Asiakas | Valitsee |\n| Sosiaali | |\n:::")
    assert '<table class="flow flow-2" role="table">' in html
    assert '<th scope="col" role="columnheader" class="tone-client">Asiakas</th>' in html
    assert '<th scope="row" role="rowheader"><span class="step">1</span> Kutsu</th>' in html
    assert '<div class="deed"><span class="who">Asiakas</span> Valitsee</div>' in html
    assert '<td role="cell" class="tone-social none"></td>' in html
    assert "<summary>Sama tekstinä</summary>" in html
    assert "<li>Asiakas: Valitsee</li>" in html


def test_references_lead_within_the_chapter_and_to_other_chapters() -> None:
    html = shown("## Kulku\n\n[a](#kulku) [b](#miksi-tyopari) [c](#miksi-tyopari/alku) [d](#olematon)")
    for href in ("#kulku", "/g/opas/miksi", "/g/opas/miksi#alku"):
        assert f'href="{href}"' in html
    assert "olematon" not in html


def test_every_block_can_be_found_by_its_id() -> None:
    blocks = parse(MEETING, language="fi", known=KNOWN).blocks
    html = str(render(blocks, language="fi", known=KNOWN))
    assert all(f'data-block="{block.id}"' in html for block in blocks)


def test_an_unknown_picture_shows_its_words_and_a_known_one_its_own_address() -> None:
    assert "<img" not in shown("![Kaksi ihmistä](https://muualla.fi/k.png)")
    known = Known(images={"k.png": "/kuvat/1"})
    assert '<img src="/kuvat/1" alt="Kaksi ihmistä" loading="lazy">' in shown("![Kaksi ihmistä](k.png)", known=known)


def test_a_chapter_has_contents_summary_and_reading_time() -> None:
    chapter = Chapter("fi", "Verkostopalaveri", parse(MEETING, language="fi", known=KNOWN).blocks)
    made = page(chapter, KNOWN)
    assert [entry.words for entry in made.contents] == [
        "Milloin palaveri kannattaa koota",
        "Kulku",
        "Palaverin jälkeen",
    ]
    assert made.contents == contents(chapter.blocks)
    assert all(f'id="{entry.anchor}"' in made.body for entry in made.contents)
    assert made.summary.startswith("Verkostopalaveri kootaan")
    assert len(made.summary) <= 242
    assert made.minutes == minutes(chapter.blocks) > 1


def test_plain_text_has_all_words_once() -> None:
    text = plain(parse("Alku.[^1]\n\n- yksi\n- kaksi\n\n[^1]: Huomaa.", language="fi").blocks)
    assert text == "Alku. (Huomaa.)\n\nyksi\n\nkaksi"
    assert summary(()) == ""


def test_the_default_brand_can_be_read() -> None:
    assert list(unreadable(Brand())) == []


def test_a_pale_colour_is_found_and_a_darker_shade_suggested() -> None:
    (pale,) = [found for found in unreadable(Brand(health="#9fd8d6")) if found.ground == "paper"]
    assert (pale.colour, pale.ratio < 4.5) == ("health", True)
    assert contrast(pale.suggestion, "#ffffff") >= 4.5
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert nearest("#000000", "#ffffff") == "#000000"
