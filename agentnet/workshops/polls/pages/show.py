"""A poll's page: everybody answers here, and leaders see how it goes. Works without JavaScript."""

from typing import Any, Final, TypeAlias
from uuid import uuid4

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Response, Template

from agentnet.db import Session as Reading
from agentnet.web import Entry, Policy, Seen, Session, fragment, go, here, limit, page
from agentnet.words import N_, NotAllowed
from agentnet.workshops import news
from agentnet.workshops.polls import actions, flow, queries, views
from agentnet.workshops.polls.drawing import drawn
from agentnet.workshops.polls.flow import KINDS
from agentnet.workshops.polls.forms import AnswerForm
from agentnet.workshops.polls.pages.doors import pieces, poll_in_sight, said, tell
from agentnet.workshops.polls.queries import Seen as SeenPoll
from agentnet.workshops.polls.rules import Unfit

Answered: TypeAlias = Response[Any] | Redirect | Template


class PollPages(Controller):
    path = "/polls/{poll_id:uuid}"
    dependencies = {"seen": Provide(poll_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def poll(self, session: Session, seen: Seen[SeenPoll]) -> Template:
        return await shown(session, seen)

    @post("/answer", policy=Policy.PARTICIPANT)
    async def answer(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenPoll]) -> Answered:
        """Give or change one's answer; sent twice, done once."""
        limit("board write", seen.key)
        entry = await Entry.read(request, AnswerForm)
        if seen.participant is None:
            raise NotAllowed(N_("Liity ensin työpajaan, niin voit vastata."))
        if not entry.ok:
            return await _again(session, seen, entry)
        form = entry.value
        try:
            given = form.given(seen.poll.kind)
            await actions.answer(session, seen.poll, seen.participant, given, op_id=form.op_id())
        except Unfit as wrong:
            entry.refuse(wrong.field, str(wrong))
            return await _again(session, seen, entry)
        await session.commit()
        await tell(seen.poll)
        if not here().htmx:
            return go(f"/polls/{seen.poll.id}", N_("Vastauksesi on tallennettu."))
        return said(await pieces(session, seen) + await _own(session, seen))


async def shown(session: Reading, seen: SeenPoll, entry: Entry[Any] | None = None, status: int = 200) -> Template:
    """The whole page; with an `entry`, what was typed and what is wrong with it."""
    view = await views.seen(session, seen.poll, seen.audience)
    ballot = await queries.ballot_of(session, seen.poll.id, seen.participant)
    path, activity = f"/polls/{seen.poll.id}", seen.poll.activity_id
    return page(
        "polls/show.html",
        status=status,
        network=seen.network,
        workshop=seen.workshop,
        seen=seen,
        poll=view,
        pieces=drawn(view, seen.audience),
        ballot=ballot,
        texts=await queries.own_texts(session, ballot),
        kinds=KINDS,
        limits=flow,
        entry=entry,
        minted=uuid4(),
        following=await news.following(seen.workshop, path, activity=activity, since=seen.tick),
    )


async def _own(session: Reading, seen: SeenPoll) -> str:
    ballot = await queries.ballot_of(session, seen.poll.id, seen.participant)
    texts = await queries.own_texts(session, ballot)
    return fragment("polls/_own.html", ballot=ballot, texts=texts)


async def _again(session: Reading, seen: SeenPoll, entry: Entry[Any]) -> Answered:
    """Nothing was saved: the sentence for a script, the page with everything that was typed for the others."""
    if here().htmx:
        sentence = next(iter(entry.errors.values()), "")
        return Response(sentence, status_code=422, media_type="text/plain; charset=utf-8")
    return await shown(session, seen, entry, 422)


HANDLERS: Final = (PollPages,)
