"""The letter that tells that results have been shared: to everybody who was asked, whether they answered or not."""

from itertools import groupby
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import delete, select
from sqlmodel import col

from agentnet.db import Session, insert
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.network.queries import people_with
from agentnet.network.queries.requests import supervisors_for
from agentnet.notify.models import Delivery, Letter
from agentnet.notify.posting import write
from agentnet.surveys.flow import Asked
from agentnet.surveys.models import AskedUnit, Invited, Survey
from agentnet.words import N_

LETTER: Final = "survey-shared"
LEADERS: Final = frozenset({Role.SUPERVISOR, Role.MANAGER})
WHOM: Final = N_("Kirje lähtee kaikille, joilta kysyttiin. Se ei kerro, kuka vastasi.")
WHOM_UNITS: Final = N_("Kirje lähtee verkoston jäsenille ja yksiköiden esihenkilöille. Kerro tuloksista yksikössäsi.")
AT_ONCE: Final = 500


async def tell(session: Session, survey: Survey, summary: str, *, by: Person) -> None:
    """Write once to each, however often the results are shared."""
    if survey.asked is Asked.PERSONAL:
        await _tell_addresses(session, survey, summary)
        return
    network = await session.get_one(Network, survey.network_id)
    readers = sorted(
        (one for one in await readers_of(session, survey) if one.id != by.id), key=lambda one: one.language
    )
    for language, ones in groupby(readers, key=lambda one: one.language):
        values = _values(survey, summary, language) | {"path": f"/surveys/{survey.id}/results"}
        write(session, ones, LETTER, survey.id, network, values)


async def withdraw(session: Session, survey: Survey) -> None:
    """Letters that have not gone yet do not go: sharing was taken back."""
    waiting = col(Letter.delivery).in_((Delivery.WAITING, Delivery.DIGEST))
    await session.execute(delete(Letter).where(col(Letter.kind) == LETTER, col(Letter.about) == survey.id, waiting))


async def readers_of(session: Session, survey: Survey) -> list[Person]:
    """Members who were asked. When staff of units was asked by a link: the network's members, and of supervisors those
    of the units.
    """
    members = await people_with(session, survey.network_id, *Role)
    if survey.asked is Asked.MEMBERS:
        invited = select(col(Invited.person_id)).where(col(Invited.survey_id) == survey.id)
        asked = set(await session.scalars(invited))
        return [one for one in members if one.id in asked]
    units = set(await session.scalars(select(col(AskedUnit.unit_id)).where(col(AskedUnit.survey_id) == survey.id)))
    led = {one.id: set(mine) & units for one, mine in await supervisors_for(session, survey.network_id)}
    others = {one.id for one in await people_with(session, survey.network_id, *(set(Role) - LEADERS))}
    return [one for one in members if one.id in others or led.get(one.id)]


async def _tell_addresses(session: Session, survey: Survey, summary: str) -> None:
    """To the whole list that links were sent to. They have no account, so the letter says what there is to know."""
    listed = await session.scalars(
        select(col(Invited.address)).where(col(Invited.survey_id) == survey.id, col(Invited.address).is_not(None))
    )
    language = survey.languages[0]
    network = await session.get_one(Network, survey.network_id)
    about: dict[str, Any] = {"kind": LETTER, "about": survey.id, "slot": "", "language": language}
    values = {**_values(survey, summary, language), "whom": WHOM, "name": "", "network": network.name, "path": ""}
    rows = [
        {"id": uuid4(), "address": address, "values": values, "network_id": network.id, **about} for address in listed
    ]
    once = insert(Letter).on_conflict_do_nothing(index_elements=["kind", "about", "address", "slot"])
    for start in range(0, len(rows), AT_ONCE):
        await session.execute(once, rows[start : start + AT_ONCE])


def _values(survey: Survey, summary: str, language: str) -> dict[str, Any]:
    title = survey.texts.get(language, {}).get("title") or survey.title
    whom = WHOM_UNITS if survey.asked is Asked.UNITS else WHOM
    return {"title": title, "summary": summary, "whom": whom}
