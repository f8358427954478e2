"""Doors to one term: its words in each language, approving, comments, its bin."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.guide.glossary import actions, queries
from agentnet.guide.glossary.forms import (
    NAMES,
    STAGES,
    STORY,
    TONES,
    ApproveForm,
    ReturnForm,
    TermCommentForm,
    TermForm,
)
from agentnet.guide.glossary.list_pages import Glossary
from agentnet.guide.glossary.models import TermComment, TermText
from agentnet.guide.glossary.queries import SeenTerm
from agentnet.guide.glossary.rules import require_voice
from agentnet.guide.glossary.shown import shown
from agentnet.network.models import Person
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, Refused


async def term_in_sight(session: Session, somebody: Somebody, term_id: FromPath[UUID]) -> SeenTerm:
    return await queries.term_seen_by(session, somebody, term_id)


class TermPages(Controller):
    path = "/terms/{term_id:uuid}"
    dependencies = {"seen": Provide(term_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm]) -> Template:
        asked = request.query_params.get("language", "")
        code = asked if asked in NAMES else next(one for one in NAMES if one in seen.texts)
        text = seen.texts.get(code)
        if text is None and not seen.standing.may("lead"):
            raise Missing
        kept = {n: getattr(text, n) for n in ("word", "meaning", "others", "version")} if text else {}
        return await _page(session, seen, code, Entry.blank(TermForm, language=code, **kept))

    @post(policy=Policy.COORDINATOR)
    async def write(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, TermForm)
        code = entry.typed.get("language", ["fi"])[-1]
        code = code if code in NAMES else "fi"
        text = seen.texts.get(code)
        if entry.ok:
            try:
                await actions.write(session, seen.term, text, **entry.value.model_dump(), by=somebody)
            except Refused as refused:
                entry.refuse("word", str(refused))
                entry.typed["version"] = [str(text.version if text else 1)]
        if not entry.ok:
            return await _page(session, seen, code, entry, status=422)
        await session.commit()
        return go(f"/terms/{seen.term.id}?language={code}", N_("Termi on tallennettu."))

    @post("/approve", policy=Policy.MEMBER)
    async def approve(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm], somebody: Somebody
    ) -> Redirect:
        await _voice(session, seen, somebody, "approve")
        entry = await Entry.read(request, ApproveForm)
        text = _text(seen, entry)
        whole = await actions.approve(session, seen, text, content_hash=entry.value.content_hash, by=somebody)
        await session.commit()
        if whole:
            said = N_("Termi on nyt yhteisessä sanastossa.")
        else:
            said = N_("Kiitos. Termi odottaa vielä toisen alan hyväksyntää.")
        return go(_back(seen, text), said)

    @post("/return", policy=Policy.MEMBER)
    async def send_back(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm], somebody: Somebody
    ) -> Template | Redirect:
        await _voice(session, seen, somebody, "approve")
        entry = await Entry.read(request, ReturnForm)
        if not entry.ok:
            return await _page(session, seen, _code(seen, entry), None, asked=entry, status=422)
        text = _text(seen, entry)
        await actions.send_back(session, text, "return", entry.value.reason, by=somebody)
        await session.commit()
        return go(_back(seen, text), N_("Kiitos. Koordinaattorit näkevät, mitä pyydät muuttamaan."))

    @post("/recall", policy=Policy.COORDINATOR)
    async def recall(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        text = _text(seen, await Entry.read(request, ApproveForm))
        await actions.send_back(session, text, "recall", "", by=somebody)
        await session.commit()
        return go(_back(seen, text), N_("Termi on taas luonnos."))

    @post("/comments", policy=Policy.MEMBER)
    async def comment(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm], somebody: Somebody
    ) -> Template | Redirect:
        await _voice(session, seen, somebody, "comment")
        entry = await Entry.read(request, TermCommentForm)
        if not entry.ok:
            return await _page(session, seen, _code(seen, entry), None, talk=entry, status=422)
        text = _text(seen, entry)
        session.add(TermComment(text_id=text.id, text=entry.value.text, by=somebody.id))
        await session.commit()
        return go(_back(seen, text) + "#comments", N_("Kommentti on lisätty."))

    @post(["/bin", "/restore"], policy=Policy.COORDINATOR)
    async def put_away(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenTerm]) -> Redirect:
        seen.standing.require("lead")
        away = request.url.path.endswith("/bin")
        await actions.put_away(session, seen.term, away=away)
        await session.commit()
        if away:
            return go(f"/networks/{seen.term.network_id}/glossary", N_("Termi on roskakorissa. Voit palauttaa sen."))
        return go(f"/terms/{seen.term.id}", N_("Termi on palautettu."))


async def _voice(session: Session, seen: SeenTerm, me: Person, verb: str) -> None:
    require_voice(seen.standing, await queries.fields_of(session, seen.term.network_id, me.id), verb)


def _code(seen: SeenTerm, entry: Entry[Any]) -> str:
    code = entry.typed.get("language", [""])[-1]
    return code if code in seen.texts else next(one for one in NAMES if one in seen.texts)


def _text(seen: SeenTerm, entry: Entry[Any]) -> TermText:
    if not entry.ok or entry.value.language not in seen.texts:
        raise Missing
    return seen.texts[entry.value.language]


def _back(seen: SeenTerm, text: TermText) -> str:
    return f"/terms/{seen.term.id}?language={text.language}"


async def _page(
    session: Session, seen: SeenTerm, code: str, entry: Entry[TermForm] | None, status: int = 200, **more: Any
) -> Template:
    about = await shown(session, seen, code)
    words = {"codes": NAMES, "stages": STAGES, "tones": TONES, "told": STORY}
    return page("guide/term.html", seen=seen, code=code, entry=entry, status=status, **about, **words, **more)


HANDLERS: Final = (Glossary, TermPages)
