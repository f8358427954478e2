"""The second fence: nh3 lets through only the elements, attributes and addresses that our own pages use."""

from functools import cache
from typing import Final

import nh3
from markupsafe import Markup

TAGS: Final = frozenset(
    "a blockquote br code details div em figcaption figure h2 h3 h4 hr img li ol p pre s section span strong summary sup"
    " table tbody td th thead tr ul".split()
)
ATTRIBUTES: Final = {
    "*": {"class", "id", "data-block", "role", "aria-label", "aria-labelledby", "tabindex"},
    "a": {"href", "title"},
    "span": {"title"},
    "img": {"src", "alt", "loading"},
    "ol": {"start"},
    "th": {"scope"},
}


def washed(page: Markup) -> Markup:
    """The page as nh3 writes it again."""
    return Markup(_washer().clean(str(page)))


@cache
def _washer() -> nh3.Cleaner:
    return nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})
