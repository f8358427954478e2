"""Nothing that a person types breaks a page, a print or the machine behind them."""

import time
from html.parser import HTMLParser

import pytest

from agentnet.guide.press import Chapter, EditionChapter, compile_pdf, parse, render
from agentnet.guide.press.html_wash import ATTRIBUTES, BLOCKS, PICTURES, TEXT
from tests.press.hostile import SPECIAL, random_texts
from tests.press.sample import CITATIONS, KNOWN, edition

VOID = {"br", "hr", "img"}


class Strict(HTMLParser):
    """Fails on any element, attribute or address that is not ours, and on elements that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TEXT | BLOCKS | PICTURES
        for name, value in attrs:
            assert name in {known.lower() for known in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"rel"}}
            if name in ("href", "src"):
                assert (value or "").startswith(("https://", "http://", "mailto:", "tel:", "/", "#"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("text", [*SPECIAL, "\n\n".join(SPECIAL)])
def test_hostile_text_becomes_a_harmless_page(text: str) -> None:
    strict = Strict()
    strict.feed(str(render(parse(text, language="fi", known=KNOWN).blocks, language="fi", known=KNOWN)))
    assert strict.open == []


def test_random_text_becomes_a_harmless_page() -> None:
    for text in random_texts(300):
        strict = Strict()
        strict.feed(str(render(parse(text, language="fi", known=KNOWN).blocks, language="fi", known=KNOWN)))
        assert strict.open == []


def test_hostile_and_random_text_can_be_printed() -> None:
    texts = [*SPECIAL, *random_texts(120)]
    chapters = (
        EditionChapter(f"l{n}", Chapter("fi", text[:60], parse(text, language="fi", known=KNOWN).blocks), CITATIONS)
        for n, text in enumerate(texts)
    )
    assert compile_pdf(edition(*chapters)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text",
    [
        "- a\n" * 12_000,
        "[" * 25_000,
        "*a " * 16_000,
        "> " * 50_000,
        "::: muista\n" * 5_000,
        "| a " * 25_000,
        "`" * 100_000,
        "[^1] " * 10_000 + "\n\n[^1]: x",
        "sana " * 20_000,
        "![[" * 10_000,
        "[@k3] " * 16_000,
    ],
    ids=lambda text: str(text[:6]).strip(),
)
def test_a_text_made_to_be_slow_is_read_in_seconds(text: str) -> None:
    begun = time.process_time()
    first = parse(text, language="fi", known=KNOWN)
    parse(text + "\n\nLoppu.", language="fi", known=KNOWN, previous=first.blocks)
    assert time.process_time() - begun < 20
