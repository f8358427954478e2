"""Routes that misbehave on purpose, for the tests of the shell."""

import sqlite3
from typing import Any, Final

from litestar import Request, WebSocket, get, post, websocket
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from sqlalchemy import exc, text

from agentnet.app import HANDLERS
from agentnet.network.models import County
from agentnet.web import (
    LONG_TEXT,
    BadInput,
    Chosen,
    Email,
    Entry,
    Form,
    Line,
    Me,
    Policy,
    Seen,
    Session,
    Text,
    answer,
    go,
    here,
)
from agentnet.words import Missing, NotAllowed, Refused

ERRORS: Final[dict[str, Exception]] = {
    "missing": Missing(),
    "not-allowed": NotAllowed(),
    "refused": Refused("Äänestys on jo päättynyt."),
    "bad": BadInput(),
    "mistake": RuntimeError("a secret that nobody may log"),
    "locked": exc.OperationalError("INSERT", {}, sqlite3.OperationalError("database is locked")),
    "full": exc.OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full")),
    "disk": exc.OperationalError("COMMIT", {}, sqlite3.OperationalError("disk I/O error")),
    "space": OSError(28, "No space left on device"),
    "no-table": exc.OperationalError("SELECT", {}, sqlite3.OperationalError("no such table: x")),
    "twice": exc.IntegrityError("INSERT", {}, sqlite3.IntegrityError("UNIQUE constraint failed: vote.id")),
}


class SampleForm(Form):
    name: Line
    email: Email = ""
    many: Chosen[int] = []
    count: int = 0
    why: Text = ""


@post("/probe/form", policy=Policy.PUBLIC)
async def take_form(request: Request[Any, Any, Any]) -> dict[str, Any]:
    entry = await Entry.read(request, SampleForm)
    return {
        "ok": entry.ok,
        "errors": entry.errors,
        "typed": entry.typed,
        "value": entry.ok and entry.value.model_dump(),
    }


@post("/probe/long", policy=Policy.PUBLIC, request_max_body_size=LONG_TEXT)
async def take_long() -> dict[str, Any]:
    return {"length": len(here().form.first("why"))}


@get("/probe/number", policy=Policy.PUBLIC)
async def number(session: Session, since: FromQuery[int] = 0) -> str:
    return str((await session.execute(text("SELECT :n"), {"n": since})).scalar())


@get("/probe/error/{kind:str}", policy=Policy.PUBLIC)
async def fail(kind: FromPath[str]) -> str:
    raise ERRORS[kind]


@post("/probe/error/{kind:str}", policy=Policy.PUBLIC)
async def fail_changing(kind: FromPath[str]) -> str:
    raise ERRORS[kind]


@post("/probe/save", policy=Policy.SIGNED_IN)
async def save(session: Session) -> Redirect:
    session.add(County(name="Koe"))
    await session.commit()
    return go("/me", "Tallennettu: {what}", what="<koe>")


@get("/probe/write", policy=Policy.PUBLIC)
async def write_in_get(session: Session) -> str:
    session.add(County(name="Koe"))
    await session.commit()
    return "saved"


@post("/probe/answer", policy=Policy.PUBLIC)
async def either(request: Request[Any, Any, Any]) -> Any:
    return answer(request, "components/languages.html", to="/me")


@get("/probe/cockpit", policy=Policy.PUBLIC, frames=True)
async def cockpit() -> str:
    return ""


@get("/probe/projector", policy=Policy.PUBLIC, framed=True)
async def projector() -> str:
    return ""


@websocket("/probe/socket", policy=Policy.PARTICIPANT)
async def socket(socket: WebSocket[Any, Any, Any], me: Me) -> None:
    await socket.accept()
    await socket.send_text(me.name if me else "")
    await socket.close()


async def first_refusal(session: Session) -> str:
    await session.execute(text("SELECT 1"))
    raise Missing


async def second_refusal(session: Session) -> str:
    await session.execute(text("SELECT 1"))
    raise Missing


@post(
    "/probe/refused",
    policy=Policy.SIGNED_IN,
    dependencies={"first": Provide(first_refusal), "second": Provide(second_refusal)},
)
async def refused_twice(first: Seen[str], second: Seen[str]) -> str:
    return first + second


@websocket("/probe/broken-socket", policy=Policy.PUBLIC)
async def broken_socket(socket: WebSocket[Any, Any, Any]) -> None:
    await socket.accept()
    raise ERRORS["mistake"]


PROBES: Final = (
    *HANDLERS,
    take_form,
    take_long,
    number,
    fail,
    fail_changing,
    save,
    write_in_get,
    either,
    cockpit,
    projector,
    socket,
    broken_socket,
    refused_twice,
)
