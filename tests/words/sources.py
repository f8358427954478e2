"""Reads the sources the way the catalogues are made from them, and finds words that would be left out."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from jinja2 import Environment, nodes

ROOT: Final = Path(__file__).resolve().parents[2]
PYTHON: Final = sorted((ROOT / "agentnet").rglob("*.py"))
TEMPLATES: Final = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"})
SCRIPTS: Final = sorted((ROOT / "static" / "js").rglob("*.js"))

KEYWORDS: Final = {"_": None, "N_": None, "n_": (1, 2)}
SAYING: Final = ("_", "N_", "n_")
READ_ALOUD: Final = {"alt", "aria-label", "aria-description", "content", "placeholder", "title"}
SILENT: Final = {"script", "style"}
HOLE: Final = "h0le"  # stands for an expression, wherever markup may have one: as a tag, a value, or text
# Markup that looks like words: the block that names a page's class, and attributes that a macro gives to a tag.
NOT_WORDS: Final = re.compile(r"\{% block shape %\}\w+\{% endblock %\}")
ATTRIBUTE: Final = re.compile(r'[\w:-]+="[^"]*"')

Message = str | tuple[str, ...]


@cache
def messages() -> dict[Message, list[str]]:
    """Every sentence in the sources, and the files that say it."""
    with (ROOT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    found: dict[Message, list[str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(
        ROOT, methods, options, KEYWORDS, directory_filter=_is_ours
    ):
        found.setdefault(message if isinstance(message, str) else tuple(message), []).append(file)
    return found


def _is_ours(folder: str) -> bool:
    return Path(folder).relative_to(ROOT).parts[0] in {"agentnet", "templates"}


def bare_words(template: str, *, is_html: bool = True) -> list[str]:
    """Text that a template shows without asking the catalogue for it."""
    environment = Environment(extensions=["jinja2.ext.do"])
    kept: list[str] = []
    for _line, token, value in environment.lex(NOT_WORDS.sub("", template)):
        if token in {"data", "raw_data"}:
            kept.append(value)
        elif token == "variable_begin":
            kept.append(HOLE)
    text = "".join(kept)
    return [*(_shown(text) if is_html else text.split(HOLE)), *_said(environment, template)]


def _shown(html: str) -> list[str]:
    page = _Page()
    page.feed(html)
    page.close()
    return page.found


def _said(environment: Environment, template: str) -> Iterator[str]:
    """Literal Finnish inside Jinja expressions: an argument that was not wrapped."""
    tree = environment.parse(template)
    wrapped = {
        id(literal)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in SAYING
        for literal in call.find_all(nodes.Const)
    }
    for literal in tree.find_all(nodes.Const):
        if isinstance(literal.value, str) and id(literal) not in wrapped and _looks_finnish(literal.value):
            yield literal.value


def unmarked(python: str) -> Iterator[str]:
    """Finnish literals in Python that no catalogue would see; docstrings are for developers."""
    tree = ast.parse(python)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            passed.update(id(part) for argument in node.args for part in ast.walk(argument))
        elif isinstance(node, ast.Expr):
            passed.add(id(node.value))
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) and id(node) not in passed else None
        if isinstance(said, str) and _looks_finnish(said):
            yield said


def without_comments(script: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)


def _looks_finnish(text: str) -> bool:
    return re.search("[äöÄÖ]", text) is not None


class _Page(HTMLParser):
    """Collects what a reader or a screen reader would get from the bare markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        if tag != "meta":
            self.found += [part for name, value in attrs if name in READ_ALOUD for part in (value or "").split(HOLE)]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in SILENT:
            self.found += ATTRIBUTE.sub("", data).split(HOLE)
