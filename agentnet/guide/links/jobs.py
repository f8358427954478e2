"""The job that asks for a guide's outside links, a few at a time, and keeps how it went."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from sqlmodel import select

from agentnet import clock, db, notify
from agentnet.guide.links.models import LinkCheck, LinkState
from agentnet.guide.links.queries import checks_of, links_of
from agentnet.guide.models import Guide
from agentnet.notify.models import Job
from agentnet.settings import settings
from agentnet.words import _

if TYPE_CHECKING:
    from agentnet.guide.links.asking import Asked

JOB: Final = "links"
AT_ONCE: Final = 4
MOST: Final = 500
FRESH: Final = timedelta(hours=20)
SURE: Final = 2
"""How many times in a row an address has to be gone before anybody is told."""


def ask_for(session: db.Session, guide_id: UUID, *, by: UUID | None, slot: str = "") -> None:
    """Let the worker look at a guide's new links, once for a slot; without one at all of them, now."""
    if settings().check_links:
        notify.enqueue(session, JOB, guide_id, by=by, slot=slot or uuid4().hex, values={"again": not slot})


@notify.job_handler(JOB)
async def check(job_id: UUID, progress: notify.Progress) -> None:
    """Ask for what has not been asked for lately; what is gone is asked for a second time before it is believed."""
    async with db.reading() as session:
        job = await session.get_one(Job, job_id)
        guide = await session.get_one(Guide, job.about)
        again = bool(job.values.get("again"))
        urls = [out.url for out in await links_of(session, guide) if again or _due(out.check)][:MOST]
        outside = bool(await session.scalar(select(LinkCheck.id).where(LinkCheck.state == LinkState.WORKS).limit(1)))
    for done in range(0, len(urls), AT_ONCE):
        outside = await _some(urls[done : done + AT_ONCE], outside=outside)
        await progress(100 * (done + AT_ONCE) // len(urls), _("Tarkistetaan linkkejä"))


def _due(check: LinkCheck | None) -> bool:
    if check is None or 0 < check.fails < SURE:
        return True
    return check.checked_at < _then()


def _then() -> datetime:
    return clock.now() - FRESH


async def _some(urls: Sequence[str], *, outside: bool) -> bool:
    outside, answers = await asked_for(urls, outside=outside)
    async with db.writing() as session:
        kept = await checks_of(session, urls)
        for url, answer in zip(urls, answers, strict=True):
            row = kept.get(url) or LinkCheck(url=url, state=LinkState.UNSURE, checked_at=clock.now())
            row.fails = row.fails + 1 if answer.state is LinkState.DEAD else 0
            believed = answer.state is not LinkState.DEAD or row.fails >= SURE
            row.state = answer.state if believed else LinkState.UNSURE
            row.why, row.checked_at = answer.why, clock.now()
            session.add(row)
        await session.commit()
    return outside


async def asked_for(urls: Sequence[str], *, outside: bool) -> "tuple[bool, list[Asked]]":
    """Whether our network lets us out, as something out there has answered, now or before; and how each went."""
    from agentnet.guide.links.asking import Asked, ask  # httpx, for those who check

    answers = await asyncio.gather(*(ask(url) for url in urls))
    outside = outside or any(answer.state is LinkState.WORKS or answer.why.isdecimal() for answer in answers)
    if outside:
        return True, answers
    # where no name is ever found, none of them is missing
    return False, [Asked(LinkState.UNSURE, "silent") if one.why == "no-host" else one for one in answers]
