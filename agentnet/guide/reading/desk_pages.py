"""`/q/{code}`: from a sticker on the desk to the chapter; and the page where coordinators write the questions."""

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import StringConstraints

from agentnet.db import Session as Database
from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.reading import links
from agentnet.settings import settings
from agentnet.web import Entry, Form, Line, Me, Policy, Seen, Session, Somebody, go, page
from agentnet.web.policy import SignInFirst
from agentnet.web.visit import cookie_name
from agentnet.words import LANGUAGES, N_, language

Question = Annotated[Line, StringConstraints(max_length=120)]


class QuestionForm(Form):
    chapter_id: UUID
    question: Question


class QuestionActForm(Form):
    question: Question = ""
    act: Literal["save", "bin", "restore"] = "save"


@get("/q/{code:str}", policy=Policy.PUBLIC)
async def follow(request: Request[Any, Any, Any], session: Session, me: Me, code: FromPath[str]) -> Redirect:
    """To the chapter. A guide that is for its network only asks one to sign in first."""
    link, guide = await links.link_by(session, code)
    if not guide.public and me is None:
        raise SignInFirst
    return go(await links.leads_to(session, me, link, guide, _tongue(request, me)))


def _tongue(request: Request[Any, Any, Any], me: object) -> str:
    """The language that the reader has chosen here, else the first of their phone's that guides are written in."""
    if me is not None or cookie_name("agentnet-language") in request.cookies:
        return language.get()
    wished = (
        one.partition(";")[0].strip()[:2].lower() for one in request.headers.get("accept-language", "").split(",")
    )
    return next((one for one in wished if one in LANGUAGES), "")


class Questions(Controller):
    path = "/guides/{guide_id:uuid}/questions"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def questions(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        return await _page(session, seen, Entry.blank(QuestionForm))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, QuestionForm)
        if not entry.ok:
            return await _page(session, seen, entry, status=422)
        await links.write(session, guide, entry.value.chapter_id, entry.value.question, by=somebody)
        await session.commit()
        return go(f"/guides/{guide.id}/questions", N_("Kysymys on lisätty. Sen koodi pysyy samana."))

    @post("/{link_id:uuid}", policy=Policy.COORDINATOR)
    async def change(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], link_id: FromPath[UUID]
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        link = await links.link_in(session, guide, link_id)
        entry = await Entry.read(request, QuestionActForm)
        if not entry.ok:
            return await _page(session, seen, Entry.blank(QuestionForm), changed=(link_id, entry), status=422)
        if entry.value.act != "save":
            links.put_away(link, away=entry.value.act == "bin")
        elif entry.value.question:
            link.question = entry.value.question
        await session.commit()
        return go(f"/guides/{guide.id}/questions", SAID[entry.value.act])


SAID: Final = {
    "save": N_("Kysymys on tallennettu. Tarrojen koodi on sama kuin ennen."),
    "bin": N_("Kysymys on roskakorissa. Jo jaetut tarrat vievät yhä lukuun."),
    "restore": N_("Kysymys on palautettu."),
}


async def _page(
    session: Database,
    seen: SeenGuide,
    entry: Entry[QuestionForm],
    *,
    changed: tuple[UUID, Entry[QuestionActForm]] | None = None,
    status: int = 200,
) -> Template:
    guide, network, standing = seen
    standing.require("lead")
    titles = await links.titles_of(session, guide.id)
    return page(
        "guide/questions.html",
        network=network,
        guide=guide,
        standing=standing,
        links=await links.links_of(session, guide.id),
        binned=await links.links_of(session, guide.id, binned=True),
        titles=titles,
        options=links.options(titles),
        base_url=settings().base_url,
        entry=entry,
        changed=changed,
        tab="questions",
        status=status,
    )


HANDLERS: Final = (follow, Questions)
