"""All that a warm child needs to show a chapter as it looks while it is being written."""

import re
import time
from collections import OrderedDict
from typing import Final
from uuid import UUID

from markupsafe import Markup
from msgspec.structs import replace

from agentnet import clock, files
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.chapters import reading
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Guide
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.press.html_wash import washed
from agentnet.guide.tools import queries as tools
from agentnet.guide.writing.sheet import Look, Order, look
from agentnet.guide.writing.warm import in_warm_child
from agentnet.words import _, using

PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^\s)>]+)")
PICTURES: Final = 24
FRESH_S: Final = 4.0
"""Seconds for which what a chapter may point to is not asked again: it is the same at every key."""
TEXTS: Final = 64
_around: OrderedDict[UUID, tuple[float, press.Known]] = OrderedDict()
_seen_pictures: OrderedDict[str, bytes] = OrderedDict()


async def order(
    session: Session,
    seen: Seen,
    *,
    title: str,
    markdown: str,
    line: int = 1,
    page: int = 0,
    paper: bool = False,
    reader: str = "fi",
) -> Order:
    """The chapter as its writer has it, with what it may point to and what surrounds it on paper."""
    known = await _known(session, seen)
    return Order(
        key=f"{seen.text.id}",
        markdown=markdown,
        known=known,
        edition=await _edition(session, seen, title, markdown, known, paper=paper),
        line=line,
        page=page,
        paper=paper,
        reader=reader,
    )


async def looked(asked: Order) -> Look:
    """How it looks. Raises ChildFailed. The page is washed here too: a child's word is not taken for it."""
    made = await in_warm_child(asked.key, look, asked)
    return replace(made, body=washed(Markup(made.body)))


async def _known(session: Session, seen: Seen) -> press.Known:
    """What the chapter may point to, as it was a moment ago."""
    at, found = _around.pop(seen.text.id, (0.0, None))
    if found is None or time.monotonic() - at > FRESH_S:
        at, found = time.monotonic(), await reading.known(session, seen.chapter, seen.network.id, seen.text.language)
    _around[seen.text.id] = (at, found)
    while len(_around) > TEXTS:
        _around.popitem(last=False)
    return found


async def _edition(
    session: Session, seen: Seen, title: str, markdown: str, known: press.Known, *, paper: bool
) -> press.Edition:
    """An edition of this one chapter, without its blocks."""
    chapter, language = seen.chapter, seen.text.language
    with using(language):
        number = _("luonnos")
    brand = brand_of(seen.guide, seen.network)
    one = press.EditionChapter(
        slug=chapter.slug,
        chapter=press.Chapter(language, title or "–", ()),
        citations=known.citations,
        art=chapter.art,
        owner=chapter.owner,
        valid_from=chapter.valid_from,
        look_again_by=chapter.look_again_by,
        tools=await tools.of_chapter(session, chapter.id) if paper else (),
    )
    return press.Edition(
        title=seen.guide.title,
        number=number,
        day=clock.now().date(),
        language=language,
        chapters=(one,),
        images=await _pictures(session, seen.guide, markdown, chapter.art, brand.logo) if paper else {},
        brand=brand,
        paper="a4" if seen.guide.paper == "a4" else "a5",
    )


async def _pictures(session: Session, guide: Guide, markdown: str, *more: str) -> dict[str, bytes]:
    """The bytes of the pictures that the words show; the latest ones are kept at hand."""
    names = {*PICTURE.findall(markdown), *more}
    hashes = await pictures.hashes(session, guide.id) if names - {""} else {}
    return {name: await _bytes(guide.id, digest) for name, digest in hashes.items() if name in names}


async def _bytes(guide_id: UUID, digest: str) -> bytes:
    key = f"{guide_id}/{digest}"
    found = _seen_pictures.pop(key, None)
    _seen_pictures[key] = found if found is not None else await files.get(digest)
    while len(_seen_pictures) > PICTURES:
        _seen_pictures.popitem(last=False)
    return _seen_pictures[key]
