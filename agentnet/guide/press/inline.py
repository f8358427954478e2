"""Reads what stands inside a paragraph: words, emphasis, links, footnotes, citations."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from msgspec.structs import replace

from agentnet.guide.press.ast import (
    Break,
    Cite,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Reference,
    Strong,
    Struck,
    Termed,
    Text,
    Tooled,
)
from agentnet.guide.press.plain import spoken
from agentnet.guide.press.problems import Kind
from agentnet.guide.press.reading import Reading

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

SCHEMES: Final = ("https", "http", "mailto", "tel")
TERMS: Final = ("sanasto", "ordlista", "glossary")
TOOLS: Final = ("tyokalu", "työkalu", "verktyg", "tool")
UNKNOWN_NOTE: Final = re.compile(r"\[\^([^\]\s]{1,80})\]")
RAW: Final = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
"""An address as the words of its own link: nobody wants to hear it read aloud."""
DEEPEST: Final = 6
WRAPPERS: Final[dict[str, type[Emphasis] | type[Strong] | type[Struck]]] = {
    "em": Emphasis,
    "strong": Strong,
    "s": Struck,
}


def inlines(node: "SyntaxTreeNode", reading: Reading, depth: int = 0) -> Inlines:
    """The inlines of a paragraph, heading or cell (`node` is the block, or its `inline` child)."""
    children = [inner for child in node.children for inner in (child.children if child.type == "inline" else [child])]
    return joined(piece for child in children for piece in _read(child, reading, depth))


def joined(pieces: Iterable[Inline]) -> Inlines:
    """The same, with neighbouring words as one text and no empty ones: equal text gives equal blocks."""
    out: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + piece.text)
        elif not isinstance(piece, Text) or piece.text:
            out.append(piece)
    return tuple(out)


def _read(node: "SyntaxTreeNode", reading: Reading, depth: int) -> Iterator[Inline]:
    match node.type:
        case "text":
            yield from _text(node.content, reading)
        case "code_inline":
            yield Code(node.content)
        case "softbreak":
            yield Text(" ")
        case "hardbreak":
            yield Break()
        case "em" | "strong" | "s":
            inside = inlines(node, reading, depth + 1)
            if depth < DEEPEST and inside:
                yield WRAPPERS[node.type](inside)
            else:
                yield from inside
        case "link":
            yield from _link(str(node.attrs.get("href", "")), inlines(node, reading, depth + 1), reading)
        case "image":
            name = unquote(str(node.attrs.get("src", "")))
            reading.tell(Kind.INLINE_IMAGE, name=name)
            yield from inlines(node, reading, depth + 1)
        case "footnote_ref":
            yield from _note(node, reading)
        case "cite":
            yield from _cite(node.meta["keys"], reading)
        case "footnote_anchor":
            pass
        case _:
            yield from inlines(node, reading, depth + 1) if node.children else (Text(node.content),)


def _text(words: str, reading: Reading) -> Iterator[Inline]:
    for key in UNKNOWN_NOTE.findall(words):
        reading.tell(Kind.UNKNOWN_NOTE, key=key)
    yield Text(words)


def _link(href: str, inside: Inlines, reading: Reading) -> Iterator[Inline]:
    scheme, colon, rest = unquote(href).partition(":")
    scheme, rest = scheme.lower() if colon else "", rest.strip()
    words = bare(inside)
    if not spoken(words).strip():
        reading.tell(Kind.EMPTY_LINK, href=unquote(href)[:80])
        words = (Text(unquote(rest if scheme in TERMS + TOOLS else href)),)
    if href.startswith("#"):
        target = unquote(href[1:])
        reading.references.append((target, reading.piece, reading.line))
        yield Reference(target, words)
    elif scheme in TERMS:
        yield from _term(rest, words, reading)
    elif scheme in TOOLS:
        if rest not in reading.known.tools:
            reading.tell(Kind.UNKNOWN_TOOL, name=rest[:80])
        yield Tooled(rest, words)
    elif scheme in SCHEMES:
        if RAW.match(spoken(bare(inside))):
            reading.tell(Kind.RAW_LINK, href=spoken(words)[:80])
        if why := reading.known.dead.get(href):
            reading.tell(Kind.DEAD_LINK, href=unquote(href)[:80], why=why)
        yield Link(href, words)
    else:
        reading.tell(Kind.BAD_LINK, href=unquote(href)[:80])
        yield from words


def _term(slug: str, words: Inlines, reading: Reading) -> Iterator[Inline]:
    if slug not in reading.known.terms:
        reading.tell(Kind.UNKNOWN_TERM, term=slug[:80])
    yield Termed(slug, words)


def bare(inside: Inlines) -> Inlines:
    """What a link or a heading may hold: no link, footnote or citation."""
    return joined(_bare(inside))


def _bare(inside: Inlines) -> Iterator[Inline]:
    for piece in inside:
        match piece:
            case Link() | Reference() | Termed() | Tooled():
                yield from piece.inside
            case Note() | Cite():
                pass
            case Emphasis() | Strong() | Struck():
                yield replace(piece, inside=bare(piece.inside))
            case _:
                yield piece


def _note(node: "SyntaxTreeNode", reading: Reading) -> Iterator[Inline]:
    number = int(node.meta["id"])
    held = reading.notes.get(number)
    if held is None or reading.open_notes:  # a footnote inside a footnote is left out of the inner one
        return
    if number not in reading.read_notes:
        reading.open_notes.add(number)
        reading.read_notes[number] = _note_words(held, reading)
        reading.open_notes.discard(number)
    words = reading.read_notes[number]
    if spoken(words).strip():
        yield Note(str(node.meta.get("label", number)), words)


def _note_words(held: "SyntaxTreeNode", reading: Reading) -> Inlines:
    """The paragraphs of a footnote, one after another."""
    words: list[Inline] = []
    for paragraph in held.walk(include_self=False):
        if paragraph.type == "inline":
            words += [Break()] if words else []
            words += inlines(paragraph, reading)
    return joined(words)


def _cite(typed: tuple[str, ...], reading: Reading) -> Iterator[Inline]:
    keys = {key: reading.known.citation_key(key) for key in typed}
    for key in typed:
        if keys[key] is None:
            reading.tell(Kind.UNKNOWN_CITATION, key=key)
    yield Cite(tuple(dict.fromkeys(keys[key] or key for key in typed)))
