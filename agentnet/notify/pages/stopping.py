"""Stopping one group of letters from the address in a letter, signed in or not. The page asks; only a press acts.

Mail programs press for their reader (RFC 8058): a form field of one word, no cookie and no page before it.
"""

from typing import Any, Final

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from agentnet.notify import wishes
from agentnet.notify.kinds import GROUPS, Group, When
from agentnet.web import Policy, Session, here, limit, page
from agentnet.words import N_, _


@get("/letters/stop/{group:str}/{token:str}", policy=Policy.TOKEN)
async def ask(session: Session, group: FromPath[str], token: FromPath[str]) -> Template:
    person_id, stopped = await wishes.whose(session, group, token)
    chosen = (await wishes.of(session, {person_id})).chosen.get(person_id, wishes.NOW)
    return _shown(stopped, token, now=chosen.get(stopped, When.NOW), done=False)


@post("/letters/stop/{group:str}/{token:str}", policy=Policy.TOKEN, one_click=True)
async def stop(session: Session, group: FromPath[str], token: FromPath[str]) -> Template:
    """Once or many times: the same. The address permits this and nothing else."""
    person_id, stopped = await wishes.whose(session, group, token)
    limit("stop letters", str(person_id))
    pressed = here().form.first("when")
    when = When(pressed) if pressed in set(When) else When.NEVER  # nothing pressed: a mail program asks for an end
    await wishes.wish(session, person_id, stopped, when)
    await session.commit()
    return _shown(stopped, token, now=when, done=True)


def _shown(group: Group, token: str, *, now: When, done: bool) -> Template:
    name, what = GROUPS.get(group, (N_("Viikkokooste"), N_("mitä sinua odottaa ja mitä uutta on")))
    return page(
        "notify/stop.html",
        name=_(name),
        what=_(what),
        path=f"/letters/stop/{group.value}/{token}",
        now=now.value,
        done=done,
        digest=group is not Group.DIGEST,
    )


HANDLERS: Final[tuple[Any, ...]] = (ask, stop)
