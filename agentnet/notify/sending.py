"""One round of letters. A claim is a conditional update from waiting to sending, made when all else is ready.

What can fail without harm (drawing the letter, reaching the mail server) comes before the claim; so a letter whose
claim ran out had been handed over or was about to be: it becomes `unknown` and is never sent again by itself. Several
connections share a round, each taking the next letter when it is free.
"""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any, Final
from uuid import UUID

from jinja2 import TemplateError
from sqlalchemy import ColumnElement, and_, bindparam, or_
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.db import UTC
from agentnet.notify import troubles
from agentnet.notify.deciding import Around, sort_out
from agentnet.notify.letters import SECRETS, message
from agentnet.notify.models import Delivery, Letter
from agentnet.notify.outlets import NotSent, Outlet, Unsure
from agentnet.notify.rows import change
from agentnet.web import logs

LEASE: Final = timedelta(minutes=3)
CLOSED: Final = timedelta(minutes=1)
TRIES: Final = 30
"""With the waits of `back_off`, about a day."""
BATCH: Final = 200
LANES: Final = 4
EACH: Final = 10
log: Final = logs.log()

_NOW: Final = bindparam("now", type_=UTC)
_DUE: Final = and_(
    col(Letter.delivery) == Delivery.WAITING, or_(col(Letter.due_at).is_(None), col(Letter.due_at) <= _NOW)
)
_STUCK: Final = and_(col(Letter.delivery) == Delivery.SENDING, col(Letter.leased_until) < _NOW)
_ASKED: Final = select(Letter).where(or_(_DUE, _STUCK)).order_by(col(Letter.created_at)).limit(BATCH)
"""The one question of an idle worker, built once: what is due, and what a dead worker has left in the middle."""


def back_off(tries: int) -> timedelta:
    """How long to wait after so many tries: 30 s, 1 min, 2 min … at most an hour."""
    return min(timedelta(seconds=15 * 2 ** min(tries, 10)), timedelta(hours=1))


async def send_round(way_out: Outlet) -> bool:
    """Send what is due, oldest first. True when something was tried: there may be more."""
    found = await _due()
    if any(letter.delivery is Delivery.SENDING for letter in found):
        await _rescue(way_out)
        found = await _due()
    if not found:
        return False
    letters, known = await sort_out(found)
    if letters:
        await _send_all(letters, known, way_out)
    return True


async def _due() -> list[Letter]:
    async with db.reading() as session:
        return list(await session.scalars(_ASKED, {"now": clock.now()}))


async def _send_all(letters: list[Letter], known: Around, way_out: Outlet) -> None:
    """Over a few connections when there is much to send. The first one decides whether the way is open at all."""
    more = min(LANES, len(letters) // EACH) - 1
    lanes = [way_out, *(way_out.another() for _ in range(more))]
    waiting = iter(letters)
    ended = await asyncio.gather(*(_lane(lane, waiting, known) for lane in lanes), return_exceptions=True)
    if isinstance(ended[0], NotSent):
        log.warning("letters wait", reason=str(ended[0]))
        await _postpone_all(str(ended[0]))
    for wrong in ended:
        if isinstance(wrong, BaseException) and not isinstance(wrong, NotSent):
            raise wrong


async def _lane(way_out: Outlet, waiting: Iterator[Letter], known: Around) -> None:
    try:
        for letter in waiting:
            await way_out.ready()
            await _send(letter, known, way_out)
    finally:
        await way_out.close()


async def _rescue(way_out: Outlet) -> None:
    """A worker died in the middle: its letters are unknown (or waiting again where twice does no harm)."""
    target = Delivery.WAITING if way_out.repeatable else Delivery.UNKNOWN
    stuck = and_(col(Letter.delivery) == Delivery.SENDING, col(Letter.leased_until) < clock.now())
    await change(Letter, stuck, delivery=target, leased_until=None, error="The worker stopped in the middle.")


async def _send(letter: Letter, known: Around, way_out: Outlet) -> None:
    try:
        mail = message(letter, network=known.network(letter), stop=known.stop(letter))
    except (TemplateError, ValueError, TypeError, KeyError) as wrong:
        log.error("letter cannot be written", letter=str(letter.id), kind=letter.kind, trail=logs.trail(wrong))
        await change(
            Letter, _waiting(letter.id), delivery=Delivery.FAILED, error=f"{type(wrong).__name__}: {wrong}"[:500]
        )
        return
    if await _claim(letter.id):
        await _hand_over(letter, mail, way_out)


def _waiting(letter_id: UUID) -> ColumnElement[bool]:
    return and_(col(Letter.id) == letter_id, col(Letter.delivery) == Delivery.WAITING)


async def _claim(letter_id: UUID) -> bool:
    """Ours, unless another worker was quicker."""
    lease = clock.now() + LEASE
    tries = col(Letter.tries) + 1
    return await change(Letter, _waiting(letter_id), delivery=Delivery.SENDING, leased_until=lease, tries=tries) == 1


async def _hand_over(letter: Letter, mail: EmailMessage, way_out: Outlet) -> None:
    ours = and_(col(Letter.id) == letter.id, col(Letter.delivery) == Delivery.SENDING)
    try:
        await way_out.hand_over(str(letter.id), mail)
    except NotSent as refused:
        final = refused.final or letter.tries + 1 >= TRIES
        due = clock.now() + back_off(letter.tries + 1)
        stage = Delivery.FAILED if final else Delivery.WAITING
        await change(Letter, ours, delivery=stage, due_at=due, leased_until=None, error=str(refused))
        if refused.address:
            await _blame(letter.address, str(refused))
    except Unsure as broken:
        await change(Letter, ours, delivery=Delivery.UNKNOWN, leased_until=None, error=str(broken))
    else:
        values = letter.values if way_out.repeatable else without_secrets(letter.values)
        await change(
            Letter, ours, delivery=Delivery.SENT, sent_at=clock.now(), leased_until=None, error="", values=values
        )


async def _blame(address: str, reason: str) -> None:
    async with db.writing() as session:
        await troubles.note(session, address, reason)
        await session.commit()


def without_secrets(values: dict[str, Any]) -> dict[str, Any]:
    """What may be kept of a letter that is on its way: no tokens, no codes."""
    return {name: "" if name in SECRETS else value for name, value in values.items()}


async def _postpone_all(reason: str) -> None:
    """The way out is closed: everything due waits a little and says why. That is no fault of the letters."""
    when = or_(col(Letter.due_at).is_(None), col(Letter.due_at) <= clock.now())
    due = and_(col(Letter.delivery) == Delivery.WAITING, when)
    await change(Letter, due, due_at=clock.now() + CLOSED, error=reason)
