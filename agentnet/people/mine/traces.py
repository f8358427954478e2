"""What tells of a person without naming their row: their name in letters to others and elsewhere, addresses, files."""

import json
import re
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Text, cast, delete, func, or_, select, update
from sqlmodel import col

from agentnet.db import Session
from agentnet.guide.models import Chapter
from agentnet.guide.register.models import RegisterEntry
from agentnet.guide.tools.models import ChapterTool
from agentnet.network.flow import CLOSED, Stage
from agentnet.network.models import Membership, Nomination, Person, Theme
from agentnet.notify.models import AddressTrouble, Letter
from agentnet.people.mine.models import Portrait
from agentnet.sources import forgetting
from agentnet.sources.actions import words_of
from agentnet.surveys.models import Invited, RecentTick
from agentnet.tasks.models import Enclosure, Task
from agentnet.words import N_
from agentnet.workshops.models import Participant

GONE: Final = N_("Poistunut jäsen")


async def forget(session: Session, person: Person) -> None:
    """While the person's row still has their name and address: wherever those stand by themselves, they go."""
    await _workshops(session, person.id)
    await _responsibilities(session, person)
    await _letters_to_others(session, person)
    if person.email:
        await _asked(session, person.email)
        await _nominated(session, person.email)
        trouble = func.lower(col(AddressTrouble.address)) == person.email.lower()
        await session.execute(delete(AddressTrouble).where(trouble))
    networks = select(col(Membership.network_id)).where(col(Membership.person_id) == person.id).distinct()
    for network_id in (await session.scalars(networks)).all():
        await forgetting.words_went(session, network_id)


async def files_of(session: Session, person_id: UUID) -> set[str]:
    """The portrait, and what was enclosed to assignments: read before the rows go."""
    tasks = select(col(Task.id)).where(col(Task.person_id) == person_id)
    theirs = or_(col(Enclosure.by) == person_id, col(Enclosure.task_id).in_(tasks))
    enclosed = await session.scalars(select(col(Enclosure.sha256)).where(theirs))
    portraits = await session.scalars(select(col(Portrait.sha256)).where(col(Portrait.person_id) == person_id))
    return {digest for digest in (*enclosed, *portraits) if digest}


async def _workshops(session: Session, person_id: UUID) -> None:
    """Who was there is counted; the name and the code name that stood on their notes are nobody's."""
    mine = update(Participant).where(col(Participant.person_id) == person_id)
    await session.execute(mine.values(name=GONE, code_name=""))


async def _responsibilities(session: Session, person: Person) -> None:
    """Where somebody stands in words as the one who answers for a thing, the name goes and a title stays."""
    names = re.compile(rf"(?<!\w){re.escape(person.name)}(?!\w)")
    for table, name in ((Chapter, "owner"), (ChapterTool, "owner"), (RegisterEntry, "remover")):
        said = col(getattr(table, name))
        for row in await session.scalars(select(table).where(said.contains(person.name, autoescape=True))):
            setattr(row, name, names.sub(GONE, getattr(row, name)))
    await session.flush()


async def leave_themes(session: Session, person_id: UUID, answered: Collection[UUID]) -> None:
    """A theme that was made of their words, or of what they answered, keeps its title: a coordinator wrote that. While
    the words still have their giver.
    """
    if words := {*await words_of(session, person_id), *answered}:
        await session.execute(update(Theme).where(col(Theme.source_id).in_(words)).values(why=""))


async def _letters_to_others(session: Session, person: Person) -> None:
    """Their name and address in letters that others got, or are about to get."""
    said = [one for one in (person.name, person.email) if one]
    texts = cast(Letter.values, Text)
    holds = or_(*(texts.contains(json.dumps(one)[1:-1], autoescape=True) for one in said))
    names = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in said))
    for letter in await session.scalars(select(Letter).where(holds)):
        letter.values = _without(letter.values, names)
    await session.flush()


def _without(value: Any, names: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return names.sub(GONE, value)
    if isinstance(value, dict):
        return {key: _without(inner, names) for key, inner in value.items()}
    return [_without(inner, names) for inner in value] if isinstance(value, list) else value


async def _asked(session: Session, email: str) -> None:
    """On lists of personal links: one who has not answered is not asked any more; of one who has, the number stays."""
    theirs = func.lower(col(Invited.address)) == email.lower()
    silent = select(col(Invited.id)).where(theirs, ~col(Invited.answered))
    await session.execute(delete(RecentTick).where(col(RecentTick.id).in_(silent)))
    await session.execute(delete(Invited).where(theirs, ~col(Invited.answered)))
    for row in await session.scalars(select(Invited).where(theirs)):
        row.address, row.token_hash = f"poistettu-{row.id}", None
    await session.flush()


async def _nominated(session: Session, email: str) -> None:
    """Nominations that were sent to their address and never became a membership."""
    theirs = func.lower(col(Nomination.email)) == email.lower()
    for one in await session.scalars(select(Nomination).where(theirs)):
        one.name, one.email, one.phone, one.why, one.correction = GONE, "", "", "", ""
        if one.stage not in CLOSED:
            one.stage = Stage.ENDED
    await session.flush()
