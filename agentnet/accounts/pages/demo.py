"""The sample cast's own way in: a page with a button. Missing everywhere but in the demo on one's own machine."""

from typing import Any, Final

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.accounts import demo, doors
from agentnet.network.models import Person
from agentnet.web import Policy, Session, go, page
from agentnet.words import N_, Missing


@get("/demo/{key:str}", policy=Policy.TOKEN)
async def show_demo(session: Session, key: FromPath[str]) -> Template:
    return page("accounts/demo.html", person=await _person(session, key), key=key)


@post("/demo/{key:str}", policy=Policy.TOKEN)
async def enter_demo(request: Request[Any, Any, Any], session: Session, key: FromPath[str]) -> Redirect:
    person = await _person(session, key)
    await doors.enter(session, request, person)
    await session.commit()
    return go("/", N_("Tervetuloa, {name}!"), name=person.name)


async def _person(session: Session, key: str) -> Person:
    person = await session.get(Person, demo.person_id_of(key))
    if person is None or person.binned_at:
        raise Missing
    return person


HANDLERS: Final = (show_demo, enter_demo)
