"""The web's pages as XHTML for an EPUB: the same words, well-formed, with links that lead somewhere in the book."""

import re
from collections.abc import Collection
from typing import Final

from agentnet.guide.press.book import safe_link, sound

TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*>')
ATTRIBUTE: Final = re.compile(r'([a-zA-Z-]+)(?:="([^"]*)")?')
VOID: Final = frozenset({"br", "hr", "img", "wbr", "col"})
LEFT_OUT: Final = frozenset({"loading", "rel", "data-block", "tabindex", "decoding"})
TYPES: Final = {"doc-noteref": "noteref", "doc-endnotes": "footnotes", "doc-backlink": "backlink"}
FOOTNOTE: Final = re.compile(r"note:\d+")


def xhtml(html: str, places: Collection[str]) -> str:
    """The washed HTML, rewritten. A link to what the book does not have becomes one to its page, or plain words."""
    open_links: list[bool] = []

    def rewritten(tag: re.Match[str]) -> str:
        closing, name, written = tag.groups()
        if name == "a":
            if closing:
                return "</a>" if open_links and open_links.pop() else "</span>"
            attributes = _attributes(written)
            href = _led(attributes.pop("href", ""), places)
            open_links.append(bool(href))
            return _tag("a", {"href": href, **attributes}) if href else _tag("span", _without_role(attributes))
        if closing:
            return f"</{name}>"
        attributes = _attributes(written) if written else {}
        if name == "details":
            attributes["open"] = "open"
        if name == "svg":
            attributes["xmlns"] = "http://www.w3.org/2000/svg"
        return _tag(name, attributes, empty=name in VOID)

    return TAG.sub(rewritten, sound(html).replace("&nbsp;", "\u00a0"))


def _attributes(written: str) -> dict[str, str]:
    found = {name: value for name, value in ATTRIBUTE.findall(written) if name not in LEFT_OUT}
    if kind := TYPES.get(found.get("role", "")):
        found["epub:type"] = kind
    elif FOOTNOTE.fullmatch(found.get("id", "")):
        found["epub:type"] = "footnote"
    return found


def _without_role(attributes: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if name not in ("role", "epub:type")}


def _tag(name: str, attributes: dict[str, str], *, empty: bool = False) -> str:
    written = "".join(f' {key}="{value.replace("<", "&lt;")}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"


def _led(href: str, places: Collection[str]) -> str:
    """The address itself, that of the whole page when its anchor is not there, or nothing."""
    if href.startswith("#") or href in places:
        return href
    page = href.partition("#")[0]
    return page if page in places else safe_link(href.replace("&amp;", "&")).replace("&", "&amp;")
