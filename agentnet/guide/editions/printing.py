"""The files of an edition, each made in a child process: PDFs, EPUB, Word, and the web guide as one zip."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Final, NamedTuple

from msgspec.structs import replace

from agentnet.guide import press
from agentnet.guide.editions.labels import Sheet
from agentnet.guide.press.docx_book import compile_docx
from agentnet.guide.press.epub import compile_epub
from agentnet.guide.press.makers import a4, for_printers, site
from agentnet.guide.stickers.sheets import badges_pdf, stickers_pdf
from agentnet.notify import Progress
from agentnet.words import N_, Refused, _

SECONDS: Final = 180
MEGABYTES: Final = 4096
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Made(NamedTuple):
    """A file of an edition. `kind` is unique in it."""

    kind: str
    name: str
    media_type: str
    data: bytes


class Format(NamedTuple):
    """A kind of file: what its name ends with, what it is, what is said while it is made."""

    ending: str
    media_type: str
    said: str
    words: str


FORMATS: Final[Mapping[str, Format]] = {
    "pdf": Format(".pdf", "application/pdf", N_("Taitetaan painettava opas (A5)"), N_("PDF, A5")),
    "pdf-a4": Format("-a4.pdf", "application/pdf", N_("Taitetaan painettava opas (A4)"), N_("PDF, A4")),
    "print": Format(
        "-paino.pdf", "application/pdf", N_("Taitetaan painotalon versio"), N_("PDF painotalolle (leikkausvarat)")
    ),
    "epub": Format(".epub", "application/epub+zip", N_("Tehdään sähkökirja"), N_("Sähkökirja (EPUB)")),
    "docx": Format(".docx", WORD, N_("Tehdään Word-tiedosto"), N_("Word")),
    "zip": Format(".zip", "application/zip", N_("Tehdään verkko-opas"), N_("Verkko-opas pakettina (ZIP)")),
    "stickers": Format("-tarrat.pdf", "application/pdf", N_("Ladotaan tarra-arkki"), N_("Tarra-arkki (PDF)")),
    "badges": Format("-nimilaput.pdf", "application/pdf", N_("Ladotaan nimilaput"), N_("Nimilaput (PDF)")),
}
SEARCH: Final = "search"


MAKERS: Final[Mapping[str, Callable[[press.Edition], bytes]]] = {
    "pdf": press.compile_pdf,
    "pdf-a4": a4,
    "print": for_printers,
    "epub": compile_epub,
    "docx": compile_docx,
}
SHEETS: Final[Mapping[str, Callable[..., bytes]]] = {"stickers": stickers_pdf, "badges": badges_pdf}


async def printed(
    edition: press.Edition,
    formats: Collection[str],
    tools: Mapping[str, bytes],
    sheets: Mapping[str, Sheet],
    progress: Progress,
) -> list[Made]:
    """Each chosen format in turn; `tools`: the files that go with the chapters, by name; `sheets` of labels, by kind.

    Raises:
        Refused: one of them could not be made; the sentence names the chapters that cannot be set.
    """
    made: list[Made] = []
    wanted = [kind for kind in FORMATS if kind in formats]
    for n, kind in enumerate(wanted):
        await progress(20 + 70 * n // len(wanted), _(FORMATS[kind].said))
        try:
            made += [await _sheet(edition, kind, sheets[kind])] if kind in sheets else []
            made += await _one(edition, kind, made, tools) if kind not in SHEETS else []
        except press.ChildFailed as failed:
            raise Refused(await _what_failed(edition, kind)) from failed
    return made


async def _one(edition: press.Edition, kind: str, before: Collection[Made], tools: Mapping[str, bytes]) -> list[Made]:
    ending, media_type, _said, _words = FORMATS[kind]
    child = partial(press.in_child, seconds=SECONDS, megabytes=MEGABYTES)
    name = f"{edition.number}{ending}"
    if kind != "zip":
        return [Made(kind, name, media_type, await child(MAKERS[kind], edition))]
    inside = {"pdf": "guide.pdf", "epub": "guide.epub", "docx": "guide.docx"}
    extras = {inside[one.kind]: one.data for one in before if one.kind in inside}
    extras |= {f"tools/{tool}": data for tool, data in tools.items()}
    packed, index = await child(site, edition, extras)
    return [
        Made(kind, name, media_type, packed),
        Made(SEARCH, f"{edition.number}.json", "application/json", index),
    ]


async def _sheet(edition: press.Edition, kind: str, sheet: Sheet) -> Made:
    data = await press.in_child(SHEETS[kind], sheet, seconds=SECONDS)
    return Made(kind, f"{edition.number}{FORMATS[kind].ending}", FORMATS[kind].media_type, data)


async def _what_failed(edition: press.Edition, kind: str) -> str:
    """Which chapters cannot be set by themselves."""
    failing = []
    for of in edition.chapters:
        alone = replace(edition, chapters=(of,))
        try:
            await press.in_child(MAKERS.get(kind, press.compile_pdf), alone, seconds=60, megabytes=MEGABYTES)
        except press.ChildFailed:
            failing.append(of.chapter.title)
    if failing:
        titles = ", ".join(f"”{title}”" for title in failing)
        return _("Painosta ei voitu tehdä. Näitä lukuja ei voitu taittaa: {titles}.", titles=titles)
    return _("Painosta ei voitu tehdä: {format} ei valmistunut.", format=_(FORMATS[kind].words))
