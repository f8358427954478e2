"""Writing the question and the options."""

from typing import Any, Final, TypeAlias

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.db import Session as Reading
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Refused, _
from agentnet.workshops.polls import actions, flow, queries, rules
from agentnet.workshops.polls.flow import KINDS, Step
from agentnet.workshops.polls.forms import MoreForm, PollForm
from agentnet.workshops.polls.models import Poll
from agentnet.workshops.polls.pages.doors import poll_in_sight, require_lead, tell
from agentnet.workshops.polls.queries import Seen as SeenPoll
from agentnet.workshops.polls.rules import Unfit

Asked: TypeAlias = Request[Any, Any, Any]


class EditPages(Controller):
    path = "/polls/{poll_id:uuid}"
    dependencies = {"seen": Provide(poll_in_sight)}

    @get("/edit", policy=Policy.PARTICIPANT)
    async def edit(self, session: Session, seen: Seen[SeenPoll]) -> Template:
        require_lead(seen)
        if await queries.answered(session, seen.poll.id):
            return await _page(session, seen, Entry.blank(MoreForm))
        return await _page(session, seen, await _as_it_is(session, seen.poll))

    @post("/edit", policy=Policy.PARTICIPANT)
    async def save(self, request: Asked, session: Session, seen: Seen[SeenPoll]) -> Template | Redirect:
        """Save; the button may open the poll in the same press."""
        require_lead(seen)
        entry = await Entry.read(request, PollForm)
        if entry.ok:
            form = entry.value
            try:
                await actions.edit(
                    session,
                    seen.poll,
                    version=form.version,
                    kind=form.kind,
                    question=form.question,
                    options=form.offered(),
                    several=form.several,
                    low=form.low,
                    high=form.high,
                    words_each=form.words_each,
                    moderated=form.moderated,
                )
                if form.then is Step.OPEN:
                    await actions.take(session, seen.poll, Step.OPEN)
                await session.commit()
                await tell(seen.poll, everybody=True)
                return go(f"/polls/{seen.poll.id}", N_("Kysely on tallennettu."))
            except Unfit as wrong:
                entry.refuse(wrong.field, str(wrong))
            except Refused as refused:
                entry.refuse("", str(refused))
        if await queries.answered(session, seen.poll.id):
            raise Refused(rules.FROZEN)
        entry.typed["version"] = [str(seen.poll.version)]
        return await _page(session, seen, entry, 422)

    @post("/options", policy=Policy.PARTICIPANT)
    async def more(self, request: Asked, session: Session, seen: Seen[SeenPoll]) -> Template | Redirect:
        """Once answers have come: more options to a choice, and moderation."""
        require_lead(seen)
        entry = await Entry.read(request, MoreForm)
        if entry.ok:
            try:
                if texts := rules.lines(entry.value.options):
                    await actions.add_options(session, seen.poll, texts)
                await actions.moderate(session, seen.poll, moderated=entry.value.moderated)
                await session.commit()
                await tell(seen.poll)
                return go(f"/polls/{seen.poll.id}", N_("Kysely on tallennettu."))
            except Unfit as wrong:
                entry.refuse(wrong.field, str(wrong))
        return await _page(session, seen, entry, 422)


async def _as_it_is(session: Reading, poll: Poll) -> Entry[PollForm]:
    options = await queries.options_of(session, poll.id)
    return Entry.blank(
        PollForm,
        kind=poll.kind,
        question=poll.question,
        options="\n".join(option.text for option in options),
        several=poll.several,
        low=poll.low,
        high=poll.high,
        words_each=poll.words_each,
        moderated=poll.moderated,
        version=poll.version,
    )


async def _page(session: Reading, seen: SeenPoll, entry: Entry[Any], status: int = 200) -> Template:
    return page(
        "polls/edit.html",
        status=status,
        network=seen.network,
        workshop=seen.workshop,
        poll=seen.poll,
        stage=queries.stage_now(seen.poll, seen.workshop),
        options=await queries.options_of(session, seen.poll.id),
        answered=await queries.answered(session, seen.poll.id),
        kinds=[(kind.value, _(about.name), _(about.hint)) for kind, about in KINDS.items()],
        frozen=_(rules.FROZEN),
        limits=flow,
        entry=entry,
    )


HANDLERS: Final = (EditPages,)
