"""A network that has ended is read and not written: every changing route and every job."""

import re
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select

from agentnet import clock, db
from agentnet.db import sync_engine
from agentnet.network import ended
from agentnet.network.models import Network
from agentnet.notify import jobs
from agentnet.notify.handlers import HANDLERS
from agentnet.notify.models import Job, JobState
from agentnet.surveys.flow import Anonymity
from agentnet.surveys.models import Series, Survey
from agentnet.surveys.waves.models import Handover
from agentnet.tasks.rules import DAY
from agentnet.web import limits
from agentnet.web.policy import routes
from agentnet.web.shell import Agentnet
from tests.access import Row
from tests.access_matrix import MATRIX
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.tasks.rows import assignment_rows
from tests.test_access import KINDS, PARAMETER
from tests.visitor import Visitor

SAYS: Final = "Verkosto on päättynyt"
CHANGING: Final = [route for route in MATRIX if not route.startswith(("GET ", "WEBSOCKET "))]
BELONGS: Final = [
    route
    for route in CHANGING
    if any(kind == "uuid" and name.removesuffix("_id") in ended.WAYS for name, kind in PARAMETER.findall(route))
]
SAMPLES: Final = [sample for sample, _many in Counter(MATRIX[route].sample for route in BELONGS).most_common()]
ELSEWHERE: Final = re.compile(
    "(absence|area|county|group|handing|handover|import|key|letter|person|region|session|slug|token|unit)(_id)?"
)
"""What begins the parameters of routes that belong to no network, or answer what was offered before the end."""
RUNS_ON: Final = {
    "archive-files",
    "board-export",
    "board-export-forget",
    "board-pictures",
    "edition",
    "label-sheet",
    "label-sheet-forget",
    "network-archive",
    "notes-rewritten",
    "poll words",
    "retention",
    "survey-figures",
    "unit-renamed",
    "wave-close",
    "weekly-digest",
}


def end(cast: Cast, network: Network | None = None) -> None:
    table = SQLModel.metadata.tables["network"]
    with sync_engine().begin() as connection:
        mine = table.c.id == (network or cast.network).id
        connection.execute(table.update().where(mine).values(archived_at=clock.now()))


def open_after(app: Agentnet) -> set[str]:
    return {f"{method} {path}" for path, method, handler in routes(app) if handler.opt.get("after_end")}


def test_every_changing_route_and_every_job_has_its_place(app: Agentnet) -> None:
    for route in set(CHANGING) - set(BELONGS):
        first = next(iter(PARAMETER.findall(route)), None)
        assert first is None or ELSEWHERE.fullmatch(first[0]), route
    assert HANDLERS.keys() == ended.JOBS.keys() | RUNS_ON
    assert ended.JOBS.keys() & RUNS_ON == set()
    assert set(ended.JOBS.values()) <= ended.WAYS.keys()
    for thing in ended.WAYS:
        assert thing in SQLModel.metadata.tables or thing in ended.TABLES, thing


def test_nothing_is_written_after_the_end(app: Agentnet, add: Add, cast: Cast, signed_in_as: SignedInAs) -> None:
    """What every room makes for its rows stands in one network, which then ends. The door asks of the first thing."""
    things: dict[str, Any] = {}
    for sample in SAMPLES:
        with suppress(IntegrityError):  # its like is there
            things |= sample(add, cast)
    free, doors, let = open_after(app), dict[str, Visitor](), {}
    end(cast)
    for route in BELONGS:
        row: Row = MATRIX[route]
        if route in free or row.closed:
            continue
        limits.clear()
        who = sorted(row.may or {"heli"})[0]
        door = doors[who] if who in doors else doors.setdefault(who, signed_in_as(getattr(cast, who)))
        path = PARAMETER.sub(lambda one: str(things.get(one[1], KINDS[one[2]])), route.split(" ", 1)[1])
        assert next(iter(PARAMETER.findall(route)))[0] in things, route
        answer = door.form(path, row.data)
        if (answer.status_code, SAYS in answer.text) != (409, True):
            let[route] = who, answer.status_code
    assert let == {}


def test_what_may_still_be_done_is_taken_back_or_read(app: Agentnet) -> None:
    assert open_after(app) == {
        "POST /boards/{board_id:uuid}/export/{name:str}",
        "POST /boards/{board_id:uuid}/presence",
        "POST /contributions/{source_id:uuid}/name",
        "POST /me/absence/deputies/{standin_id:uuid}/end",
        "POST /me/permissions/{network_id:uuid}",
        "POST /networks/{network_id:uuid}/ending/archive",
        "POST /networks/{network_id:uuid}/thanks/name",
        "POST /organisation/networks/{network_id:uuid}",
        "POST /organisation/networks/{network_id:uuid}/reopen",
        "POST /questions/{inquiry_id:uuid}/answers/{reply_id:uuid}/remove",
        "POST /questions/{inquiry_id:uuid}/remove",
        "POST /surveys/{survey_id:uuid}/link/revoke",
        "POST /surveys/{survey_id:uuid}/results/keys/{key_id:uuid}/revoke",
    }


def test_pages_say_it_and_the_stranger_hears_nothing(cast: Cast, signed_in_as: SignedInAs) -> None:
    end(cast)
    aino = signed_in_as(cast.aino)
    for path in ("", "/people", "/themes", "/workshops", "/surveys", "/questions"):
        assert SAYS in aino.get(f"/networks/{cast.network.id}{path}").text, path
    assert "ole nyt missään verkostossa" in aino.get("/networks").text
    stranger = signed_in_as(cast.onni).form(f"/networks/{cast.network.id}/themes", {"title": "Uusi"})
    assert (stranger.status_code, SAYS in stranger.text) == (404, False)


async def test_jobs_wait_for_a_network_that_has_ended(add: Add, cast: Cast) -> None:
    assignment, brief = assignment_rows(cast.network.id)
    add(assignment)
    add(brief)
    job = add(Job(kind=DAY, about=assignment.id, slot="2026-09-01"))
    end(cast)
    await jobs.work_round()
    async with db.reading() as session:
        kept = await session.get_one(Job, job.id)
    assert (kept.state, kept.tries) == (JobState.WAITING, 0)
    assert kept.due_at is not None
    assert kept.due_at > clock.now() + timedelta(hours=23)


async def test_a_series_that_was_taken_over_lives_on(add: Add, cast: Cast) -> None:
    series = add(Series(network_id=cast.network.id, title="Mittari", owner_id=cast.maija.id))
    wave = add(Survey(network_id=cast.network.id, series_id=series.id, title="Q1", anonymity=Anonymity.ANONYMOUS))
    end(cast)
    async with db.reading() as session:
        for thing, id in (("series", series.id), ("survey", wave.id)):
            assert await ended.over_in(session, thing, id) is not None
    add(Handover(series_id=series.id, to_id=cast.maija.id, by=cast.heli.id, accepted=True, answered_at=clock.now()))
    async with db.reading() as session:
        for thing, id in (("series", series.id), ("survey", wave.id)):
            assert await ended.over_in(session, thing, id) is None
        assert await ended.over_in(session, "network", uuid4()) is None
        assert (await session.scalars(select(Network.id).where(col(Network.archived_at).is_not(None)))).all()
