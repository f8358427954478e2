"""The files of an edition, as they were frozen: the guide itself in each format, its pictures, its chapters' tools."""

from collections.abc import Mapping
from typing import Any, Final

from litestar import Controller, Request, get
from litestar.params import FromPath
from litestar.response import Response

from agentnet.guide.reading.queries import Reading, reading
from agentnet.guide.reading.showing import sent, shown
from agentnet.web import Me, Policy, Session
from agentnet.words import N_, Missing, _, using

Ask = Request[Any, Any, Any]
KINDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "pdf": ("-a5.pdf", N_("PDF, A5"), N_("luettavaksi ruudulta ja tulostettavaksi vihkoksi")),
    "pdf-a4": ("-a4.pdf", N_("PDF, A4"), N_("tulostettavaksi toimiston tulostimella")),
    "print": ("-paino.pdf", N_("PDF painotalolle"), N_("leikkausvarat ja leikkausmerkit mukana")),
    "epub": (".epub", N_("Sähkökirja (EPUB)"), N_("puhelimen ja lukulaitteen lukuohjelmaan")),
    "docx": (".docx", N_("Word"), N_("jatkokäyttöön omassa yksikössä")),
    "stickers": ("-tarrat.pdf", N_("Tarra-arkki (PDF)"), N_("kysymys työpöydälle, koodi vie oikeaan lukuun")),
    "zip": (".zip", N_("Verkko-opas pakettina (ZIP)"), N_("omalle palvelimelle tai intraan, toimii ilman verkkoa")),
}


class GuideFiles(Controller):
    path = "/g/{slug:str}/{number:str}"

    @get("/lataa", policy=Policy.PUBLIC, shrinks=True)
    async def files(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        """Every file with what it is good for, its size and its hash."""
        found = await reading(session, me, slug, number)
        with using(found.edition.language):
            listed = [
                (_address(kind), _(words), _(why), file)
                for kind, (_ending, words, why) in KINDS.items()
                if (file := found.file(kind))
            ]
        return shown(request, found, "guide/public_files.html", here="lataa", files=listed)

    @get("/guide.pdf", policy=Policy.PUBLIC)
    async def pdf(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str]
    ) -> Response[bytes]:
        found = await reading(session, me, slug, number)
        return await sent(request, found, found.file("pdf"), f"{slug}-{number}.pdf", inline=True)

    @get("/files/{kind:str}", policy=Policy.PUBLIC)
    async def file(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str], kind: FromPath[str]
    ) -> Response[bytes]:
        found = await reading(session, me, slug, number)
        if kind not in KINDS:
            raise Missing
        return await sent(request, found, found.file(kind), f"{slug}-{number}{KINDS[kind][0]}")

    @get("/pictures/{name:str}", policy=Policy.PUBLIC)
    async def picture(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str], name: FromPath[str]
    ) -> Response[bytes]:
        return await self._named(request, await reading(session, me, slug, number), "picture", name)

    @get("/tools/{name:str}", policy=Policy.PUBLIC)
    async def tool(
        self, request: Ask, session: Session, me: Me, slug: FromPath[str], number: FromPath[str], name: FromPath[str]
    ) -> Response[bytes]:
        return await self._named(request, await reading(session, me, slug, number), "tool", name)

    async def _named(self, request: Ask, found: Reading, kind: str, name: str) -> Response[bytes]:
        """The name leads to a row only: what comes back has the row's own name."""
        file = found.file(f"{kind}:{name}")
        return await sent(request, found, file, file.name if file else "", inline=kind == "picture")


def _address(kind: str) -> str:
    return "guide.pdf" if kind == "pdf" else f"files/{kind}"


HANDLERS: Final = (GuideFiles,)
