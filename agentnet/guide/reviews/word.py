"""The Word round trip: a chapter goes out as .docx, and its comments come back to their paragraphs.

Only comments are read. Whether the text was changed too is found by setting the same version anew and comparing.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from msgspec import Struct, convert, to_builtins
from sqlalchemy import delete
from sqlmodel import col

from agentnet import clock
from agentnet.child import ChildFailed, in_child
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.chapters import letters, queries, reading, reviewing
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Told
from agentnet.guide.models import Comment, Revision
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.press import ast
from agentnet.guide.press.cites import cited_keys
from agentnet.guide.press.word_comments import WordComment, comments_in
from agentnet.guide.press.word_review import folded, read_returned, set_for_review
from agentnet.guide.reviews.models import WordReturn
from agentnet.network.models import Person
from agentnet.web import refusal
from agentnet.web.stored import plain_name
from agentnet.words import _, using

LARGEST: Final = 16 << 20
KEPT: Final = timedelta(days=30)
"""How long a file's comments wait to be taken in."""


class Found(Struct, frozen=True):
    """A comment of the file. `number` is its paragraph in the present text (0: gone, or about the whole); `refused`
    says why it cannot be taken, and then its words are not kept.
    """

    block_id: str
    quote: str
    text: str
    author: str
    moment: datetime | None = None
    number: int = 0
    key: str = ""
    answers: str = ""
    known: bool = False
    refused: str = ""

    @property
    def takes(self) -> bool:
        return not (self.known or self.refused)


async def outgoing(session: Session, seen: Seen) -> bytes:
    """The present version as a Word file to comment on."""
    revision = await queries.revision_of(session, seen.text)
    return await in_child(set_for_review, *await _parts(session, seen, revision), seconds=60)


async def _parts(session: Session, seen: Seen, revision: Revision | None) -> tuple[Any, ...]:
    blocks = queries.blocks_of(revision)
    known = await reading.known(session, seen.chapter, seen.network.id, reader=seen.standing)
    cited = {key for piece in ast.every(blocks) for key in cited_keys(piece)}
    names = {piece.image for piece in ast.every(blocks) if isinstance(piece, ast.Figure)}
    title = revision.title if revision else seen.text.title
    chapter = press.EditionChapter(
        slug=seen.chapter.slug,
        chapter=press.Chapter(seen.text.language, title, blocks),
        citations={key: one for key, one in known.citations.items() if key in cited},
        owner=seen.chapter.owner,
    )
    with using(seen.text.language):
        mark = revision.content_hash[:12] if revision else ""
        line = _("versio {n}, kommentoitavaksi", n=revision.n if revision else 0) + f" · #{mark}"
    images = await pictures.contents(session, seen.guide.id, names)
    return chapter, seen.text.language, seen.guide.title, line, images, brand_of(seen.guide, seen.network)


async def incoming(session: Session, seen: Seen, name: str, docx: bytes, *, whose: Person, by: Person) -> WordReturn:
    """What a file that came back holds, kept to be looked at before it is taken.

    Raises:
        press.word_package.Unfit: it cannot be read.
    """
    revision = await queries.revision_of(session, seen.text)
    blocks = queries.blocks_of(revision)
    place = {block.id: n for n, block in enumerate(blocks, start=1)}
    said = await comments_in(docx, blocks)
    had = await _already(session, seen, whose)
    await _forget_untaken(session, seen, by)
    found = [_found(one, place, had) for one in said]
    row = WordReturn(
        text_id=seen.text.id,
        director_id=whose.id,
        by=by.id,
        name=f"{plain_name(name, 'kommentit')}.docx",
        found=to_builtins(found),
        edited=await _edited(session, seen, docx),
    )
    session.add(row)
    await session.flush()
    return row


async def _forget_untaken(session: Session, seen: Seen, by: Person) -> None:
    """What was handed back before and never taken in is not kept beside a newer file; nor for ever without one."""
    mine = (col(WordReturn.text_id) == seen.text.id) & (col(WordReturn.by) == by.id)
    late = col(WordReturn.created_at) < clock.now() - KEPT
    await session.execute(delete(WordReturn).where(col(WordReturn.taken_at).is_(None), mine | late))


async def _already(session: Session, seen: Seen, whose: Person) -> set[tuple[str, str]]:
    """What this person has said of which block: it is not taken twice, even if they have withdrawn it."""
    comments = await queries.comments_of(session, seen.text.id, withdrawn=True)
    return {(c.block_id, folded(c.text)) for c in comments if c.by == whose.id}


def _found(one: WordComment, place: dict[str, int], had: set[tuple[str, str]]) -> Found:
    wrong = refusal(one.text) or refusal(one.quote) or refusal(one.author)
    block = one.block_id if one.block_id in place or one.block_id else ""
    return Found(
        block_id=block,
        quote="" if wrong else one.quote[: reviewing.QUOTE],
        text="" if wrong else one.text,
        author="" if wrong else one.author,
        moment=one.moment,
        number=place.get(block, 0),
        key=one.number,
        answers=one.answers,
        known=(block, folded(one.text)) in had,
        refused=wrong,
    )


async def _edited(session: Session, seen: Seen, docx: bytes) -> bool:
    """Whether the text itself was changed: marked as a change in Word, or other words than in the version sent out."""
    try:
        tracked, lines, mark = await in_child(read_returned, docx, seconds=20, megabytes=1500)
    except ChildFailed:
        return False
    revisions = await queries.revisions_of(session, seen.text.id)
    sent = next((r for r in revisions if mark and r.content_hash.startswith(mark)), None)
    if tracked or sent is None:
        return bool(tracked)
    try:
        again = await in_child(set_for_review, *await _parts(session, seen, sent), seconds=60)
        _tracked, ours, _mark = await in_child(read_returned, again, seconds=20, megabytes=1500)
    except ChildFailed:
        return False
    return Counter(lines) != Counter(ours)


def found_in(row: WordReturn) -> list[Found]:
    return convert(row.found, list[Found])


async def take(
    session: Session, seen: Seen, row: WordReturn, chosen: Collection[int], whose: Person, *, by: Person
) -> int:
    """Take the chosen comments in as those of `whose`, each once; the number of new ones."""
    await queries.hold(session, seen)
    had, made = await _already(session, seen, whose), dict[str, Comment]()
    entered = by.id if by.id != whose.id else None
    found = found_in(row)
    for at, one in enumerate(found):
        if at not in chosen or not one.takes or (one.block_id, folded(one.text)) in had:
            continue
        had.add((one.block_id, folded(one.text)))
        made[one.key or str(at)] = await _keep(session, seen, one, made, whose, entered)
    row.taken_at = clock.now()
    session.add(row)
    if made and entered:
        await _ask_to_confirm(session, seen, list(made.values()), whose, by=by)
    return len(made)


async def _keep(
    session: Session, seen: Seen, one: Found, made: dict[str, Comment], whose: Person, entered: UUID | None
) -> Comment:
    asked = made.get(one.answers)
    comment = await reviewing.comment(
        session,
        seen,
        one.text,
        block_id=one.block_id,
        reply_to=asked.id if asked else None,
        told=Told.WORD,
        entered_by=entered,
        by=whose,
    )
    comment.quote = comment.quote or one.quote
    await session.flush()
    return comment


async def _ask_to_confirm(session: Session, seen: Seen, made: Sequence[Comment], whose: Person, *, by: Person) -> None:
    words = "\n".join(f"– {comment.text}" for comment in made)
    await letters.told_for(session, seen, whose, words, comment=made[0].id, by=by)
