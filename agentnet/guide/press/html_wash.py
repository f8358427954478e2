"""The second fence: nh3 lets through only the elements, attributes and addresses that our own pages use."""

from functools import cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    import nh3

TEXT: Final = {"a", "br", "code", "em", "s", "span", "strong", "sup"}
BLOCKS: Final = {
    "blockquote",
    "details",
    "div",
    "h2",
    "h3",
    "h4",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
}
PICTURES: Final = {"figcaption", "figure", "img", "path", "svg", "table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES: Final = {
    "*": {"class", "id", "data-block", "role", "aria-label", "aria-labelledby", "tabindex"},
    "a": {"href", "title"},
    "span": {"title"},
    "img": {"src", "alt", "loading"},
    "ol": {"start"},
    "th": {"scope"},
    "svg": {"viewBox", "aria-hidden"},
    "path": {"d", "fill", "stroke", "transform"},
}


def washed(page: Markup) -> Markup:
    """The page as nh3 writes it again."""
    return Markup(_washer().clean(str(page)))


@cache
def _washer() -> "nh3.Cleaner":
    import nh3

    schemes = {"http", "https", "mailto", "tel"}
    return nh3.Cleaner(tags=TEXT | BLOCKS | PICTURES, attributes=ATTRIBUTES, url_schemes=schemes)
