"""Where notes are: moving them, bundling and splitting, naming a bundle. Buttons, dialogs and drags all come here."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, post
from litestar.params import FromPath

from agentnet.web import Chosen, Entry, Line, Me, Policy
from agentnet.words import N_
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.pages.changes import Answer
from agentnet.workshops.boards.pages.common import Press, change, op_id
from agentnet.workshops.boards.pages.show import again, refused_note

Asked = Request[Any, Any, Any]


class MoveForm(Press):
    """`after`: right after that note; `first`: before the others; neither: last."""

    section: UUID
    after: UUID | None = None
    first: bool = False


class BundleForm(Press):
    under: UUID | None = None


class BundlesForm(Press):
    """Several notes at once. Without `under` the first of them is on top."""

    notes: Chosen[UUID] = []
    under: UUID | None = None


class TitleForm(Press):
    title: Line = ""


def _spot(board: UUID, note: UUID) -> str:
    return f"/boards/{board}#note-{note}"


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/move", policy=Policy.PARTICIPANT)
async def move_note(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, MoveForm)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    form = entry.value
    id = op_id(form, f"move {note_id}", f"{form.section} {form.after} {form.first}")
    op = ops.MoveNote(id=id, note=note_id, section=form.section, after=form.after, first=form.first)
    return await change(request, me, board_id, op, to=_spot(board_id, note_id), said=N_("Lappu on siirretty."))


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/bundle", policy=Policy.PARTICIPANT)
async def bundle_note(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    """Under another note or into its bundle; without one, out of the bundle."""
    entry = await Entry.read(request, BundleForm)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    under = entry.value.under
    op = ops.BundleNotes(id=op_id(entry.value, f"bundle {note_id}", under), notes=(note_id,), under=under)
    said = N_("Laput on niputettu.") if under else N_("Lappu on otettu pois nipusta.")
    return await change(request, me, board_id, op, to=_spot(board_id, under or note_id), said=said)


@post("/boards/{board_id:uuid}/bundles", policy=Policy.PARTICIPANT)
async def bundle_several(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, BundlesForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    form = entry.value
    top = form.under or next(iter(form.notes), None)
    notes = tuple(dict.fromkeys(n for n in form.notes if n != top))
    id = op_id(form, "bundles", " ".join(map(str, (top, *notes))))
    op = ops.BundleNotes(id=id, notes=notes, under=top)
    return await change(request, me, board_id, op, said=N_("Laput on niputettu."))


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/split", policy=Policy.PARTICIPANT)
async def split_bundle(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, Press)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    op = ops.SplitBundle(id=op_id(entry.value, "split", note_id), note=note_id)
    return await change(request, me, board_id, op, to=_spot(board_id, note_id), said=N_("Nippu on purettu."))


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/title", policy=Policy.PARTICIPANT)
async def name_bundle(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, TitleForm)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    title = entry.value.title
    op = ops.TitleBundle(id=op_id(entry.value, f"title {note_id}", title), note=note_id, title=title)
    return await change(request, me, board_id, op, to=_spot(board_id, note_id), said=N_("Nipun nimi on tallennettu."))


HANDLERS: Final = (move_note, bundle_note, bundle_several, split_bundle, name_bundle)
