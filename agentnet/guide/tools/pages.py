"""Doors to a chapter's tools: the list with a form, a newer file, the bin, and the files themselves."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from sqlmodel import select

from agentnet import files
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.rules import require_writer
from agentnet.guide.tools import actions, queries
from agentnet.guide.tools.models import ToolFile
from agentnet.guide.tools.sending import sent_file, told
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.web.documents import BYTES, MEDIA
from agentnet.words import N_, Missing, Refused, _

ROOM: Final = BYTES + 1024 * 1024


class ToolForm(Form):
    """The file comes as `file`."""

    title: Line
    owner: Line = ""


class ToolFileForm(Form):
    """A newer file comes as `file`; `act` may take the tool away or bring it back instead."""

    note: Text = ""
    act: Line = "renew"


class ToolPages(Controller):
    path = "/chapters/{chapter_id:uuid}/tools"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def tools(self, session: Session, seen: Seen[SeenChapter]) -> Template:
        return await _page(session, seen, Entry.blank(ToolForm, owner=seen.chapter.owner))

    @post(policy=Policy.COORDINATOR, files=True, request_max_body_size=ROOM)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Template | Redirect:
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, ToolForm)
        if entry.ok:
            try:
                form, (name, sent) = entry.value, await sent_file()
                about = {"title": form.title, "owner": form.owner, "file_name": name}
                await actions.add(session, seen.chapter, **about, data=sent.data, by=somebody)
                said = told(_("Työkalu on lisätty."), sent)
            except Refused as refused:
                entry.refuse("file", str(refused))
        if not entry.ok:
            return await _page(session, seen, entry, status=422)
        await session.commit()
        return go(f"/chapters/{seen.chapter.id}/tools", said)

    @post("/{tool_id:uuid}", policy=Policy.COORDINATOR, files=True, request_max_body_size=ROOM)
    async def renew(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenChapter],
        somebody: Somebody,
        tool_id: FromPath[UUID],
    ) -> Template | Redirect:
        require_writer(seen.text.stage, seen.standing)
        tool = await actions.tool_in(session, seen.chapter, tool_id)
        entry = await Entry.read(request, ToolFileForm)
        said = N_("Työkalu on palautettu.")
        if entry.ok and entry.value.act == "renew":
            try:
                name, sent = await sent_file()
                await actions.renew(session, tool, file_name=name, data=sent.data, note=entry.value.note, by=somebody)
                said = told(_("Uusi versio on lisätty. Julkaistut painokset säilyttävät oman versionsa."), sent)
            except Refused as refused:
                entry.refuse("file", str(refused))
        elif entry.ok:
            await actions.put_away(session, tool, away=entry.value.act == "bin")
            said = N_("Työkalu on roskakorissa.") if entry.value.act == "bin" else said
        if not entry.ok:
            blank = Entry.blank(ToolForm, owner=seen.chapter.owner)
            return await _page(session, seen, blank, changed=(tool_id, entry), status=422)
        await session.commit()
        return go(f"/chapters/{seen.chapter.id}/tools", said)

    @get("/{tool_id:uuid}/{n:int}", policy=Policy.MEMBER)
    async def file(
        self, session: Session, seen: Seen[SeenChapter], tool_id: FromPath[UUID], n: FromPath[int]
    ) -> Response[bytes]:
        """The newest version, for those who may read the chapter; earlier and binned ones for those who read drafts."""
        tool = await actions.tool_in(session, seen.chapter, tool_id)
        kept = await session.scalar(select(ToolFile).where(ToolFile.tool_id == tool.id, ToolFile.n == n))
        if kept is None or not (seen.standing.may("read-drafts") or (n == tool.latest and tool.binned_at is None)):
            raise Missing
        headers = {"content-disposition": f'attachment; filename="{tool.name}"', "cache-control": "private"}
        kind = next(media for ending, media in MEDIA.items() if tool.name.endswith(ending))
        return Response(await files.get(kept.sha256), media_type=kind, headers=headers)


async def _page(
    session: Session,
    seen: SeenChapter,
    entry: Entry[ToolForm],
    *,
    changed: tuple[UUID, Entry[ToolFileForm]] | None = None,
    status: int = 200,
) -> Template:
    require_writer(seen.text.stage, seen.standing)
    return page(
        "guide/tools.html",
        network=seen.network,
        seen=seen,
        tools=await queries.tools_of(session, [seen.chapter.id]),
        binned=await queries.tools_of(session, [seen.chapter.id], binned=True),
        entry=entry,
        changed=changed,
        status=status,
    )


HANDLERS: Final = (ToolPages,)
