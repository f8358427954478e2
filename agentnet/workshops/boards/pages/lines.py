"""Pasted lines become notes, one a line: looked at first, then saved. Sent twice, each is saved once."""

from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from litestar import Request, post
from litestar.params import FromPath

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import LONG_TEXT, Entry, Me, Policy, go, limit, refusal
from agentnet.words import N_, Missing, NotAllowed, Refused, _, n_
from agentnet.workshops.boards import ops, queries
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.laws import NOTE_LENGTH
from agentnet.workshops.boards.lines import MOST, Line, parted, twins
from agentnet.workshops.boards.pages.changes import Words
from agentnet.workshops.boards.pages.common import Press, hand_of
from agentnet.workshops.boards.pages.proxy import Answer, drawn
from agentnet.workshops.boards.pages.seated import Seated, seated, who_of
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.writer import Wish

Asked = Request[Any, Any, Any]


class LinesForm(Press):
    """`save` comes from the button under the preview; `batch` is minted with the first look and stays."""

    who: UUID
    section: UUID
    lines: Words = ""
    naming: Naming = Naming.NAME
    batch: UUID | None = None
    twins: bool = False
    save: bool = False


@post("/boards/{board_id:uuid}/behalf/lines", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def lines(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """The preview; or, with nothing wrong in any line, the notes."""
    entry = await Entry.read(request, LinesForm)
    at = await seated(request, me, board_id, entry.value.who if entry.ok else who_of(entry))
    looked = judged(at, entry)
    batch = (entry.value.batch if entry.ok else None) or uuid4()
    if entry.ok and not looked:
        entry.refuse("lines", _("Liitä ensin rivejä, yksi lappu riville."))
    if entry.ok and len(looked) > MOST:
        entry.refuse("lines", _("Liitä enintään {most} riviä kerralla.", most=MOST))
    wrong = sum(1 for line in looked if line.wrong)
    if wrong and entry.ok:
        said = n_("{n} rivi pitää korjata ennen tallentamista.", "{n} riviä pitää korjata ennen tallentamista.", wrong)
        entry.refuse("lines", said)
    if not entry.ok or entry.errors or not entry.value.save:
        return drawn(at, entry=entry, lines=looked, batch=batch)
    chosen = [line for line in looked if entry.value.twins or not line.twin]
    return await _save(request, me, at, entry, chosen, batch)


def judged(at: Seated, entry: Entry[Any]) -> list[Line]:
    """Every line with what is wrong with it, also when one of them made the whole form refused."""
    texts = parted(entry.typed.get("lines", [""])[0])
    there = [n.text for s in at.view.sections for top in s.notes for n in (top, *top.bundled)]
    return [line._replace(wrong=_wrong(line.text)) for line in twins(texts, there)]


def _wrong(text: str) -> str:
    if len(text) > NOTE_LENGTH:
        return _("Rivillä on yli {limit} merkkiä. Jaa se useammalle riville.", limit=NOTE_LENGTH)
    return refusal(text)


async def _save(
    request: Asked, me: Person | Guest | None, at: Seated, entry: Entry[LinesForm], chosen: list[Line], batch: UUID
) -> Answer:
    """One operation a line, with an id that follows from the batch and the line. A retry saves what was left."""
    form, board = entry.value, at.view.id
    who = queries.visitor(me, hand_of(request, board), form.who)
    limit("board write", who.key)
    saved = 0
    for line in chosen:
        id = uuid5(batch, f"{line.n} {line.text}")
        op = ops.AddNote(id=id, note=uuid5(id, "note"), section=form.section, text=line.text, naming=form.naming)
        try:
            await writer.submit(Wish(board, op, who))
        except (Missing, NotAllowed):
            raise
        except Refused as refused:
            kept = n_("{n} lappu ehti tallentua.", "{n} lappua ehti tallentua.", saved) if saved else ""
            entry.refuse("lines", f"{refused} {kept}".strip())
            return drawn(at, entry=entry, lines=judged(at, entry), batch=batch)
        saved += 1
    to = f"{at.path}?who={form.who}&section={form.section}"
    return go(to, N_("Lappuja tallennettu: {n}."), n=saved)


HANDLERS: Final = (lines,)
