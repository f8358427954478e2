"""Our Markdown: CommonMark without HTML; with tables, footnotes, boxes, QR lines and citations (`[@key]`)."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

QUOTES: Final = {"fi": "””’’", "sv": "””’’", "en": "“”‘’"}
HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
CITE: Final = re.compile(r"\[@([\w.-]{1,80})((?:\s*[;,]\s*@[\w.-]{1,80})*)\]")
QR: Final = re.compile(r":::\s*qr(?:\s+(\S+))?(?:\s+(.*))?$", re.IGNORECASE)
TOOLS: Final = re.compile(r":::\s*(?:työkalut|tyokalut|verktyg|tools)(?:\s+(.*))?$", re.IGNORECASE)
NESTING: Final = 60
"""How deep blocks may stand in one another before the parser gives up; we flatten long before."""


def clean(markdown: str) -> tuple[str, bool]:
    """The text in one form, without control and direction characters; and whether it had any."""
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", HIDDEN.sub("", lines))
    return text, HIDDEN.search(lines) is not None


def tree(markdown: str, language: str) -> "tuple[SyntaxTreeNode, dict[str, Any]]":
    """The syntax tree, and what the parser remembers (footnotes under `footnotes`)."""
    from markdown_it.tree import SyntaxTreeNode  # the library is loaded with the first chapter that is read

    memory: dict[str, Any] = {}
    return SyntaxTreeNode(_parser(language).parse(markdown, memory)), memory


@cache
def _parser(language: str) -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    options = {"html": False, "typographer": True, "quotes": QUOTES.get(language, QUOTES["fi"]), "maxNesting": NESTING}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough", "smartquotes"])
    parser.use(footnote_plugin, inline=False)
    parser.use(container_plugin, "box", validate=_names_something)
    parser.block.ruler.before(
        "container_box", "qr", _qr, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )
    parser.block.ruler.before(
        "container_box", "tools", _tools, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )
    parser.inline.ruler.before("link", "cite", _cite)
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    """Every link is let through here: the reading refuses the bad ones, and says so."""
    return True


def _names_something(words: str, *_: object) -> bool:
    return bool(words.strip())


def _qr(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """`::: qr https://… Words beside the code` on one line; a closing `:::` right after it is swallowed."""
    match = QR.match(_line(state, start))
    if not match or state.is_code_block(start):
        return False
    if not silent:
        _one_line(state, start, end, "qr").meta = {
            "url": state.md.normalizeLink(match[1] or ""),
            "caption": (match[2] or "").strip(),
        }
    return True


def _tools(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """`::: työkalut Title` on one line: where the chapter's tools are listed."""
    match = TOOLS.match(_line(state, start))
    if not match or state.is_code_block(start):
        return False
    if not silent:
        _one_line(state, start, end, "tools").meta = {"title": (match[1] or "").strip()}
    return True


def _one_line(state: "StateBlock", start: int, end: int, kind: str) -> "Token":
    closed = start + 1 < end and _line(state, start + 1) == ":::"
    state.line = start + (2 if closed else 1)
    token = state.push(kind, "", 0)
    token.map = [start, state.line]
    return token


def _line(state: "StateBlock", number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _cite(state: "StateInline", silent: bool) -> bool:
    match = CITE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("cite", "", 0)
        token.meta = {"keys": (match[1], *re.findall(r"@([\w.-]+)", match[2]))}
    state.pos = match.end()
    return True
