"""The frozen words of a chapter, dressed for the page: a link at each heading, a name at a source's first mark."""

import re
from typing import Final

from markupsafe import Markup, escape

from agentnet.words import _

HEADING: Final = re.compile(r'<h([2-6])((?: [\w-]+="[^"]*")*) id="([^":]+)">(.*?)</h\1>', re.DOTALL)
CITE: Final = re.compile(r'<a class="cite" href="#(k\d+)"')
LINK: Final = Markup(
    '<h{level}{more} id="{id}">{words} <a class="anchor" href="#{id}"><span aria-hidden="true">¶</span>'
    '<span class="sr">{said}</span></a></h{level}>'
)


def dressed(html: str) -> Markup:
    """`html` was washed by the press before it was frozen; what is added here is our own."""
    said, met = _("Linkki tähän kohtaan"), set[str]()

    def named(match: re.Match[str]) -> str:
        if (key := match[1]) in met:
            return match[0]
        met.add(key)
        return f'<a class="cite" id="c-{key}" href="#{escape(key)}"'

    def linked(match: re.Match[str]) -> str:
        level, more, id, words = match.groups()
        return str(LINK.format(level=level, more=Markup(more), id=Markup(id), words=Markup(words), said=said))

    return Markup(CITE.sub(named, HEADING.sub(linked, html)))


def cites(html: str) -> set[str]:
    """The sources that the words lead to: `k3`."""
    return set(CITE.findall(html))
