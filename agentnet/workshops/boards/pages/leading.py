"""What only a facilitator does: the phase, the timer, the sections."""

from datetime import timedelta
from typing import Annotated, Any, Final
from uuid import UUID, uuid5

from litestar import Request, post
from litestar.params import FromPath
from pydantic import Field as Limited

from agentnet import clock
from agentnet.web import Entry, Line, Me, Policy
from agentnet.words import N_
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import PHASES, Phase
from agentnet.workshops.boards.pages.changes import Answer
from agentnet.workshops.boards.pages.common import Press, change, op_id
from agentnet.workshops.boards.pages.show import again

Asked = Request[Any, Any, Any]


class PhaseForm(Press):
    phase: Phase


class TimerForm(Press):
    minutes: Annotated[int, Limited(ge=0, le=180)] = 0


class SectionForm(Press):
    name: Line = ""


@post("/boards/{board_id:uuid}/phase", policy=Policy.PARTICIPANT)
async def enter_phase(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, PhaseForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    phase = entry.value.phase
    op = ops.EnterPhase(id=op_id(entry.value, "phase", phase), phase=phase, at=clock.now())
    return await change(request, me, board_id, op, said=PHASES[phase].name)


@post("/boards/{board_id:uuid}/timer", policy=Policy.PARTICIPANT)
async def set_timer(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """So many minutes from now; none stops the timer."""
    entry = await Entry.read(request, TimerForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    minutes = entry.value.minutes
    ends = clock.now() + timedelta(minutes=minutes) if minutes else None
    op = ops.SetTimer(id=op_id(entry.value, "timer", minutes), ends=ends)
    return await change(
        request, me, board_id, op, said=N_("Ajastin on asetettu.") if minutes else N_("Ajastin pysähtyi.")
    )


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


HANDLERS: Final = (enter_phase, set_timer, add_section, rename_section)
