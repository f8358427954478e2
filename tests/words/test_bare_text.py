"""No word reaches a reader past the catalogues: not from a template, not from Python, not from a script."""

import re
from pathlib import Path

import pytest

from tests.words import sources

# The same in every language.
NAMES = {"agentnet", "k", "Markdown", "PDF", "QR", "SHA"}
# Invented people and places on the page that shows developers the parts of a page.
SAMPLES = {"Heli Aro", "Jukka Salo", "Aino Mäkelä", "Loimaa", "Salo", "Salon aikuissosiaalityö", "K7RM-4XPT"}
# Words that are syntax or samples of it: a chapter's directives stay as they are in every language. Endings of Finnish.
SYNTAX = {
    "workshops/polls/finnish.py",
    "workshops/boards/lines.py",
    "network/organisation/headings.py",
    "network/organisation/values.py",
    "likeness.py",
    "guide/press/advice.py",
    "guide/press/boxes.py",
    "guide/press/inline.py",
    "guide/press/markdown.py",
    "guide/press/reading.py",
    "guide/reading/finding.py",
    "web/showcase.py",
}


# Samples of the syntax in the editor and on a term's page.
DIRECTIVES = {"tehtävä", "](sanasto:"}


def _words(texts: list[str]) -> list[str]:
    stripped = [re.sub(r"^/[a-z]+$", "", text.strip()) for text in texts]  # an address on the wall: …/join
    return [
        text for text in stripped if set(re.findall(r"[^\W\d_]+", text)) - NAMES and text not in SAMPLES | DIRECTIVES
    ]


@pytest.mark.parametrize("path", sources.TEMPLATES, ids=lambda path: str(path.relative_to(sources.ROOT / "templates")))
def test_a_template_says_everything_through_the_catalogue(path: Path) -> None:
    assert _words(sources.bare_words(path.read_text(), is_html=path.suffix == ".html")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Tervetuloa {{ name }}</p>",
        '<button aria-label="Sulje">×</button>',
        '{{ ui.empty("Ei vielä lappuja.") }}',
        '{% if ready %}{{ _("Valmis") }}{% else %}kesken{% endif %}',
    ],
)
def test_a_bare_word_is_noticed(template: str) -> None:
    assert _words(sources.bare_words(template))


def test_python_marks_its_sentences() -> None:
    found = {
        str(path.relative_to(sources.ROOT / "agentnet")): words
        for path in sources.PYTHON
        if not {"demo", "migrations"} & set(path.parts) and (words := list(sources.unmarked(path.read_text())))
    }
    assert set(found) <= SYNTAX


def test_scripts_take_their_sentences_from_the_page() -> None:
    bare = [path.name for path in sources.SCRIPTS if re.search("[äöÄÖ]", sources.without_comments(path.read_text()))]
    assert bare == []
