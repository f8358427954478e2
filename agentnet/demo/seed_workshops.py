"""Seeds the workshops by holding them again: planned, opened, joined, closed, with the clock set back."""

from datetime import timedelta
from typing import Final

from agentnet import clock
from agentnet.demo import boards as walls
from agentnet.demo import seed_polls
from agentnet.demo.people import PEOPLE, Character
from agentnet.demo.promises import PROMISES
from agentnet.demo.scene import Scene
from agentnet.demo.workshops import WORKSHOPS, Item, Meet
from agentnet.network.flow import Role
from agentnet.workshops import actions, programme, queries
from agentnet.workshops.flow import ActivityKind, ActivityState, Attendance, Stage
from agentnet.workshops.models import Registration, Workshop
from agentnet.workshops.patterns.actions import save
from agentnet.workshops.people.actions import tick
from agentnet.workshops.programme import BoardPlan, Point
from agentnet.workshops.promises.actions import give

COMES: Final = {Role.AGENT, Role.COORDINATOR, Role.EXPERIENCE, Role.PARTNER}
REMOTE: Final = "https://teams.example/sote-agentit"
PLANNED, OPENED, REGISTERED = timedelta(days=24), timedelta(days=14), timedelta(days=9)
QUARTER: Final = timedelta(minutes=15)
UNANSWERED: Final = {"w4": ("tiina", "marjo", "mika")}
"""Tomorrow's workshop still waits for these."""
WALLS: Final = {wall.workshop: wall for wall in (walls.CLIENT, walls.MEETING, walls.RECEPTION)}


async def seed(scene: Scene) -> None:
    """Three that were held, and tomorrow's, for which people have registered."""
    for meet in WORKSHOPS:
        workshop = await _plan(scene, meet)
        with clock.travel(to=workshop.starts_at - OPENED):
            await actions.enter_stage(scene.session, workshop, Stage.OPEN, by=scene.people["heli"])
        with clock.travel(to=workshop.starts_at - REGISTERED):
            _register(scene, meet, workshop)
            await scene.session.flush()
        if workshop.starts_at < scene.now:
            await _hold(scene, meet, workshop)
    await save(
        scene.session,
        scene.workshops["w3"],
        name="Verkoston kuukausityöpaja",
        about="Alustus, pikakysely, ideataulu, pienryhmät ja lupaus kolmessa tunnissa",
        by=scene.people["ville"],
    )


async def _plan(scene: Scene, meet: Meet) -> Workshop:
    day = scene.tuesday(meet.days)
    starts = scene.at(day, 12, 30)
    with clock.travel(to=starts - PLANNED):
        workshop = await actions.plan(
            scene.session,
            scene.network.id,
            title=meet.title,
            purpose=meet.about,
            starts_at=starts,
            ends_at=scene.at(day, 15, 30),
            place=meet.place,
            remote_url=REMOTE,
            places=meet.places,
            theme_id=scene.themes[meet.theme].id,
        )
        scene.workshops[meet.key] = workshop
        for item in meet.agenda:
            await _add(scene, meet, workshop, item)
    return workshop


async def _add(scene: Scene, meet: Meet, workshop: Workshop, item: Item) -> None:
    kind, wall = ActivityKind(item.kind), WALLS.get(meet.key)
    if kind is ActivityKind.BOARD and wall:
        await programme.add(
            scene.session,
            workshop,
            kind=kind,
            title=wall.title,
            instruction=wall.task,
            minutes=item.minutes,
            sections=wall.sections,
        )
        return
    if kind is ActivityKind.GROUPS and workshop.starts_at > scene.now:
        board = BoardPlan(names=("Mitä teemme ennen?", "Mitä teemme yhdessä?", "Mitä sovimme jälkeen?"))
        task = "Kirjoittakaa prosessikuva yhdestä tutusta tilanteesta."
        await programme.add_point(scene.session, workshop, Point(kind, item.title, item.minutes, task, board, groups=4))
        return
    speaker = f"Alustaa: {scene.people[item.by].name}" if item.by else ""
    activity = await programme.add(
        scene.session, workshop, kind=kind, title=item.title, instruction=speaker, minutes=item.minutes
    )
    if kind is ActivityKind.POLL:
        await seed_polls.make(scene, workshop, activity, meet.key)


def _invited(meet: Meet) -> list[Character]:
    """Those who were asked and have answered."""
    speakers, silent = {item.by for item in meet.agenda}, UNANSWERED.get(meet.key, ())
    return [one for one in PEOPLE if (one.role in COMES or one.key in speakers) and one.key not in silent]


def _attendance(meet: Meet, one: Character) -> Attendance:
    if one.key in meet.absent:
        return Attendance.CANNOT
    return Attendance.REMOTE if one.key in meet.remote else Attendance.ON_SITE


def _register(scene: Scene, meet: Meet, workshop: Workshop) -> None:
    """There is room for everybody, so the rows are all that registering leaves."""
    scene.session.add_all(
        Registration(
            workshop_id=workshop.id, person_id=scene.people[one.key].id, attendance=_attendance(meet, one), version=2
        )
        for one in _invited(meet)
    )


async def _hold(scene: Scene, meet: Meet, workshop: Workshop) -> None:
    """The afternoon itself: people come, every activity has its time, the door closes."""
    session, heli = scene.session, scene.people["heli"]
    with clock.travel(to=workshop.starts_at - QUARTER):
        await actions.enter_stage(session, workshop, Stage.LIVE, by=heli)
        for one in _invited(meet):
            if one.key in meet.ticked:
                await tick(session, workshop, scene.people[one.key].id, present=True, by=heli)
            elif _attendance(meet, one) is not Attendance.CANNOT:
                scene.participants[meet.key, one.key] = await actions.join(session, workshop, scene.people[one.key])
    begins = workshop.starts_at
    for activity in await queries.agenda(session, workshop.id):
        with clock.travel(to=begins):
            await programme.start(session, workshop, activity.id)
            if activity.kind is ActivityKind.POLL:
                await seed_polls.hold(scene, activity, meet.key)
            if activity.kind is ActivityKind.PROMISE:
                for key, sharing, text in PROMISES:
                    await give(session, workshop, scene.participants[meet.key, key], text=text, sharing=sharing)
        begins += timedelta(minutes=activity.minutes)
    activity.state = ActivityState.DONE
    with clock.travel(to=workshop.ends_at + QUARTER):
        await actions.enter_stage(session, workshop, Stage.CLOSED, by=heli)
