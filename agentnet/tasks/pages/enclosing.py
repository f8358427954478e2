"""Pictures and the filled form of an agent's own answer: added, taken away, taken back, shown to its writers."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet import db, files
from agentnet.surveys.questions import Replies
from agentnet.tasks import enclosing, queries
from agentnet.tasks.flow import Enclosed
from agentnet.tasks.forms import EnclosureForm, FileForm, PictureForm
from agentnet.tasks.pages.doors import OwnTask, own_task
from agentnet.tasks.pages.files import download, picture
from agentnet.tasks.pages.showing import about_own
from agentnet.tasks.rules import ROOM
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, here, limit, page
from agentnet.words import N_, Refused
from agentnet.workshops.boards.pictures import ROOM as PICTURE_ROOM
from agentnet.workshops.boards.pictures import made_fit


class EnclosurePages(Controller):
    path = "/tasks/{task_id:uuid}"
    dependencies = {"own": Provide(own_task)}

    @get("/enclosed/{id:uuid}", policy=Policy.MEMBER)
    async def show(self, session: Session, own: Seen[OwnTask], id: FromPath[UUID]) -> Response[bytes]:
        found = await enclosing.enclosure_in(session, own.task, id)
        data = await files.get(found.sha256)
        return picture(data) if found.kind is Enclosed.PICTURE else download(data, found.media_type, found.name)

    @post("/enclosed/{id:uuid}", policy=Policy.MEMBER)
    async def remove(
        self, request: Request[Any, Any, Any], session: Session, own: Seen[OwnTask], id: FromPath[UUID]
    ) -> Redirect:
        entry = await Entry.read(request, EnclosureForm)
        back = entry.ok and entry.value.act == "back"
        change = enclosing.put_back if back else enclosing.remove
        found = await change(session, own.task, own.assignment, id)
        await session.commit()
        said = N_("Palautettu vastaukseen.") if back else N_("Poistettu vastauksesta. Voit vielä palauttaa sen.")
        return go(f"/tasks/{own.task.id}#{'liitteet' if back else f'poistettu-{found.id}'}", said)

    @post("/file", policy=Policy.MEMBER, files=True, request_max_body_size=ROOM)
    async def add_form(
        self, request: Request[Any, Any, Any], session: Session, own: Seen[OwnTask], somebody: Somebody
    ) -> Template | Redirect:
        limit("picture", str(somebody.id))
        entry = await Entry.read(request, FileForm)
        sent = here().form.files.get("file", [])
        name, data = (sent[0].name, sent[0].data) if sent else ("", b"")
        try:
            await enclosing.add_form(session, own.task, own.assignment, name, data, by=somebody)
        except Refused as refused:
            entry.refuse("file", str(refused))
            return await _page(session, own, somebody, form=entry)
        await session.commit()
        return go(f"/tasks/{own.task.id}#liitteet", N_("Lomake on lisätty vastaukseesi."))


@post("/tasks/{task_id:uuid}/pictures", policy=Policy.MEMBER, files=True, request_max_body_size=PICTURE_ROOM)
async def add_picture(
    request: Request[Any, Any, Any], somebody: Somebody, task_id: FromPath[UUID]
) -> Template | Redirect:
    """The picture is drawn anew in a child process first: nobody else's writing waits for it."""
    async with db.reading() as session:
        await queries.my_task(session, somebody, task_id)
    limit("picture", str(somebody.id))
    entry = await Entry.read(request, PictureForm)
    sent = here().form.files.get("picture", [])
    try:
        fit = await made_fit(sent[0].data if sent else b"") if entry.ok else None
    except Refused as refused:
        fit = None
        entry.refuse("picture", str(refused))
    async with db.writing() as session:
        own = OwnTask(*await queries.my_task(session, somebody, task_id))
        try:
            if fit is not None:
                alt = entry.value.alt
                await enclosing.add_picture(session, own.task, own.assignment, fit, alt=alt, by=somebody)
                await session.commit()
        except Refused as refused:
            entry.refuse("picture", str(refused))
        if entry.errors:
            return await _page(session, own, somebody, **{"picture": entry})
    return go(f"/tasks/{task_id}#liitteet", N_("Kuva on lisätty vastaukseesi."))


async def _page(session: db.Session, own: OwnTask, me: Any, **entries: Entry[Any]) -> Template:
    """The page again, with what was wrong beside the field; the answer as it was saved last."""
    holder = await queries.holder_of(session, own.task)
    context = await about_own(session, own, me, Replies(typed=holder.typed))
    return page("tasks/task.html", status=422, **{**context, "enclosing": entries})
