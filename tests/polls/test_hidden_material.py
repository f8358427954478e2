"""An open answer that is hidden after it was kept: nobody's material any more, its writer's still; shown, kept anew."""

from uuid import uuid4

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.sources import actions as sources
from agentnet.sources.flow import Fate
from agentnet.sources.models import Basket, Disposition, Source, SourceRevision
from agentnet.workshops.polls import actions, queries, writing
from agentnet.workshops.polls.flow import PollKind, Step
from agentnet.workshops.polls.models import Poll, PollText
from agentnet.workshops.polls.rules import Given
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.polls.conftest import Asked, AskPoll

CANARY = "KANARIA: Kotkankadun perheen asia"


async def kept(session: db.Session, asked: Asked) -> tuple[Poll, PollText]:
    """A closed and shown poll whose answer is kept and picked."""
    poll = await session.get_one(Poll, asked.poll.id)
    await actions.answer(session, poll, asked.aino, Given(texts=(CANARY,)), op_id=uuid4())
    await actions.take(session, poll, Step.SHOW)
    await actions.take(session, poll, Step.CLOSE)
    (text,) = await queries.texts_of(session, poll.id)
    assert text.source_id is not None
    await sources.pick(session, asked.workshop.network_id, text.source_id, None, asked.aino.person_id or uuid4())
    return poll, text


async def words(session: db.Session) -> list[str]:
    return [text for text in await session.scalars(select(SourceRevision.text)) if "KANARIA" in text]


@pytest.mark.both
async def test_nobody_picks_it_any_more(ask: AskPoll, session: db.Session, cast: Cast) -> None:
    asked = ask(PollKind.OPEN)
    poll, text = await kept(session, asked)
    source = text.source_id
    await writing.hide_text(session, poll, text.id, reason="asiaton", by=cast.heli.id)
    assert await words(session) == []
    assert await session.scalar(select(Basket.id).where(Basket.source_id == source)) is None
    assert await session.scalar(select(Source.id).where(col(Source.id) == source)) is None
    assert (text.text, text.reason) == (CANARY, "asiaton")
    await writing.show_text(session, poll, text.id)
    await actions.take(session, poll, Step.OPEN)
    await actions.take(session, poll, Step.CLOSE)
    assert await words(session) == [CANARY]


@pytest.mark.both
async def test_what_leans_on_it_keeps_the_thread_without_words(ask: AskPoll, session: db.Session, cast: Cast) -> None:
    asked = ask(PollKind.OPEN)
    poll, text = await kept(session, asked)
    assert text.source_id is not None
    source = text.source_id
    await sources.cite(session, source, finding_id=uuid4(), by=cast.heli.id)
    await writing.hide_text(session, poll, text.id, reason="asiaton", by=cast.heli.id)
    assert await words(session) == []
    ending = await session.scalar(select(Disposition).where(Disposition.source_id == source))
    assert ending is not None
    assert ending.fate is Fate.OUT_OF_SCOPE
    await writing.show_text(session, poll, text.id)
    await actions.take(session, poll, Step.OPEN)
    await actions.take(session, poll, Step.CLOSE)
    assert await words(session) == [CANARY]
    assert await session.scalar(select(Disposition.id).where(Disposition.source_id == source)) is None


def test_its_writer_sees_it_with_the_reason(
    ask: AskPoll, signed_in_as: SignedInAs, heli: Person, aino: Person, pekka: Person
) -> None:
    asked = ask(PollKind.OPEN, shown=True)
    ainos, helis = signed_in_as(aino), signed_in_as(heli)
    ainos.form(f"{asked.path}/answer", {"text": CANARY})
    helis.form(f"{asked.path}/step", {"step": "close"})
    with db.writer_connection() as connection:
        id = connection.execute(select(PollText.id)).scalar_one()
    assert helis.form(f"{asked.path}/texts", {"hide": f"{id} tone"}).status_code == 303
    assert CANARY not in signed_in_as(pekka).get(asked.path).text
    assert CANARY not in helis.get(f"/networks/{asked.workshop.network_id}/sources/unused").text
    assert CANARY not in helis.get(f"/networks/{asked.workshop.network_id}/sources").text
    own = ainos.get(asked.path).text
    assert CANARY in own
    assert "asiaton" in own
