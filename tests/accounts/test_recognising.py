"""Many who come at once are looked up together, and each is who they were alone."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from agentnet import clock, db
from agentnet.accounts import sessions
from agentnet.accounts.models import SignedIn
from agentnet.network.models import Person
from agentnet.web.visit import hashed, session_key
from tests.cast import Cast

pytestmark = pytest.mark.both


async def _sign_in(session: db.Session, *who: Person) -> list[str]:
    keys = [(await sessions.begin(session, one, device="Firefox"))[1] for one in who]
    await session.commit()
    return keys


async def test_everybody_is_who_they_were_alone(session: db.Session, cast: Cast) -> None:
    people = [cast.heli, cast.aino, cast.maija, cast.onni]
    keys = await _sign_in(session, *people)
    unknown = session_key()
    alone = [await sessions.recognise(key) for key in [*keys, unknown]]
    together = await asyncio.gather(*(sessions.recognise(key) for key in [*keys, unknown, *keys]))
    assert [known and known.me.id for known in together] == [*(p.id for p in people), None, *(p.id for p in people)]
    assert [known and (known.roles, known.session_id) for known in together[:5]] == [
        known and (known.roles, known.session_id) for known in alone
    ]


@pytest.mark.parametrize(("ago", "known"), [(-30, True), (1, False)])
async def test_a_key_that_was_replaced_is_known_for_a_moment_only(
    session: db.Session, cast: Cast, ago: int, known: bool
) -> None:
    new, other = await _sign_in(session, cast.aino, cast.heli)
    old, until = session_key(), clock.now() - timedelta(seconds=ago)
    replaced = update(SignedIn).where(col(SignedIn.key_hash) == hashed(new))
    await session.execute(replaced.values(was_hash=hashed(old), was_until=until))
    await session.commit()
    found = await asyncio.gather(*(sessions.recognise(key) for key in (other, new, old, other)))
    assert [one and one.me.id for one in found] == [
        cast.heli.id,
        cast.aino.id,
        cast.aino.id if known else None,
        cast.heli.id,
    ]
