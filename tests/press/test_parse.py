"""Markdown → blocks: what a person types arrives, or is listed as a problem in words."""

import msgspec
import pytest

from agentnet.guide.press import Citation, Known, dumps, loads, parse
from agentnet.guide.press.ast import (
    Block,
    Callout,
    Checklist,
    Cite,
    Divider,
    Figure,
    Heading,
    Link,
    Listing,
    Note,
    Paragraph,
    Preformatted,
    Process,
    Qr,
    Quote,
    Reference,
    Table,
    Text,
    every,
)
from agentnet.guide.press.plain import own_words
from agentnet.guide.press.problems import HARMLESS, SENTENCES, Kind
from agentnet.words import using
from tests.press.sample import KNOWN, MEETING, PAIR

PROCESS = "::: prosessi Kulku\n| | Kutsu | Aloitus |\n|--|--|--|\n| Asiakas | Valitsee | |\n| Terveys | | Avaa |\n:::"


def blocks(markdown: str, known: Known = KNOWN) -> tuple[Block, ...]:
    return parse(markdown, language="fi", known=known).blocks


def kinds(markdown: str, known: Known = KNOWN) -> list[Kind]:
    return [problem.kind for problem in parse(markdown, language="fi", known=known).problems]


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("## Kulku", Heading),
        ("Tekstiä.", Paragraph),
        ("- yksi\n- kaksi", Listing),
        ("> lainaus", Quote),
        ("```\nkoodi\n```", Preformatted),
        ("---", Divider),
        ("| a | b |\n|---|---|\n| 1 | 2 |", Table),
        ("::: muista\nSovi vetäjä.\n:::", Callout),
        ("::: Tehtävä Kokeile\nTee näin.\n:::", Callout),
        ("::: tunnusmerkit\n- merkki\n:::", Checklist),
        (PROCESS, Process),
        ("::: qr https://example.fi/x Pohja", Qr),
        ("::: qr https://example.fi/x Pohja\n:::", Qr),
    ],
)
def test_each_thing_that_is_typed_becomes_its_block(markdown: str, block: type[Block]) -> None:
    parsed = parse(markdown, language="fi", known=KNOWN)
    assert [type(one) for one in parsed.blocks] == [block]
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("markdown", "kind"),
    [
        ("![](kuva.png)", Kind.NO_ALT),
        ("![Kaksi ihmistä](muu.png)", Kind.UNKNOWN_IMAGE),
        ("Tekstiä ![kuva](kuva.png) välissä", Kind.INLINE_IMAGE),
        ("## A\n\n#### B", Kind.SKIPPED_HEADING),
        ("# A", Kind.TITLE_HEADING),
        ("- ## A", Kind.DEEP_HEADING),
        ("## A [@k3]", Kind.BUSY_HEADING),
        ("| [x](https://a.fi) | b |\n|---|---|\n| 1 | 2 |", Kind.BUSY_HEADING),
        ("> " * 9 + "syvällä", Kind.TOO_DEEP),
        ("[tänne](#olematon)", Kind.UNKNOWN_REFERENCE),
        ("Sovittu [@olematon].", Kind.UNKNOWN_CITATION),
        ("Sovittu.[^1]", Kind.UNKNOWN_NOTE),
        ("Sovittu.\n\n[^1]: Turha.", Kind.UNUSED_NOTE),
        ("::: laatikko\nsisältö\n:::", Kind.UNKNOWN_BOX),
        ("::: muista\nsisältö", Kind.OPEN_BOX),
        ("sisältö\n\n:::", Kind.STRAY_COLONS),
        ("::: muista\n:::", Kind.EMPTY_BOX),
        ("::: prosessi\nteksti\n:::", Kind.BAD_PROCESS),
        ("::: qr", Kind.BAD_QR),
        ("::: qr http://salaton.fi", Kind.BAD_QR),
        ("::: qr https://a.fi/" + "x" * 400, Kind.BAD_QR),
        ("[paha](javascript:alert(1))", Kind.BAD_LINK),
        ("[paha](//muualla.fi)", Kind.BAD_LINK),
        ("Hienoa 漢", Kind.NO_GLYPH),
        ("teksti\u202enurin", Kind.HIDDEN_CHARACTERS),
    ],
)
def test_each_thing_that_is_wrong_is_told_in_words(markdown: str, kind: Kind) -> None:
    known = msgspec.structs.replace(KNOWN, images={"kuva.png": "/k/1"})
    (problem,) = parse(markdown, language="fi", known=known).problems
    assert problem.kind == kind
    assert problem.stops is (kind not in HARMLESS)
    assert "{" not in problem.sentence.replace("{#", "")
    with using("sv"):
        assert problem.sentence


