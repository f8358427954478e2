"""Notes that wait for a facilitator: shown, hidden with a reason, or edited openly first."""

from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet.web import LONG_TEXT, Chosen, Entry, Line, Me, Policy, TooMany, fragment, go, here, limit, page
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops.boards import ops, queries
from agentnet.workshops.boards.laws import NOTE_LENGTH
from agentnet.workshops.boards.laws.notes import REASON_LENGTH
from agentnet.workshops.boards.pages.changes import Words
from agentnet.workshops.boards.pages.common import Press, change, op_id
from agentnet.workshops.boards.pages.led import led
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.shapes import NoteView, View
from agentnet.workshops.boards.writer import Wish
from agentnet.workshops.groups import late

Asked = Request[Any, Any, Any]
Answer = Response[Any] | Redirect | Template


class Deed(StrEnum):
    SHOW = "show"
    HIDE = "hide"
    EDIT = "edit"


SAID: Final = {
    Deed.SHOW: N_("Lappu näkyy kaikille."),
    Deed.HIDE: N_("Lappu on piilotettu muilta."),
    Deed.EDIT: N_("Muutos on tallennettu. Kirjoittajan oma teksti säilyy hänellä."),
}


class ModerateForm(Press):
    """`onto` is the revision that was on the page; `text` counts only when editing."""

    note: UUID
    deed: Deed
    reason: Line = ""
    onto: int = 1
    text: Words = ""


class ShowAllForm(Press):
    note: Chosen[UUID]


def waiting(view: View) -> list[NoteView]:
    """What nobody has looked at yet, in the order of the board."""
    notes = (n for s in view.sections for top in s.notes for n in (top, *top.bundled))
    return [note for note in notes if note.held and not note.hidden]


@get("/boards/{board_id:uuid}/moderation", policy=Policy.PARTICIPANT)
async def queue(request: Asked, me: Me, board_id: FromPath[UUID]) -> Template:
    found, view = await led(request, me, board_id)
    return _drawn(found, view)


def _drawn(found: queries.Seen, view: View, entry: Entry[Any] | None = None) -> Template:
    notes = (n for s in view.sections for top in s.notes for n in (top, *top.bundled))
    return page(
        "boards/moderation.html",
        status=422 if entry else 200,
        network=found.network,
        workshop=found.workshop,
        board=view,
        waiting=waiting(view),
        wrong=next(iter(entry.errors.values()), "") if entry else "",
        hidden=[note for note in notes if note.hidden],
        entry=entry,
        minted=uuid4(),
        limit=NOTE_LENGTH,
        reason_limit=REASON_LENGTH,
    )


@get("/boards/{board_id:uuid}/moderation/waiting", policy=Policy.PARTICIPANT)
async def count(request: Asked, me: Me, board_id: FromPath[UUID]) -> Response[str]:
    """How many wait now: a piece for the board's page and for the queue's own, which asks every few seconds."""
    _found, view = await led(request, me, board_id)
    asked = request.query_params
    html = fragment("boards/_moderate.html", board=view, here=asked.get("here", ""), known=asked.get("known", ""))
    return Response(html, media_type="text/html; charset=utf-8")


@post("/boards/{board_id:uuid}/moderation", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def moderate(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, ModerateForm)
    found, view = await led(request, me, board_id)
    if entry.ok:
        form = entry.value
        op = _op(form, op_id(form, form.deed, form.note))
        try:
            to = f"/boards/{board_id}/moderation#note-{form.note}"
            return await late.followed(board_id, change(request, me, board_id, op, to=to, said=SAID[form.deed]))
        except Refused as refused:
            if here().htmx or isinstance(refused, TooMany | NotAllowed | Missing):
                raise
            entry.refuse("text", str(refused))
    return _drawn(found, view, entry)


def _op(form: ModerateForm, id: UUID) -> ops.Op:
    match form.deed:
        case Deed.SHOW:
            return ops.ShowNote(id=id, note=form.note)
        case Deed.HIDE:
            return ops.HideNote(id=id, note=form.note, reason=form.reason)
        case Deed.EDIT:
            return ops.EditNote(id=id, note=form.note, onto=form.onto, text=form.text)


@post("/boards/{board_id:uuid}/moderation/all", policy=Policy.PARTICIPANT)
async def show_all(request: Asked, me: Me, board_id: FromPath[UUID]) -> Redirect:
    """Those that were on the page, and no later ones."""
    entry = await Entry.read(request, ShowAllForm)
    found, view = await led(request, me, board_id)
    limit("board write", found.visitor.key)
    there = {note.id for note in waiting(view)}
    chosen = [note for note in entry.value.note if note in there] if entry.ok else []
    for note in chosen:
        op = ops.ShowNote(id=uuid5(op_id(entry.value, "all"), str(note)), note=note)
        await writer.submit(Wish(board_id, op, found.visitor))
    late.soon(board_id)
    return go(f"/boards/{board_id}/moderation", N_("Lappuja näytetty kaikille: {n}."), n=len(chosen))


HANDLERS: Final = (queue, count, moderate, show_all)
