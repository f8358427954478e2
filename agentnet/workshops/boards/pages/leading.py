"""What only those who lead do: the phase, the timer, the light, the screen."""

from datetime import timedelta
from typing import Annotated, Any, Final, Literal
from uuid import UUID, uuid5

from litestar import Request, post
from litestar.params import FromPath
from pydantic import Field as Limited

from agentnet import clock
from agentnet.web import Entry, Line, Me, Policy
from agentnet.web.nexts import safe_path
from agentnet.words import N_
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import PHASES, Phase
from agentnet.workshops.boards.pages.changes import Answer
from agentnet.workshops.boards.pages.common import Press, change, op_id
from agentnet.workshops.boards.pages.show import again
from agentnet.workshops.boards.wall import Screen
from agentnet.workshops.groups import late

Asked = Request[Any, Any, Any]
Minutes = Annotated[int, Limited(ge=0, le=180)]


class Lead(Press):
    """`to`: the page of ours that the press came from, when it is not the board's own."""

    to: Line = ""

    @property
    def back(self) -> str:
        return safe_path(self.to, "")


class PhaseForm(Lead):
    phase: Phase


class TimerForm(Lead):
    act: Literal["set", "more", "pause", "resume"] = "set"
    minutes: Minutes = 0


class LightForm(Lead):
    note: UUID | None = None


class ScreenForm(Lead):
    section: UUID | None = None
    page: Annotated[int, Limited(ge=0, le=999)] = 0
    code: bool = True


class SectionForm(Press):
    name: Line = ""


@post("/boards/{board_id:uuid}/phase", policy=Policy.PARTICIPANT)
async def enter_phase(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, PhaseForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    phase = entry.value.phase
    op = ops.EnterPhase(id=op_id(entry.value, "phase", phase), phase=phase, at=clock.now())
    answer = await change(request, me, board_id, op, to=entry.value.back, said=PHASES[phase].name)
    late.soon(board_id)
    return answer


@post("/boards/{board_id:uuid}/timer", policy=Policy.PARTICIPANT)
async def set_timer(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """So many minutes from now (none stops it), so many more, a pause, on again."""
    entry = await Entry.read(request, TimerForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    op, said = _timed(entry.value)
    return await change(request, me, board_id, op, to=entry.value.back, said=said)


def _timed(form: TimerForm) -> tuple[ops.Op, str]:
    id, now = op_id(form, f"timer {form.act}", form.minutes), clock.now()
    match form.act:
        case "more":
            return ops.AddTime(id=id, seconds=60 * max(1, form.minutes), at=now), N_("Aikaa on lisätty.")
        case "pause":
            return ops.PauseTimer(id=id, at=now), N_("Ajastin on tauolla.")
        case "resume":
            return ops.ResumeTimer(id=id, at=now), N_("Ajastin käy taas.")
    if not form.minutes:
        return ops.SetTimer(id=id), N_("Ajastin pysähtyi.")
    return ops.SetTimer(id=id, ends=now + timedelta(minutes=form.minutes)), N_("Ajastin on asetettu.")


@post("/boards/{board_id:uuid}/spotlight", policy=Policy.PARTICIPANT)
async def spotlight(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """A note for everybody to look at; none turns the light off."""
    entry = await Entry.read(request, LightForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    note = entry.value.note
    op = ops.Spotlight(id=op_id(entry.value, "spotlight", note), note=note)
    said = N_("Lappu on nostettu valkokankaalle.") if note else N_("Valkokankaalla on taas koko taulu.")
    return await change(request, me, board_id, op, to=entry.value.back, said=said)


@post("/boards/{board_id:uuid}/screen", policy=Policy.PARTICIPANT)
async def screen(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """What fills the wall: all sections or one, which page of it, and whether it says how to join."""
    entry = await Entry.read(request, ScreenForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    form = entry.value
    shown = Screen(section=form.section, page=form.page, code=form.code)
    op = ops.SetScreen(id=op_id(form, "screen", shown), screen=shown)
    return await change(request, me, board_id, op, to=form.back)


@post("/boards/{board_id:uuid}/sections", policy=Policy.PARTICIPANT)
async def add_section(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, SectionForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    id = op_id(entry.value, "sections", entry.value.name)
    op = ops.AddSection(id=id, section=uuid5(id, "section"), name=entry.value.name)
    return await change(request, me, board_id, op, said=N_("Lohko on lisätty."))


@post("/boards/{board_id:uuid}/sections/{section_id:uuid}", policy=Policy.PARTICIPANT)
async def rename_section(request: Asked, me: Me, board_id: FromPath[UUID], section_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, SectionForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    id = op_id(entry.value, f"section {section_id}", entry.value.name)
    op = ops.RenameSection(id=id, section=section_id, name=entry.value.name)
    return await change(request, me, board_id, op, said=N_("Lohkon nimi on vaihdettu."))


HANDLERS: Final = (enter_phase, set_timer, spotlight, screen, add_section, rename_section)
