"""The instruction of an assignment: Markdown without HTML, as clean HTML."""

from functools import cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS: Final = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "h3", "h4", "a", "hr", "code"}
HEADINGS: Final = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}


def shown(markdown: str) -> Markup:
    """What the page shows. Headings stand under the page's own; no pictures; links to https and mail addresses only."""
    import nh3

    html = nh3.clean(
        _parser().render(markdown),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return Markup(html)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # loaded with the first assignment that is read

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20})
    parser.core.ruler.push("headings", _lowered)
    return parser


def _lowered(state: object) -> None:
    for token in state.tokens:  # type: ignore[attr-defined]
        if token.tag in HEADINGS:
            token.tag = HEADINGS[token.tag]
