"""Asking whoever a wave is for: the rows of those asked, and the letters to them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select
from sqlmodel import col

from agentnet import notify
from agentnet.db import Session, insert
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.network.queries import people_with
from agentnet.network.rules import CONTRIBUTORS
from agentnet.notify.models import Letter
from agentnet.surveys.flow import Asked
from agentnet.surveys.models import Invited, Survey
from agentnet.surveys.waves.links import link_of, make_link, personal_token
from agentnet.surveys.waves.units import check_draft, freeze_units
from agentnet.web import formats
from agentnet.web.visit import hashed
from agentnet.words import N_, Refused, using

AT_ONCE: Final = 500
"""Rows in one statement."""


async def gather(session: Session, survey: Survey, by: Person | None) -> int:
    """Ask everybody whom the wave is for, and write to those who have an address; how many are asked.

    Raises:
        Refused: nobody would be asked, or something about them is still missing.
    """
    match survey.asked:
        case Asked.MEMBERS:
            people = await members_asked(session, survey)
            if not people:
                raise Refused(N_("Kyselyllä ei ole yhtään vastaajaa. Valitse, keneltä kysytään."))
            await _ask_members(session, survey, people)
            for person in people:
                write_to_member(session, survey, person, "survey-opened")
            return len(people)
        case Asked.UNITS:
            number = await freeze_units(session, survey)
            if await link_of(session, survey) is None:
                await make_link(session, survey, by)
            return number
        case Asked.PERSONAL:
            await freeze_units(session, survey)
            listed = await addresses_left(session, survey)
            if not listed:
                raise Refused(N_("Lisää ensin sähköpostiosoitteet, joihin linkit lähetetään."))
            await write_to_addresses(session, survey, listed, "survey-link")
            return len(listed)


async def members_asked(session: Session, survey: Survey) -> list[Person]:
    """The members whom the wave is for: of its roles, or everybody who contributes."""
    roles = [Role(role) for role in survey.asked_roles] or list(CONTRIBUTORS)
    return await people_with(session, survey.network_id, *roles)


async def _ask_members(session: Session, survey: Survey, people: Sequence[Person]) -> None:
    rows = [
        {"id": uuid4(), "survey_id": survey.id, "person_id": one.id, "unit_id": one.unit_id, "answered": False}
        for one in people
    ]
    await session.execute(insert(Invited).on_conflict_do_nothing(), rows)


async def set_list(session: Session, survey: Survey, listed: Mapping[str, UUID | None]) -> int:
    """Send a link of their own to these addresses, each in a unit or none. How many they are.

    Raises:
        Refused: the wave has been opened.
    """
    check_draft(survey)
    await session.execute(delete(Invited).where(col(Invited.survey_id) == survey.id))
    rows = [_listed(survey.id, address, unit_id) for address, unit_id in listed.items()]
    for start in range(0, len(rows), AT_ONCE):
        await session.execute(insert(Invited), rows[start : start + AT_ONCE])
    survey.version += 1
    await session.flush()
    return len(rows)


def _listed(survey_id: UUID, address: str, unit_id: UUID | None) -> dict[str, Any]:
    id = uuid4()
    secret = hashed(personal_token(id))
    return {"id": id, "survey_id": survey_id, "address": address, "token_hash": secret, "unit_id": unit_id}


async def addresses_left(session: Session, survey: Survey) -> list[tuple[UUID, str]]:
    """(id, address) of those by personal link who have not answered."""
    found = await session.execute(
        select(col(Invited.id), col(Invited.address))
        .where(col(Invited.survey_id) == survey.id, col(Invited.address).is_not(None), ~col(Invited.answered))
        .order_by(col(Invited.address))
    )
    return [(id, address) for id, address in found if address]


async def members_left(session: Session, survey: Survey) -> list[Person]:
    """Those with an account who have not answered, by name."""
    found = await session.scalars(
        select(Person)
        .join(Invited, col(Invited.person_id) == col(Person.id))
        .where(col(Invited.survey_id) == survey.id, ~col(Invited.answered), col(Person.binned_at).is_(None))
        .order_by(col(Person.name))
    )
    return list(found)


async def listed_number(session: Session, survey_id: UUID) -> int:
    """How many addresses are on the list."""
    asked = select(func.count()).select_from(Invited)
    return (
        await session.scalar(asked.where(col(Invited.survey_id) == survey_id, col(Invited.address).is_not(None))) or 0
    )


def write_to_member(session: Session, survey: Survey, person: Person, letter: str, slot: str = "") -> None:
    if not person.email:
        return
    notify.post(
        session,
        to=person.email,
        letter=letter,
        about=survey.id,
        slot=slot,
        language=person.language,
        person_id=person.id,
        network_id=survey.network_id,
        values={"name": person.name, "path": survey.answer_path, **_words(survey, person.language)},
    )


async def write_to_addresses(
    session: Session, survey: Survey, listed: Sequence[tuple[UUID, str]], letter: str, slot: str = ""
) -> None:
    """A letter with a link of one's own to each of these (id, address): thousands at once, and each once."""
    network = await session.get_one(Network, survey.network_id)
    language = survey.languages[0]
    words = {"network": network.name, "intro": survey.intro, **_words(survey, language)}
    about = {"kind": letter, "about": survey.id, "slot": slot, "language": language, "network_id": survey.network_id}
    rows = [
        {"id": uuid4(), "address": address, "values": {"token": personal_token(id), **words}, **about}
        for id, address in listed
    ]
    once = insert(Letter).on_conflict_do_nothing(index_elements=["kind", "about", "address", "slot"])
    for start in range(0, len(rows), AT_ONCE):
        await session.execute(once, rows[start : start + AT_ONCE])


def _words(survey: Survey, language: str) -> dict[str, str]:
    title = survey.texts.get(language, {}).get("title") or survey.title
    with using(language):
        return {"title": title, "until": formats.moment(survey.closes_at)}
