"""The boards of breakout groups, and the one that their results come to."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import func
from sqlmodel import col, delete, select

from agentnet.db import Session
from agentnet.words import N_, Refused, _
from agentnet.workshops.boards import settings
from agentnet.workshops.boards.actions import make_board
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.layouts import TONES, cells
from agentnet.workshops.boards.models import Board, BoardOp, Note, Picture, Section
from agentnet.workshops.groups.models import GroupWork
from agentnet.workshops.groups.queries import groups_in, label, plenary_of
from agentnet.workshops.models import Activity, BreakoutGroup, Workshop

USES: Final = (BoardOp, Note, Picture)
RULES: Final = ("several", "offers", "moderated", "comments", "reactions", "pictures")


async def give(
    session: Session, workshop: Workshop, activity: Activity, work: GroupWork, group: BreakoutGroup
) -> Board:
    """A board of the group's own, as the activity asks for it."""
    return await make_board(
        session,
        network_id=workshop.network_id,
        workshop_id=workshop.id,
        activity_id=activity.id,
        group_id=group.id,
        title=_title(activity, group),
        task=_task(activity, group),
        cells=cells(work.layout, work.names, work.rows),
        votes=work.votes_each,
        **{name: getattr(work, name) for name in RULES},
    )


def _title(activity: Activity, group: BreakoutGroup) -> str:
    return f"{activity.title}: {label(group)}"


def _task(activity: Activity, group: BreakoutGroup) -> str:
    return group.task or activity.instruction or activity.title


async def take_away(session: Session, groups: Sequence[BreakoutGroup]) -> None:
    """The boards of these groups, while nobody has used any of them.

    Raises:
        Refused: somebody has.
    """
    theirs = list(await session.scalars(select(Board).where(col(Board.group_id).in_([group.id for group in groups]))))
    names = {group.id: label(group) for group in groups}
    for board in theirs:
        if await _is_used(session, board) and board.group_id:
            name = names[board.group_id]
            said = N_("Ryhmän taululla on jo tehty työtä: {name}. Sitä ei voi enää vaihtaa eikä poistaa.")
            raise Refused(said, name=name)
    for board in theirs:
        await session.execute(delete(Section).where(col(Section.board_id) == board.id))
        await session.delete(board)
    await session.flush()


async def is_used(session: Session, group: BreakoutGroup) -> bool:
    """Whether anything has been done on the group's board."""
    board = await session.scalar(select(Board).where(Board.group_id == group.id))
    return board is not None and await _is_used(session, board)


async def _is_used(session: Session, board: Board) -> bool:
    for use in USES:
        if await session.scalar(select(func.count()).select_from(use).where(col(use.board_id) == board.id)):
            return True
    return False


async def close_section(session: Session, group: BreakoutGroup) -> list[UUID]:
    """Away with a removed group's empty section on the plenary board. Answers the boards to tell after the commit."""
    section = await session.scalar(select(Section).where(Section.id == await _section_id(session, group)))
    if section is None or await session.scalar(select(Note.id).where(Note.section_id == section.id).limit(1)):
        return []
    if not await session.scalar(
        select(Section.id).where(Section.board_id == section.board_id, Section.id != section.id)
    ):
        return []
    await session.delete(section)
    await settings.push_on(session, section.board_id)
    return [section.board_id]


async def rename(session: Session, activity: Activity, group: BreakoutGroup) -> list[UUID]:
    """New words of a group on its board, and its name on the plenary. Answers the boards to tell after the commit."""
    told = []
    board = await session.scalar(select(Board).where(Board.group_id == group.id))
    title, task = _title(activity, group), _task(activity, group)
    if board is not None and (board.title, board.task) != (title, task):
        await settings.change(session, board, title=title, task=task)
        told.append(board.id)
    section = await session.scalar(select(Section).where(Section.id == await _section_id(session, group)))
    if section is not None and section.name != label(group):
        section.name = label(group)
        await settings.push_on(session, section.board_id)
        told.append(section.board_id)
    return told


async def _section_id(session: Session, group: BreakoutGroup) -> UUID | None:
    board = await plenary_of(session, group.activity_id)
    return section_for(board.id, group.id) if board else None


def section_for(plenary: UUID, group: UUID) -> UUID:
    """The section of a group on the plenary board."""
    return uuid5(plenary, f"group {group}")


async def plenary(session: Session, workshop: Workshop, activity: Activity, work: GroupWork) -> Board:
    """The board that the results come to, with a section for each group; it is made with the first groups."""
    found = await plenary_of(session, activity.id)
    if found is not None:
        return found
    made = await make_board(
        session,
        network_id=workshop.network_id,
        workshop_id=workshop.id,
        activity_id=activity.id,
        title=_("{title} – ryhmien tulokset", title=activity.title),
        task=_("Käydään läpi, mitä ryhmät nostivat esiin."),
        votes=work.votes_each,
        several=work.several,
        offers=work.offers,
        moderated=work.moderated,
        phase=Phase.PRESENTATION,
    )
    session.add_all(
        Section(
            id=section_for(made.id, group.id),
            board_id=made.id,
            name=label(group),
            tone=TONES[place % len(TONES)],
            place=place,
        )
        for place, group in enumerate(await groups_in(session, activity.id))
    )
    await session.flush()
    return made
