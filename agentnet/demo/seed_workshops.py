"""Seeds the workshops: agendas, registrations, who took part, and how each moved from planned to closed."""

from datetime import timedelta
from typing import Final

from agentnet.demo.people import CODE_NAMES, PEOPLE
from agentnet.demo.scene import Scene
from agentnet.demo.workshops import WORKSHOPS, Meet
from agentnet.network.flow import Role
from agentnet.workshops.flow import ActivityKind, ActivityState, Attendance, Stage
from agentnet.workshops.models import Activity, Participant, Registration, StageChange, Workshop

COMES: Final = {Role.AGENT, Role.COORDINATOR, Role.EXPERIENCE, Role.PARTNER}
REMOTE: Final = "https://teams.example/sote-agentit"
UNANSWERED: Final = {"w4": ("tiina", "marjo", "mika")}
"""Tomorrow's workshop still waits for these."""


async def seed(scene: Scene) -> dict[str, Activity]:
    """All four; the answer is each workshop's activity that has a board."""
    boards: dict[str, Activity] = {}
    for number, meet in enumerate(WORKSHOPS, 1):
        workshop = await _workshop(scene, meet, number)
        for activity in _agenda(scene, meet, workshop):
            boards[meet.key] = activity
        _stages(scene, workshop)
        _people(scene, meet, workshop)
        await scene.session.flush()
    return boards


async def _workshop(scene: Scene, meet: Meet, number: int) -> Workshop:
    day = scene.tuesday(meet.days)
    workshop = Workshop(
        network_id=scene.network.id,
        theme_id=scene.themes[meet.theme].id,
        number=number,
        title=meet.title,
        purpose=meet.about,
        starts_at=scene.at(day, 12, 30),
        ends_at=scene.at(day, 15, 30),
        place=meet.place,
        remote_url=REMOTE,
        stage=Stage.CLOSED if day < 0 else Stage.OPEN,
        created_at=scene.at(day - 24, 10),
    )
    scene.session.add(workshop)
    scene.workshops[meet.key] = workshop
    await scene.session.flush()
    return workshop


def _agenda(scene: Scene, meet: Meet, workshop: Workshop) -> list[Activity]:
    """Adds the agenda; answers with the activities that have a board."""
    past, starts = meet.days < 0, workshop.starts_at
    found = []
    for place, item in enumerate(meet.agenda):
        activity = Activity(
            workshop_id=workshop.id,
            place=place,
            kind=ActivityKind(item.kind),
            title=item.title,
            instruction=f"Alustaa: {scene.people[item.by].name}" if item.by else "",
            minutes=item.minutes,
            state=ActivityState.DONE if past else ActivityState.COMING,
            started_at=starts if past else None,
            created_at=workshop.created_at,
        )
        starts += timedelta(minutes=item.minutes)
        scene.session.add(activity)
        found += [activity] if activity.kind is ActivityKind.BOARD else []
    return found


def _stages(scene: Scene, workshop: Workshop) -> None:
    """Opened two weeks before; live from a quarter to, closed a quarter after."""
    steps = [(Stage.PLANNED, Stage.OPEN, workshop.starts_at - timedelta(days=14))]
    if workshop.stage is Stage.CLOSED:
        quarter = timedelta(minutes=15)
        steps.append((Stage.OPEN, Stage.LIVE, workshop.starts_at - quarter))
        steps.append((Stage.LIVE, Stage.CLOSED, workshop.ends_at + quarter))
    by = scene.people["heli"].id
    scene.session.add_all(
        StageChange(workshop_id=workshop.id, was=was, now=now, by=by, created_at=when) for was, now, when in steps
    )


def _people(scene: Scene, meet: Meet, workshop: Workshop) -> None:
    silent = UNANSWERED.get(meet.key, ())
    for one in PEOPLE:
        invited = one.role in COMES or any(item.by == one.key for item in meet.agenda)
        if not invited or one.key in silent:
            continue
        attendance = Attendance.REMOTE if one.key in meet.remote else Attendance.ON_SITE
        if one.key in meet.absent:
            attendance = Attendance.CANNOT
        scene.session.add(
            Registration(
                workshop_id=workshop.id,
                person_id=scene.people[one.key].id,
                attendance=attendance,
                created_at=workshop.starts_at - timedelta(days=9),
            )
        )
        if meet.days < 0 and attendance is not Attendance.CANNOT:
            scene.participants[meet.key, one.key] = Participant(
                workshop_id=workshop.id,
                person_id=scene.people[one.key].id,
                name=scene.spoken_name(one.key),
                code_name=CODE_NAMES.get(one.key, ""),
                created_at=workshop.starts_at - timedelta(minutes=5),
            )
            scene.session.add(scene.participants[meet.key, one.key])