def test_every_kind_of_problem_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Kind)


def test_a_problem_knows_its_line_and_block() -> None:
    parsed = parse("Alku.\n\nToinen [@olematon].\n\nLoppu.", language="fi", known=KNOWN)
    (problem,) = parsed.problems
    assert (problem.line, problem.block) == (3, parsed.blocks[1].id)
    assert not parsed.approvable


def test_nothing_that_was_typed_in_a_refused_form_is_lost() -> None:
    words = "\n".join(
        own_words(piece) for piece in every(blocks("::: outo\nsisältö\n:::\n\n[sana](javascript:x) " + "> " * 9))
    )
    assert "sisältö" in words
    assert "sana" in words


def test_a_real_chapter_has_no_problems() -> None:
    for markdown in (PAIR, MEETING):
        assert parse(markdown, language="fi", known=KNOWN).problems == ()


def test_links_references_notes_and_citations_are_told_apart() -> None:
    markdown = (
        "## Kulku\n\n[ulos](https://a.fi) [sisään](#kulku) [luku](#miksi-tyopari/alku) [@k3; @k12].[^a]\n\n[^a]: Ks."
    )
    inside = blocks(markdown)[1].inside  # type: ignore[union-attr]
    assert [type(piece) for piece in inside if not isinstance(piece, Text)] == [Link, Reference, Reference, Cite, Note]
    assert kinds(markdown) == []


def test_a_citation_is_found_by_the_beginning_of_its_key() -> None:
    known = Known({"5f0c9a1e-aaaa": Citation(1, "x"), "5f0c9a1e-bbbb": Citation(2, "y"), "77aa00bb": Citation(3, "z")})
    (block,) = blocks("[@77aa]", known)
    assert block.inside == (Cite(("77aa00bb",)),)  # type: ignore[union-attr]
    assert kinds("[@5f0c9a1e]", known) == [Kind.UNKNOWN_CITATION]
    assert kinds("[@77a]", known) == [Kind.UNKNOWN_CITATION]


def test_roles_of_a_process_have_the_colours_of_their_fields() -> None:
    rows = "".join(
        f"| {role} | x |\n" for role in ("Asiakas", "Sosiaalihuolto", "Terveydenhuolto", "SOTE-työpari", "Vartija")
    )
    (process,) = blocks(f"::: prosessi\n| | Vaihe |\n|--|--|\n{rows}:::")
    assert isinstance(process, Process)
    assert [lane.tone for lane in process.lanes] == ["client", "social", "health", "joint", "other"]


def test_an_anchor_can_be_chosen_and_is_never_shared() -> None:
    headings = [
        block for block in blocks("## Äiti ja öljy\n\n## Äiti ja öljy\n\n## Muu {#oma}") if isinstance(block, Heading)
    ]
    assert [heading.anchor for heading in headings] == ["aiti-ja-oljy", "aiti-ja-oljy-2", "oma"]


def test_a_picture_in_a_paragraph_of_its_own_is_a_figure() -> None:
    known = Known(images={"yhteinen pöytä.png": "/k/1"})
    (figure,) = blocks('![Kaksi ihmistä pöydän ääressä](<yhteinen pöytä.png> "Työpari")', known)
    assert isinstance(figure, Figure)
    assert (figure.image, figure.alt, figure.caption) == (
        "yhteinen pöytä.png",
        "Kaksi ihmistä pöydän ääressä",
        "Työpari",
    )


def test_quotation_marks_follow_the_language() -> None:
    said = {code: own_words(parse('Sanoi "hei".', language=code).blocks[0]) for code in ("fi", "sv", "en")}
    assert said == {"fi": "Sanoi ”hei”.", "sv": "Sanoi ”hei”.", "en": "Sanoi “hei”."}


def test_blocks_are_stored_and_read_back() -> None:
    whole = blocks(MEETING)
    assert loads(dumps(whole)) == whole
