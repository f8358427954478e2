"""Reads the comments of a Word file back: to which block each belongs, what it says, who wrote it and when.

Each block stands in a bookmark named after its id, which Word and LibreOffice keep while the text around it is edited.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct

from agentnet.child import ChildFailed, in_child
from agentnet.guide.press.ast import Block, every
from agentnet.guide.press.docx_xml import bookmark_of
from agentnet.guide.press.word_matching import likeliest
from agentnet.guide.press.word_package import Unfit, Why, WordPackage
from agentnet.guide.press.word_places import Place, places

LONGEST: Final = 20_000
MOST: Final = 2_000
QUOTE: Final = 500
SECONDS: Final = 20
MEGABYTES: Final = 1500


class WordComment(Struct, frozen=True):
    """One comment. `block_id` is that of a block of the chapter, `piece` the innermost piece (an item of a list).

    Both are empty when the place is not known any more; `quote` is what it was written beside. `moment` is as the
    file tells it. An answer names the `number` of the comment that it answers.
    """

    block_id: str
    quote: str
    text: str
    author: str
    moment: datetime | None
    piece: str = ""
    number: str = ""
    answers: str = ""
    resolved: bool = False


async def comments_in(docx: bytes, blocks: Sequence[Block] = ()) -> tuple[WordComment, ...]:
    """The comments, read in a child process. Raises Unfit, also when the file takes too much time or memory."""
    try:
        read = await in_child(_read_or_told, docx, tuple(blocks), seconds=SECONDS, megabytes=MEGABYTES)
    except ChildFailed:
        raise Unfit(Why.TOO_LARGE) from None
    if isinstance(read, Why):
        raise Unfit(read)
    return read


def _read_or_told(docx: bytes, blocks: tuple[Block, ...]) -> tuple[WordComment, ...] | Why:
    try:
        return read_comments(docx, blocks)
    except Unfit as unfit:
        return unfit.why


def read_comments(docx: bytes, blocks: Sequence[Block] = ()) -> tuple[WordComment, ...]:
    """The comments in the order of the text. `blocks`: the chapter's, to find a place by its words when a bookmark has
    gone. Raises Unfit. What anyone sends is read in a child: call `comments_in`.
    """
    package = WordPackage(docx)
    main = package.related("").get("officeDocument", "")
    related = package.related(main)
    document = package.xml(main)
    if document.tag != "document":
        raise Unfit(Why.NOT_WORD)
    if "comments" not in related:
        return ()
    told = [one for one in package.xml(related["comments"]) if one.tag == "comment"][:MOST]
    threads = _threads(package.xml(related["commentsExtended"])) if "commentsExtended" in related else {}
    return tuple(_comments(told, places(document), threads, blocks))


def _threads(extended: Element) -> dict[str, tuple[str, bool]]:
    """By the comment's last paragraph: the paragraph of the comment that it answers, and whether it is settled."""
    return {
        one.get("paraId", ""): (one.get("paraIdParent", ""), one.get("done", "0") in ("1", "true"))
        for one in extended
        if one.tag == "commentEx"
    }


def _comments(
    told: list[Element], found: dict[str, Place], threads: dict[str, tuple[str, bool]], blocks: Sequence[Block]
) -> Iterator[WordComment]:
    by_paragraph = {name: one.get("id", "") for one in told for name in _paragraphs(one)}
    names = {bookmark_of(piece.id): piece.id for piece in every(blocks)}
    order = {number: n for n, number in enumerate(found)}
    for one in sorted(told, key=lambda one: order.get(one.get("id", ""), len(order))):
        number = one.get("id", "")
        parent, settled = next((threads[name] for name in reversed(_paragraphs(one)) if name in threads), ("", False))
        answers = by_paragraph.get(parent, "")
        place = found.get(number) or found.get(answers) or Place()
        block, piece = _block(place, names, blocks)
        text = "\n".join(_words(paragraph) for paragraph in one if paragraph.tag == "p").strip()
        if text:
            moment = _moment(one.get("dateUtc") or one.get("date") or "")
            author = one.get("author", "").strip()[:200]
            quote = place.quote.strip()[:QUOTE] or place.paragraph.strip()[:QUOTE]
            yield WordComment(block, quote, text[:LONGEST], author, moment, piece, number, answers, settled)


def _block(place: Place, names: dict[str, str], blocks: Sequence[Block]) -> tuple[str, str]:
    """The ids of the block and of the piece: by bookmark, else by words."""
    if place.bookmarks and place.bookmarks[0].startswith("c_"):
        return "", ""  # the chapter's title: of the whole
    if place.bookmarks:
        outer, inner = place.bookmarks[0], place.bookmarks[-1]
        return names.get(outer, outer.removeprefix("b_")), names.get(inner, inner.removeprefix("b_"))
    return likeliest(place.quote, place.paragraph, blocks)


def _paragraphs(comment: Element) -> list[str]:
    return [name for paragraph in comment if (name := paragraph.get("paraId"))]


def _words(paragraph: Element) -> str:
    blank = {"tab": "\t", "br": "\n"}
    return "".join((one.text or "") if one.tag == "t" else blank.get(one.tag, "") for one in paragraph.iter())


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
