"""More time for one agent, and an answer into the network's basket."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.tasks import judging, queries
from agentnet.tasks.forms import ExtendForm, PickForm, last_minute
from agentnet.tasks.pages.doors import assignment_led
from agentnet.tasks.pages.reading import one_answer, path_of
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Refused


class HelpPages(Controller):
    path = "/assignments/{assignment_id:uuid}/submissions"
    dependencies = {"led": Provide(assignment_led)}

    @post("/{task_id:uuid}/extend", policy=Policy.COORDINATOR)
    async def extend(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        led: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Template | Redirect:
        task = await queries.task_in(session, led, task_id)
        entry = await Entry.read(request, ExtendForm)
        try:
            if entry.ok:
                await judging.extend(session, task, led.assignment, last_minute(entry.value.due_on), somebody)
        except Refused as refused:
            entry.refuse("due_on", str(refused))
        if entry.errors:
            return await one_answer(session, led, task_id, entry)
        await session.commit()
        return go(path_of(led, task_id), N_("Lisäaika on annettu, ja agentti saa siitä kirjeen."))

    @post("/{task_id:uuid}/pick", policy=Policy.COORDINATOR)
    async def pick(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        led: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Redirect:
        task = await queries.task_in(session, led, task_id)
        entry = await Entry.read(request, PickForm)
        into = entry.ok and entry.value.act == "pick"
        await judging.pick(session, task, led.assignment, somebody, into=into)
        await session.commit()
        said = N_("Vastaus on poimittu aineistoksi.") if into else N_("Vastaus ei ole enää aineistossa.")
        return go(path_of(led, task_id), said)
