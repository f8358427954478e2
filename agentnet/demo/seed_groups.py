"""Seeds the breakout groups of a held workshop: mixed by the rule, led, with notes that came back to everybody."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid5

from sqlmodel import SQLModel, col, select

from agentnet import clock
from agentnet.demo.groups import SECTIONS, TEAMS, WORKSHOP, Team
from agentnet.demo.scene import Scene
from agentnet.sources.flow import Relation
from agentnet.sources.models import SourceLink
from agentnet.workshops import queries
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.boards import section_for
from agentnet.workshops.groups.queries import GroupSeen, groups_of, plenary_of
from agentnet.workshops.models import Activity


async def seed(scene: Scene) -> None:
    """Four groups, each with a leader, a task and notes; one note of each on the board of all."""
    workshop = scene.workshops[WORKSHOP]
    agenda = await queries.agenda(scene.session, workshop.id)
    activity = next(one for one in agenda if one.kind is ActivityKind.GROUPS)
    with clock.travel(to=workshop.starts_at + timedelta(hours=2)):
        await actions.plan_boards(scene.session, workshop, activity, names=list(SECTIONS))
        await actions.deal(scene.session, workshop, activity, len(TEAMS), together=True)
        for group, team in zip(await groups_of(scene.session, activity), TEAMS, strict=True):
            await _name(scene, activity, group, team)
        for group, team in zip(await groups_of(scene.session, activity), TEAMS, strict=True):
            await _write(scene, activity, group, team)


async def _name(scene: Scene, activity: Activity, group: GroupSeen, team: Team) -> None:
    leader = next(one for one in group.members if one.field).participant
    await actions.rewrite(scene.session, activity, group.group, leader_id=leader.id, name=team.name, task=team.task)


async def _write(scene: Scene, activity: Activity, group: GroupSeen, team: Team) -> None:
    board, plenary = group.board, await plenary_of(scene.session, activity.id)
    assert board is not None
    assert plenary is not None
    found = await scene.session.scalars(select(Section).where(col(Section.board_id) == board.id))
    sections = {section.name: section for section in found}
    writers = [one.participant for one in group.members]
    for n, (where, text) in enumerate(team.notes):
        id = uuid5(board.id, text)
        await _put(scene, planted(board, sections[where], text, rank=n + 1.0, by=writers[n % len(writers)], id=id))
    (await scene.session.get_one(Note, id)).chosen = True
    board.phase = Phase.DISCUSSION
    await _put(scene, _brought(board, plenary, group, id, text, scene.people["heli"].id))


def _brought(board: Board, plenary: Board, group: GroupSeen, note: UUID, text: str, by: UUID) -> Iterator[SQLModel]:
    """As the groups' results come back: signed with the group's name, with the thread behind it."""
    section = Section(id=section_for(plenary.id, group.group.id), board_id=plenary.id, name=group.label)
    id = uuid5(plenary.id, f"note {note}")
    for row in planted(plenary, section, text, rank=1.0, id=id):
        if isinstance(row, Note):
            row.signed, row.carried = group.label, True
        yield row
    yield SourceLink(source_id=note, relation=Relation.CARRIED, target_id=id, by=by)


async def _put(scene: Scene, rows: Iterator[SQLModel]) -> None:
    for row in rows:
        scene.session.add(row)
        await scene.session.flush()
