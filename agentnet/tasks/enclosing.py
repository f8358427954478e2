"""Pictures and a filled form in an answer: added, described, taken away. What was submitted keeps them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, files
from agentnet.db import Session
from agentnet.network.models import Person, StoredFile
from agentnet.tasks.answering import DONE, LATE, begun, opened
from agentnet.tasks.briefs import brief_of
from agentnet.tasks.flow import Enclosed
from agentnet.tasks.models import Assignment, Brief, Enclosure, Task
from agentnet.tasks.queries import enclosed_in
from agentnet.web.documents import MEDIA, kind_of
from agentnet.web.stored import plain_name
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.boards.cleaning import Cleaned

ALT_LENGTH = 300


async def add_picture(
    session: Session, task: Task, assignment: Assignment, picture: Cleaned, *, alt: str, by: Person
) -> Enclosure:
    """A cleaned picture with the words that say what it shows. The same again is the same.

    Raises:
        Refused: nobody has said what it shows, there are too many, or it is too late.
    """
    if not alt.strip():
        raise Refused(N_("Kerro lyhyesti, mitä kuvassa on, niille, jotka eivät näe sitä."))
    brief = await _asks(session, task, assignment)
    there = [one for one in await enclosed_in(session, task) if one.kind is Enclosed.PICTURE]
    digest = await files.put(picture.data)
    if (same := next((one for one in there if one.sha256 == digest), None)) is not None:
        same.alt = alt.strip()
        return same
    _check_room(brief, there)
    about: dict[str, Any] = {"width": picture.width, "height": picture.height, "media_type": "image/webp"}
    return await _add(session, task, Enclosed.PICTURE, digest, len(picture.data), by, alt=alt.strip(), **about)


async def add_form(
    session: Session, task: Task, assignment: Assignment, file_name: str, data: bytes, *, by: Person
) -> Enclosure:
    """The form as the agent filled it in; a newer one takes its place.

    Raises:
        Refused: the file is not one that we take, no form is asked for, or it is too late.
    """
    brief = await _asks(session, task, assignment)
    if brief.form_id is None:
        raise Refused(N_("Tähän tehtävään ei kuulu lomaketta."))
    ending = kind_of(file_name, data)
    digest = await files.put(data)
    for one in await enclosed_in(session, task):
        if one.kind is Enclosed.FORM:
            if one.sha256 == digest:
                return one
            one.removed_at = clock.now()
    name = plain_name(file_name, "lomake") + ending
    return await _add(session, task, Enclosed.FORM, digest, len(data), by, name=name, media_type=MEDIA[ending])


async def remove(session: Session, task: Task, assignment: Assignment, id: UUID) -> Enclosure:
    """Out of the draft. What has been submitted is as it was until it is submitted again.

    Raises:
        Missing: it is not in this task. Refused: it is too late.
    """
    await _asks(session, task, assignment)
    found = await enclosure_in(session, task, id)
    found.removed_at = found.removed_at or clock.now()
    await session.flush()
    return found


async def put_back(session: Session, task: Task, assignment: Assignment, id: UUID) -> Enclosure:
    """Into the draft again; a form takes the place of the one that came after it.

    Raises:
        Missing: it is not in this task, or not any more. Refused: there is no room for it, or it is too late.
    """
    brief = await _asks(session, task, assignment)
    found = await enclosure_in(session, task, id)
    if not found.sha256:
        raise Missing
    beside = [one for one in await enclosed_in(session, task) if one.kind is found.kind and one is not found]
    if found.kind is Enclosed.PICTURE:
        _check_room(brief, beside)
    for one in beside if found.kind is Enclosed.FORM else ():
        one.removed_at = clock.now()
    found.removed_at = None
    await session.flush()
    return found


def _check_room(brief: Brief, there: Sequence[Enclosure]) -> None:
    if len(there) >= brief.pictures:
        raise Refused(N_("Kuvia on jo niin monta kuin tähän tehtävään mahtuu. Poista ensin jokin."))


async def enclosure_in(session: Session, task: Task, id: UUID) -> Enclosure:
    """Something that was added to this task (or to the pair's).

    Raises:
        Missing: there is no such thing.
    """
    mine = (col(Enclosure.id) == id) & (col(Enclosure.task_id) == (task.holder_id or task.id))
    if (found := await session.scalar(select(Enclosure).where(mine))) is None:
        raise Missing
    return found


async def form_of(session: Session, brief: Brief) -> StoredFile:
    """The form that is handed out.

    Raises:
        Missing: there is none.
    """
    found = await session.get(StoredFile, brief.form_id) if brief.form_id else None
    if found is None:
        raise Missing
    return found


async def _asks(session: Session, task: Task, assignment: Assignment) -> Brief:
    await opened(session, task, assignment)
    if task.stage in DONE:
        raise Refused(LATE)
    return await brief_of(session, assignment)


async def _add(
    session: Session, task: Task, kind: Enclosed, digest: str, size: int, by: Person, **about: Any
) -> Enclosure:
    made = Enclosure(task_id=task.holder_id or task.id, kind=kind, sha256=digest, size=size, by=by.id, **about)
    session.add(made)
    await begun(session, task, by)
    await session.flush()
    return made
