"""One's own page: name and language, the browsers that are signed in, signing out; and the language of a visitor."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.accounts import actions, doors, sessions
from agentnet.network.models import Person
from agentnet.network.queries import networks_of
from agentnet.network.queries.numbers import hidden_from, show_everywhere
from agentnet.web import Entry, Form, Line, Me, Phone, Policy, Session, Somebody, go, here, page, safe_path
from agentnet.web.phones import phone
from agentnet.web.visit import cookie_name
from agentnet.words import LANGUAGES, N_, Missing, language

YEAR: Final = 365 * 24 * 3600


class LanguageForm(Form):
    language: str = "fi"
    next: str = "/"


class MyForm(Form):
    name: Line
    title: Line = ""
    phone: Phone = ""
    phone_shown: bool = False
    language: Line = "fi"


@post("/language", policy=Policy.PUBLIC)
async def choose_language(request: Request[Any, Any, Any], session: Session, me: Me) -> Redirect:
    """Speak this language to this browser, and to the person if one is signed in."""
    entry = await Entry.read(request, LanguageForm)
    if not entry.ok or (chosen := entry.value.language) not in LANGUAGES:
        raise Missing
    here().cookies[cookie_name("agentnet-language")] = (chosen, YEAR)
    if isinstance(me, Person):
        me.language = chosen
        await session.commit()
    return go(safe_path(entry.value.next))


@get("/me", policy=Policy.SIGNED_IN)
async def show_me(session: Session, somebody: Somebody) -> Template:
    initial = {name: getattr(somebody, name) for name in ("name", "title", "language")}
    initial["phone"] = phone(somebody.phone)
    return await _mine(session, somebody, Entry.blank(MyForm, **initial))


@post("/me", policy=Policy.SIGNED_IN)
async def change_me(request: Request[Any, Any, Any], session: Session, somebody: Somebody) -> Template | Redirect:
    entry = await Entry.read(request, MyForm)
    if not entry.ok:
        return await _mine(session, somebody, entry, status=422)
    form = entry.value
    if form.phone_shown:
        await show_everywhere(session, somebody)
    await actions.change_details(session, somebody, **form.model_dump(exclude={"phone_shown"}))
    await session.commit()
    language.set(somebody.language)
    return go("/me", N_("Tietosi on tallennettu."))


@post("/me/sessions/{session_id:uuid}/end", policy=Policy.SIGNED_IN)
async def end_session(session: Session, somebody: Somebody, session_id: FromPath[UUID]) -> Redirect:
    """Sign one of one's own other browsers out."""
    if session_id not in {row.id for row in await sessions.sessions_of(session, somebody)}:
        raise Missing
    await sessions.end(session, session_id)
    await session.commit()
    doors.hang_up(somebody)
    return go("/me", N_("Laite on kirjattu ulos."))


@post("/me/sign-out-everywhere", policy=Policy.SIGNED_IN)
async def sign_out_everywhere(session: Session, somebody: Somebody) -> Redirect:
    await sessions.end_all(session, somebody)
    await doors.leave(session)
    await session.commit()
    doors.hang_up(somebody)
    return go("/sign-in", N_("Olet kirjautunut ulos kaikilta laitteilta."))


async def _mine(session: Session, person: Person, entry: Entry[MyForm], status: int = 200) -> Template:
    rows = await sessions.sessions_of(session, person)
    mine = [network for network, _roles in await networks_of(session, person)]
    shown = {
        "rows": rows,
        "this": here().session_id,
        "networks": mine,
        "hidden_from": await hidden_from(session, person),
    }
    return page("accounts/me.html", entry=entry, status=status, **shown)


HANDLERS: Final = (choose_language, show_me, change_me, end_session, sign_out_everywhere)
