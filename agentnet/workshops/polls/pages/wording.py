"""The words of a cloud, for leaders: joined, split and hidden by hand, with undo."""

from typing import Any, Final, TypeAlias

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.db import Session as Reading
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops.polls import actions, keeping, views, writing
from agentnet.workshops.polls.flow import REASONS, Audience, PollKind
from agentnet.workshops.polls.forms import WordForm
from agentnet.workshops.polls.models import Poll
from agentnet.workshops.polls.pages.doors import poll_in_sight, require_lead, tell
from agentnet.workshops.polls.queries import Seen as SeenPoll

Asked: TypeAlias = Request[Any, Any, Any]
SAID: Final = {
    "join": N_("Sanat on yhdistetty."),
    "split": N_("Sana on erotettu."),
    "hide": N_("Sana on piilotettu."),
    "undo": N_("Edellinen muutos on kumottu."),
}


class WordPages(Controller):
    path = "/polls/{poll_id:uuid}/words"
    dependencies = {"seen": Provide(poll_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def words(self, session: Session, seen: Seen[SeenPoll]) -> Template:
        _require_cloud(seen)
        return await _page(session, seen, None)

    @post(policy=Policy.PARTICIPANT)
    async def change(self, request: Asked, session: Session, seen: Seen[SeenPoll]) -> Template | Redirect:
        _require_cloud(seen)
        entry = await Entry.read(request, WordForm)
        if not entry.ok:
            return await _page(session, seen, entry, 422)
        await actions.lock(session, seen.poll)
        try:
            await _do(session, seen.poll, entry.value, request)
        except Refused as refused:
            entry.refuse("into", str(refused))
            return await _page(session, seen, entry, 409)
        await keeping.again(session, seen.poll)
        await session.commit()
        await tell(seen.poll)
        return go(f"/polls/{seen.poll.id}/words", SAID[entry.value.act])


async def _do(session: Reading, poll: Poll, form: WordForm, request: Asked) -> None:
    match form.act:
        case "join":
            await writing.join_words(session, poll, form.word, form.into)
        case "split":
            await writing.split_word(session, poll, form.word)
        case "hide":
            reason = REASONS.get(form.reason, REASONS["off"])
            await writing.hide_group(session, poll, form.word, reason=reason, by=request.user.id)
        case "undo":
            writing.undo_words(poll)


def _require_cloud(seen: SeenPoll) -> None:
    require_lead(seen)
    if seen.poll.kind is not PollKind.CLOUD:
        raise Missing


async def _page(session: Reading, seen: SeenPoll, entry: Entry[Any] | None, status: int = 200) -> Template:
    view = await views.seen(session, seen.poll, Audience.LEADERS)
    return page(
        "polls/words.html",
        status=status,
        network=seen.network,
        workshop=seen.workshop,
        poll=view,
        groups=view.figures.words if view.figures else (),
        reasons=[(code, _(reason)) for code, reason in REASONS.items()],
        entry=entry,
    )


HANDLERS: Final = (WordPages,)
