"""The hash that an approval is bound to: words, pictures and pinned sources change it, layout does not."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final

import msgspec

from agentnet.guide.press.ast import LAYOUT, Block
from agentnet.guide.press.edition import Edition, EditionChapter

MOST_SEEN: Final = 200


IDS: Final = frozenset({"id"})
"""What changes nothing that is printed: an edition's hash knows the looks too."""


def content_hash(
    language: str,
    title: str,
    blocks: Sequence[Block],
    image_hashes: Mapping[str, str] | None = None,
    pinned_sources: Mapping[str, str] | None = None,
) -> str:
    """sha256 in hex. `image_hashes`: image name → hash; `pinned_sources`: source or finding → its revision."""
    return _hash(
        {
            "language": language,
            "title": title,
            "blocks": [canonical(block) for block in blocks],
            "images": dict(image_hashes or {}),
            "sources": dict(pinned_sources or {}),
        }
    )


def edition_hash(edition: Edition) -> str:
    """sha256 in hex of all that an edition was printed from, whatever the paper."""
    apart = ("paper", "images", "chapters")
    frozen = {field: getattr(edition, field) for field in edition.__struct_fields__ if field not in apart}
    images = {name: sha256(data).hexdigest() for name, data in edition.images.items()}
    chapters = [_chapter_hash(chapter) for chapter in edition.chapters]
    return _hash(canonical({**frozen, "images": images, "chapters": chapters}, without=IDS))


_seen: OrderedDict[int, tuple[EditionChapter, str]] = OrderedDict()
"""The last chapters and their hashes: of an edition that is printed again, most are the same."""


def _chapter_hash(chapter: EditionChapter) -> str:
    known = _seen.get(id(chapter))
    if known and known[0] is chapter:
        return known[1]
    made = _hash(canonical(chapter, without=IDS))
    _seen[id(chapter)] = (chapter, made)
    while len(_seen) > MOST_SEEN:
        _seen.popitem(last=False)
    return made


def canonical(thing: Any, without: frozenset[str] = LAYOUT) -> Any:
    """Plain lists and dictionaries without layout fields (or those named)."""
    return _stripped(msgspec.to_builtins(thing, builtin_types=(date,), enc_hook=str), without)


def _stripped(thing: Any, without: frozenset[str]) -> Any:
    match thing:
        case dict():
            return {str(key): _stripped(value, without) for key, value in thing.items() if key not in without}
        case list() | tuple():
            return [_stripped(part, without) for part in thing]
        case date():
            return thing.isoformat()
        case _:
            return thing


def _hash(thing: Any) -> str:
    return sha256(msgspec.json.encode(thing, order="deterministic")).hexdigest()
