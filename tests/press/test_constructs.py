"""What a chapter may hold besides text: names in three languages, terms, tools, narrow pictures; and the advice."""

import re

import pytest

from agentnet.guide.press import Known, parse, plain, render
from agentnet.guide.press.ast import Callout, Checklist, Figure, Process, Termed, Tooled, Tools, every
from agentnet.guide.press.problems import Kind
from tests.press.torture import ALL, TEXTS


def kinds(markdown: str, known: Known = ALL) -> list[Kind]:
    return [problem.kind for problem in parse(markdown, language="fi", known=known).problems]


def shown(markdown: str, known: Known = ALL) -> str:
    return str(render(parse(markdown, language="fi", known=known).blocks, language="fi", known=known))


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("vinkki", "tips", "tip"), "vinkki"),
        (("muista", "kom ihåg", "remember"), "muista"),
        (("varoitus", "varning", "warning"), "varoitus"),
        (("tarina", "berättelse", "story"), "tarina"),
        (("tehtävä", "uppgift", "task"), "tehtava"),
    ],
)
def test_boxes_have_names_in_three_languages(names: tuple[str, ...], kind: str) -> None:
    for name in names:
        (box,) = parse(f"::: {name} Otsikko\nTeksti.\n:::", language="sv").blocks
        assert isinstance(box, Callout)
        assert (box.kind, box.title) == (kind, "Otsikko")


def test_everything_in_the_long_chapters_is_read_without_a_hindrance() -> None:
    for language, text in TEXTS.items():
        parsed = parse(text, language=language, known=ALL)
        assert [p.kind for p in parsed.problems if p.stops] == ([Kind.NO_ALT] if language == "fi" else [])
        found = {type(piece) for piece in every(parsed.blocks)}
        assert {Callout, Checklist, Process, Tools} <= found


def test_a_term_leads_to_its_meaning_without_a_script() -> None:
    markdown = "[palaveria](sanasto:verkostopalaveri) ja [paria](sanasto:sote-tyopari)"
    html = shown(markdown)
    assert re.search(r'<a class="term" href="#term:verkostopalaveri" title="Asiakkaan oma kokous[^"]*"', html)
    assert '<li id="term:sote-tyopari"><strong>SOTE-työpari</strong>: ' in html
    elsewhere = Known(terms=ALL.terms, glossary="/g/opas/sanasto")
    assert 'href="/g/opas/sanasto#sote-tyopari"' in shown(markdown, elsewhere)
    assert "doc-glossary" not in shown(markdown, elsewhere)
    (paragraph,) = parse("[x](ordlista:sote-tyopari)", language="sv", known=ALL).blocks
    assert isinstance(paragraph.inside[0], Termed)  # type: ignore[union-attr]


def test_tools_are_listed_where_the_author_wants_and_linked_from_the_text() -> None:
    html = shown("[pohja](työkalu:kutsupohja)\n\n::: työkalut Lataa nämä")
    assert '<a href="https://opas.example.fi/t/kutsu" rel="noopener noreferrer">pohja</a>' in html
    assert '<p class="tools-title">Lataa nämä</p>' in html
    assert "<li>Yhteinen seurantalomake</li>" in html
    told = Known(tools=ALL.tools, files={"kutsupohja": ("kutsu.docx", 12_400, "2")})
    assert '</a> <span class="small muted">DOCX, 12 kt, versio 2</span></li>' in shown("::: työkalut", told)
    (paragraph,) = parse("[x](tool:kutsupohja)", language="en", known=ALL).blocks
    assert isinstance(paragraph.inside[0], Tooled)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "width"), [("{60 %}", 60), ("{leveys=45}", 45), ("{5%}", 20), ("{900}", 100), ("", 100)]
)
def test_a_picture_may_be_narrower_than_the_text(typed: str, width: int) -> None:
    (figure,) = parse(f"![Kaksi ihmistä](pari.png){typed}", language="fi", known=ALL).blocks
    assert isinstance(figure, Figure)
    assert figure.width == width


def test_a_code_is_drawn_on_the_web_too_and_leads_by_a_link() -> None:
    html = shown("::: qr https://opas.example.fi/x Pohja")
    assert re.search(r'<svg [^>]*aria-hidden="true"', html)
    assert '<a href="https://opas.example.fi/x" rel="noopener noreferrer">Pohja</a>' in html


def test_many_steps_stand_under_one_another() -> None:
    head = "| | " + " | ".join("abcdef") + " |\n|" + "--|" * 7 + "\n"
    assert 'class="flow flow-down"' in shown(f"::: prosessi\n{head}| Asiakas |" + " x |" * 6 + "\n:::")


@pytest.mark.parametrize(
    ("word", "room", "shape"),
    [("kysyy", "", "flow-1"), ("tunnusmerkit", " roomy", "flow-1"), ("asiakassuunnitelmaan", "", "flow-down")],
)
def test_steps_with_long_words_wait_for_more_room_so_that_no_word_is_cut(word: str, room: str, shape: str) -> None:
    html = shown(f"::: prosessi\n| | a | b | c | d |\n|--|--|--|--|--|\n| Asiakas |{f' {word} |' * 4}\n:::")
    assert (f'class="process-wrap{room}"' in html, f'class="flow {shape}"' in html) == (True, True)


@pytest.mark.parametrize(
    ("markdown", "kind", "stops"),
    [
        ("[x](sanasto:olematon)", Kind.UNKNOWN_TERM, True),
        ("[x](tyokalu:olematon)", Kind.UNKNOWN_TOOL, True),
        ("[](https://a.fi)", Kind.EMPTY_LINK, True),
        ("[https://a.fi/b](https://a.fi/b)", Kind.RAW_LINK, False),
        ("Hänen tunnuksensa on 131052-308T.", Kind.IDENTITY_CODE, True),
        ("Tämä " + "on aika pitkä " * 12 + "virke.", Kind.LONG_SENTENCE, False),
        ("Sana on tässä. " * 1100, Kind.LONG_CHAPTER, False),
    ],
)
def test_what_an_author_should_know_is_told(markdown: str, kind: Kind, stops: bool) -> None:
    (problem,) = parse(markdown, language="fi", known=ALL).problems
    assert (problem.kind, problem.stops) == (kind, stops)
    assert "{" not in problem.sentence


def test_a_place_for_tools_without_tools_is_told() -> None:
    assert kinds("::: työkalut", Known()) == [Kind.NO_TOOLS]
    assert kinds("::: työkalut") == []


def test_short_sentences_are_not_too_long_together() -> None:
    assert kinds("Kysy lupa. " * 40) == []


def test_plain_text_has_the_words_of_terms_and_tools() -> None:
    assert plain(parse("[palaveri](sanasto:verkostopalaveri) [pohja](tyokalu:kutsupohja)", language="fi").blocks) == (
        "palaveri pohja"
    )
