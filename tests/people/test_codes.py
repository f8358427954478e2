"""Codes on paper, tried by those who have them and by those who have not."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.accounts import sessions
from agentnet.accounts.models import SignedIn
from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.network.quiet import today
from agentnet.people import actions
from agentnet.people.flow import ON_PAPER, SIGNS, TRIES, shown, tidy
from agentnet.people.models import PaperCode
from agentnet.people.queries import code_of
from agentnet.words import Refused
from tests.cast import Cast


async def without_address(session: Session, cast: Cast, *roles: Role, **more: Any) -> Person:
    person = Person(name="Vieno Kokenut", **more)
    session.add(person)
    await session.flush()
    session.add_all([Membership(network_id=cast.network.id, person_id=person.id, role=role) for role in roles])
    await session.flush()
    return person


async def slip(session: Session, cast: Cast, person: Person, days: int = 30) -> actions.Slip:
    last = today(clock.now()) + timedelta(days=days)
    return await actions.make_code(session, cast.network.id, person, last, by=cast.heli.id)


async def test_the_code_and_the_qr_open_for_as_long_as_they_are_valid(session: Session, cast: Cast) -> None:
    person = await without_address(session, cast, Role.EXPERIENCE)
    made = await slip(session, cast, person)
    assert len(made.code) == 12
    assert set(made.code) <= set(SIGNS)
    for day in (0, 30):
        with clock.travel(to=clock.now() + timedelta(days=day)):
            assert (await actions.open_by_token(session, made.token))[1].id == person.id
            for typed in (made.code, shown(made.code).lower(), f"  {shown(made.code)} "):
                assert (await actions.open_by_code(session, typed))[1].id == person.id
    with clock.travel(to=clock.now() + timedelta(days=31)):
        for act in (actions.open_by_token(session, made.token), actions.open_by_code(session, made.code)):
            with pytest.raises(actions.Closed):
                await act


async def test_nothing_of_the_secrets_is_in_the_database(session: Session, cast: Cast) -> None:
    made = await slip(session, cast, await without_address(session, cast, Role.EXPERIENCE))
    kept = (await session.scalars(select(PaperCode))).one().model_dump_json()
    assert made.token not in kept
    assert made.code[4:] not in kept
    assert made.row.token_hash != made.row.code_hash


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "ABCD",
        "-" * 40,
        "ABCD-EFGH-JKLM",
        "ÅÄÖ" * 9,
        "' OR 1=1 --",
        "\x00",
        "A" * 10_000,
        "٣" * 12,
        "{code}A",
        "{finder}",
        "{finder}AAAAAAAA",
        "A{code}",
        "{swapped}",
    ],
)
async def test_what_is_not_the_code_opens_nothing(session: Session, cast: Cast, typed: str) -> None:
    made = await slip(session, cast, await without_address(session, cast, Role.EXPERIENCE))
    words = {"code": made.code, "finder": made.code[:4], "swapped": made.code[4:] + made.code[:4]}
    with pytest.raises(actions.Closed):
        await actions.open_by_code(session, typed.format_map(words) if "{" in typed else typed)
    for token in (typed, made.row.token_hash, made.token[:-1], made.code):
        with pytest.raises(actions.Closed):
            await actions.open_by_token(session, token)


async def test_ten_wrong_tries_close_the_typed_code_but_not_the_qr(session: Session, cast: Cast) -> None:
    person = await without_address(session, cast, Role.EXPERIENCE)
    made = await slip(session, cast, person)
    wrong = made.code[:4] + "ZZZZZZZZ"
    for _ in range(TRIES - 1):
        with pytest.raises(actions.Closed):
            await actions.open_by_code(session, wrong)
    assert (await actions.open_by_code(session, made.code))[0].tries == 0
    await session.flush()
    for _ in range(TRIES):
        with pytest.raises(actions.Closed):
            await actions.open_by_code(session, wrong)
    with pytest.raises(actions.Closed):
        await actions.open_by_code(session, made.code)
    assert (await actions.open_by_token(session, made.token))[1].id == person.id
    again = await slip(session, cast, person)
    assert (await actions.open_by_code(session, again.code))[1].id == person.id


async def test_a_new_slip_closes_the_old_and_a_revoked_one_signs_out(session: Session, cast: Cast) -> None:
    person = await without_address(session, cast, Role.EXPERIENCE)
    old = await slip(session, cast, person)
    new = await slip(session, cast, person)
    with pytest.raises(actions.Closed):
        await actions.open_by_token(session, old.token)
    await sessions.begin(session, person, device="puhelin")
    await session.flush()
    await actions.revoke(session, cast.network.id, person, by=cast.heli.id)
    with pytest.raises(actions.Closed):
        await actions.open_by_token(session, new.token)
    left = await session.scalars(select(SignedIn).where(col(SignedIn.person_id) == person.id))
    assert left.all() == []
    assert await code_of(session, cast.network.id, person.id) is None


@pytest.mark.parametrize("role", [role for role in Role if role not in ON_PAPER])
async def test_nobody_signs_in_by_paper_who_decides_or_leads(session: Session, cast: Cast, role: Role) -> None:
    person = await without_address(session, cast, Role.EXPERIENCE)
    made = await slip(session, cast, person)
    session.add(Membership(network_id=cast.other_network.id, person_id=person.id, role=role))
    await session.flush()
    with pytest.raises(Refused):
        await slip(session, cast, person)
    with pytest.raises(actions.Closed):
        await actions.open_by_token(session, made.token)


async def test_nobody_with_an_address_or_without_a_place_gets_one(session: Session, cast: Cast) -> None:
    mailed = await without_address(session, cast, Role.EXPERIENCE, email=f"{uuid4().hex}@agentnet.example")
    loose = await without_address(session, cast)
    mighty = await without_address(session, cast, Role.EXPERIENCE, is_administrator=True)
    for person in (mailed, loose, mighty, cast.aino, cast.heli):
        with pytest.raises(Refused):
            await slip(session, cast, person)


async def test_who_has_left_does_not_come_in(session: Session, cast: Cast) -> None:
    person = await without_address(session, cast, Role.EXPERIENCE)
    made = await slip(session, cast, person)
    rank = (await session.scalars(select(Membership).where(col(Membership.person_id) == person.id))).one()
    rank.ends_at = clock.now()
    await session.flush()
    with pytest.raises(actions.Closed):
        await actions.open_by_token(session, made.token)


@pytest.mark.parametrize("days", [-1, 367])
async def test_a_day_that_will_not_do_is_refused(session: Session, cast: Cast, days: int) -> None:
    with pytest.raises(Refused):
        await slip(session, cast, await without_address(session, cast, Role.EXPERIENCE), days)


def test_a_typed_code_is_forgiven_its_spaces() -> None:
    assert tidy(" abcd – efgh\tjklm ") == "ABCDEFGHJKLM"
    assert re.fullmatch("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", shown("ABCDEFGHJKLM"))
