"""The coordinators' shared list: what has to be done, by when, and whose it is."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.network.flow import Role
from agentnet.network.queries import people_with
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing
from agentnet.year import actions, queries
from agentnet.year.forms import RowForm, TodoForm
from agentnet.year.models import Todo
from agentnet.year.pages.doors import SeenNetwork, network_in_sight

Asked = Request[Any, Any, Any]
Change = Callable[[Todo, RowForm], Awaitable[None]]


class TodoPages(Controller):
    path = "/networks/{network_id:uuid}/todo"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(
        self, session: Session, seen: Seen[SeenNetwork], done: FromQuery[bool] = False, mine: FromQuery[bool] = False
    ) -> Template:
        seen.standing.require("lead")
        return await _page(session, seen, done=done, mine=mine)

    @post(policy=Policy.COORDINATOR)
    async def add(self, request: Asked, session: Session, seen: Seen[SeenNetwork]) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, TodoForm)
        if not entry.ok:
            return await _page(session, seen, entry=entry, status=422)
        form = entry.value
        await actions.add_todo(
            session,
            seen.network.id,
            id=form.id,
            title=form.title,
            due_on=form.due_on,
            owner_id=form.owner or None,
        )
        await session.commit()
        return go(f"/networks/{seen.network.id}/todo", N_("Tehtävä on listalla."))

    @post(["/done", "/undone"], policy=Policy.COORDINATOR)
    async def tick(self, request: Asked, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Redirect:
        done = request.url.path.endswith("/done")

        async def change(row: Todo, _form: RowForm) -> None:
            await actions.tick(session, row, done=done, by=somebody.id)

        said = N_("Tehty. Löydät sen tehtyjen listalta.") if done else N_("Tehtävä on taas listalla.")
        return await _changed(request, session, seen, change, said)

    @post(["/bin", "/restore"], policy=Policy.COORDINATOR)
    async def put_away(self, request: Asked, session: Session, seen: Seen[SeenNetwork]) -> Redirect:
        away = request.url.path.endswith("/bin")

        async def change(row: Todo, _form: RowForm) -> None:
            await actions.put_away(session, row, away=away)

        said = N_("Tehtävä on poistettu listalta. Voit vielä palauttaa sen.") if away else N_("Tehtävä on palautettu.")
        return await _changed(request, session, seen, change, said)

    @post("/owner", policy=Policy.COORDINATOR)
    async def give(self, request: Asked, session: Session, seen: Seen[SeenNetwork]) -> Redirect:
        async def change(row: Todo, form: RowForm) -> None:
            await actions.give(session, row, form.owner or None)

        return await _changed(request, session, seen, change, N_("Tekijä on vaihdettu."))


async def _changed(request: Asked, session: Database, seen: SeenNetwork, change: Change, said: str) -> Redirect:
    seen.standing.require("lead")
    entry = await Entry.read(request, RowForm)
    if not entry.ok:
        raise Missing
    row = await actions.row_for(session, seen.network.id, todo_id=entry.value.id or None, key=entry.value.key)
    await change(row, entry.value)
    await session.commit()
    return go(f"/networks/{seen.network.id}/todo", said)


async def _page(
    session: Database,
    seen: SeenNetwork,
    *,
    done: bool = False,
    mine: bool = False,
    entry: Entry[TodoForm] | None = None,
    status: int = 200,
) -> Template:
    listed = await queries.todo_of(session, seen.network.id, done=done)
    if mine:
        listed = [one for one in listed if one.row and one.row.owner_id == seen.standing.person_id]
    coordinators = await people_with(session, seen.network.id, Role.COORDINATOR)
    return page(
        "year/todo.html",
        network=seen.network,
        standing=seen.standing,
        listed=listed,
        done=done,
        mine=mine,
        binned=await queries.binned_todo(session, seen.network.id),
        coordinators=coordinators,
        owners=[(person.id, person.name) for person in coordinators],
        entry=entry or Entry.blank(TodoForm, id=uuid4()),
        status=status,
    )
