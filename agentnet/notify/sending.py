"""One round of letters. A claim is a conditional update from waiting to sending, made when all else is ready.

What can fail without harm (drawing the letter, reaching the mail server) comes before the claim; so a letter whose
claim ran out had been handed over or was about to be: it becomes `unknown` and is never sent again by itself.
"""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any, Final
from uuid import UUID

from jinja2 import TemplateError
from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.notify.letters import SECRETS, message
from agentnet.notify.models import Delivery, Letter
from agentnet.notify.outlets import NotSent, Outlet, Unsure
from agentnet.notify.rows import change
from agentnet.web import logs

LEASE: Final = timedelta(minutes=3)
CLOSED: Final = timedelta(minutes=1)
TRIES: Final = 8
BATCH: Final = 50
log: Final = logs.log()


def back_off(tries: int) -> timedelta:
    """How long to wait after so many tries: 30 s, 1 min, 2 min … at most an hour."""
    return min(timedelta(seconds=15 * 2 ** min(tries, 10)), timedelta(hours=1))


async def send_round(way_out: Outlet) -> bool:
    """Send what is due, oldest first. True when something was tried: there may be more."""
    await _rescue(way_out)
    if not (letters := await _due()):
        return False
    try:
        for letter in letters:
            await way_out.ready()
            await _send(letter, way_out)
    except NotSent as unreachable:
        log.warning("letters wait", reason=str(unreachable))
        await _postpone_all(str(unreachable))
    finally:
        await way_out.close()
    return True


async def _rescue(way_out: Outlet) -> None:
    """A worker died in the middle: its letters are unknown (or waiting again where twice does no harm)."""
    target = Delivery.WAITING if way_out.repeatable else Delivery.UNKNOWN
    stuck = and_(col(Letter.delivery) == Delivery.SENDING, col(Letter.leased_until) < clock.now())
    async with db.reading() as session:
        if await session.scalar(select(Letter.id).where(stuck).limit(1)) is None:
            return
    await change(Letter, stuck, delivery=target, leased_until=None, error="The worker stopped in the middle.")


async def _due() -> list[Letter]:
    async with db.reading() as session:
        found = await session.scalars(select(Letter).where(_is_due()).order_by(col(Letter.created_at)).limit(BATCH))
        return list(found)


def _is_due() -> ColumnElement[bool]:
    when = or_(col(Letter.due_at).is_(None), col(Letter.due_at) <= clock.now())
    return and_(col(Letter.delivery) == Delivery.WAITING, when)


async def _send(letter: Letter, way_out: Outlet) -> None:
    try:
        mail = message(letter)
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
    except Unsure as broken:
        await change(Letter, ours, delivery=Delivery.UNKNOWN, leased_until=None, error=str(broken))
    else:
        values = letter.values if way_out.repeatable else without_secrets(letter.values)
        await change(
            Letter, ours, delivery=Delivery.SENT, sent_at=clock.now(), leased_until=None, error="", values=values
        )


def without_secrets(values: dict[str, Any]) -> dict[str, Any]:
    """What may be kept of a letter that is on its way: no tokens, no codes."""
    return {name: "" if name in SECRETS else value for name, value in values.items()}


async def _postpone_all(reason: str) -> None:
    """The way out is closed: everything due waits a little and says why. That is no fault of the letters."""
    await change(Letter, _is_due(), due_at=clock.now() + CLOSED, error=reason)
