"""Promises on both databases: given once, shared as allowed, gone when withdrawn, asked about before the next time."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from agentnet import clock
from agentnet.db import Session
from agentnet.notify.models import Job, Letter
from agentnet.sources import actions as thread
from agentnet.sources.models import Source, SourceRevision
from agentnet.sources.queries import without_disposition
from agentnet.words import Missing, Refused
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick
from agentnet.workshops.promises import actions, asking, queries
from agentnet.workshops.promises.flow import Kept, Sharing
from agentnet.workshops.promises.models import Promise
from tests.cast import Cast
from tests.promises.conftest import Hall, OpenHall


async def _fresh(session: Session, hall: Hall, name: str = "aino") -> tuple[Workshop, Participant]:
    workshop = await session.get_one(Workshop, hall.workshop.id)
    return workshop, await session.get_one(Participant, getattr(hall, name).id)


async def _give(session: Session, hall: Hall, name: str, text: str, sharing: Sharing) -> Promise:
    return await actions.give(session, *(await _fresh(session, hall, name)), text=text, sharing=sharing)


async def _all_texts(session: Session) -> str:
    sources = await session.scalars(select(SourceRevision.text))
    return "\n".join(sources)


async def test_promised_twice_it_is_one_promise_in_its_last_words(session: Session, hall: Hall) -> None:
    await _give(session, hall, "aino", "Soitan naapurille", Sharing.NAMED)
    await _give(session, hall, "aino", "Kutsun naapurin kahville", Sharing.NAMED)
    told = await queries.told(session, hall.workshop.id)
    assert [(one.text, one.signed) for one in told.shared] == [("Kutsun naapurin kahville", "Aino, Loimaa")]
    assert told.count == 1


@pytest.mark.parametrize(
    ("sharing", "signed", "person"),
    [(Sharing.NAMED, ["Aino, Loimaa"], True), (Sharing.NAMELESS, [""], False), (Sharing.OWN, [], False)],
)
async def test_others_get_what_was_allowed(
    session: Session, hall: Hall, cast: Cast, sharing: Sharing, signed: list[str], person: bool
) -> None:
    await _give(session, hall, "aino", "Salainen kokeilu", sharing)
    told = await queries.told(session, hall.workshop.id)
    assert told.count == 1
    assert [one.signed for one in told.shared] == signed
    sources = (await session.scalars(select(Source))).all()
    assert [source.person_id for source in sources] == ([cast.aino.id if person else None] if signed else [])
    unanswered = await without_disposition(session, hall.workshop.network_id)
    assert ("Salainen kokeilu" in str(unanswered)) is bool(signed)


async def test_what_becomes_ones_own_again_leaves_the_thread(session: Session, hall: Hall, cast: Cast) -> None:
    promise = await _give(session, hall, "aino", "Salainen kokeilu", Sharing.NAMED)
    assert promise.source_id is not None
    await thread.pick(session, hall.workshop.network_id, promise.source_id, None, cast.heli.id)
    await _give(session, hall, "aino", "Salainen kokeilu", Sharing.OWN)
    assert await _all_texts(session) == ""
    assert (await session.scalars(select(Source))).all() == []
    await _give(session, hall, "aino", "Salainen kokeilu", Sharing.NAMELESS)
    assert [s.person_id for s in await session.scalars(select(Source))] == [None]


async def test_a_withdrawn_promise_has_no_words_anywhere(session: Session, hall: Hall, cast: Cast) -> None:
    promise = await _give(session, hall, "aino", "Salainen kokeilu", Sharing.NAMED)
    source = promise.source_id
    assert source is not None
    await thread.cite(session, source, finding_id=UUID(int=5), by=cast.heli.id)
    _, aino = await _fresh(session, hall)
    await actions.withdraw(session, aino)
    await actions.withdraw(session, aino)
    assert "Salainen" not in await _all_texts(session)
    assert (await session.get_one(Source, source)).person_id is None, "cited: the thread keeps its shape"
    assert (promise.text, promise.source_id) == ("", None)
    assert (await queries.told(session, hall.workshop.id)).count == 0
    await _give(session, hall, "aino", "Uusi lupaus", Sharing.NAMED)
    assert (await queries.told(session, hall.workshop.id)).count == 1
    with pytest.raises(Missing):
        await actions.withdraw(session, await session.get_one(Participant, hall.pekka.id))


@pytest.mark.parametrize(
    ("stage", "name", "may"),
    [
        (Stage.OPEN, "aino", False),
        (Stage.LIVE, "aino", True),
        (Stage.LIVE, "guest_in", True),
        (Stage.CLOSED, "aino", True),
        (Stage.CLOSED, "guest_in", False),
    ],
)
async def test_who_may_promise_when(session: Session, hall: Hall, stage: Stage, name: str, may: bool) -> None:
    workshop, who = await _fresh(session, hall, name)
    workshop.stage = stage
    if may:
        await actions.give(session, workshop, who, text="Kokeilen", sharing=Sharing.OWN)
        return
    with pytest.raises(Refused):
        await actions.give(session, workshop, who, text="Kokeilen", sharing=Sharing.OWN)


async def test_a_hidden_promise_is_nowhere_until_it_is_shown_again(session: Session, hall: Hall) -> None:
    promise = await _give(session, hall, "aino", "Sopimaton", Sharing.NAMED)
    workshop, _ = await _fresh(session, hall)
    assert promise.source_id is not None
    await actions.hide(session, workshop, promise.source_id, hidden=True)
    assert (await queries.told(session, workshop.id)).shared == []
    assert [one.hidden for one in await queries.shared(session, workshop.id)] == [True]
    with pytest.raises(Missing):
        await actions.hide(session, workshop, UUID(int=1), hidden=True)


async def test_how_it_went_is_told_all_together_and_only_of_enough_people(session: Session, hall: Hall) -> None:
    workshop, _ = await _fresh(session, hall)
    for name in ("aino", "pekka", "heli"):
        await _give(session, hall, name, f"Kokeilu {name}", Sharing.OWN if name == "heli" else Sharing.NAMED)
    workshop.stage = Stage.CLOSED
    for name, kept in (("aino", Kept.DONE), ("pekka", Kept.PARTLY), ("heli", Kept.NOT_YET)):
        _, who = await _fresh(session, hall, name)
        await actions.answer(session, workshop, who, kept=kept, learnt=f"Opittu {name}")
    went = await queries.went(session, workshop.id)
    assert (went.given, went.answered, went.kept, went.learnt) == (3, 3, None, ())
    for n in range(2):
        more = Participant(workshop_id=workshop.id, proxy=True, name=f"Pöytä {n}")
        session.add(more)
        await session.flush()
        session.add(Promise(workshop_id=workshop.id, participant_id=more.id, text="x", kept=Kept.DONE))
    await session.flush()
    went = await queries.went(session, workshop.id)
    assert went.kept == {Kept.DONE: 3, Kept.PARTLY: 1, Kept.NOT_YET: 1}
    assert sorted(went.learnt) == ["Opittu aino", "Opittu pekka"], "what is one's own stays one's own"
    assert "Kokeilu aino\n\n→ Opittu aino" in await _all_texts(session)


async def test_told_once_the_words_stay_and_the_answer_may_change(session: Session, hall: Hall) -> None:
    await _give(session, hall, "aino", "Kokeilu", Sharing.NAMED)
    workshop, aino = await _fresh(session, hall)
    with pytest.raises(Refused):
        await actions.answer(session, workshop, aino, kept=Kept.DONE, learnt="")
    workshop.stage = Stage.CLOSED
    await actions.answer(session, workshop, aino, kept=Kept.NOT_YET, learnt="")
    mine = await actions.answer(session, workshop, aino, kept=Kept.DONE, learnt="Onnistui")
    assert (mine.kept, mine.learnt) == (Kept.DONE, "Onnistui")
    with pytest.raises(Refused):
        await actions.give(session, workshop, aino, text="Toinen", sharing=Sharing.OWN)


async def test_members_are_asked_once_before_the_next_workshop(
    session: Session, open_hall: OpenHall, cast: Cast
) -> None:
    past = open_hall(Stage.CLOSED, days=-28)
    coming = Workshop(
        network_id=cast.network.id,
        title="Yhteisvastaanotto",
        stage=Stage.OPEN,
        starts_at=clock.now() + timedelta(days=12),
        ends_at=clock.now() + timedelta(days=12, hours=3),
    )
    session.add(coming)
    rows: list[Any] = [
        Promise(workshop_id=past.workshop.id, participant_id=past.aino.id, text="Salainen", sharing=Sharing.OWN),
        Promise(workshop_id=past.workshop.id, participant_id=past.pekka.id, text="Tehty jo", kept=Kept.DONE),
        Promise(workshop_id=past.workshop.id, participant_id=past.guest_in.id, text="Vieraan"),
    ]
    session.add_all(rows)
    await session.flush()
    asking.plan(session, coming)
    await session.flush()
    job = (await session.scalars(select(Job).where(Job.kind == asking.JOB))).one()
    assert job.due_at == coming.starts_at - timedelta(days=4)
    for _ in range(2):
        await asking.write(session, coming)
        await session.flush()
    letters = (await session.scalars(select(Letter).where(Letter.kind == "promise-asked"))).all()
    assert [letter.address for letter in letters] == [cast.aino.email]
    assert "Salainen" not in str(letters[0].values)
    picked = NamePick(workshop_id=past.workshop.id, person_id=cast.ville.id, guest_id=past.guest.id, state=PickState.IN)
    session.add(picked)
    await asking.write(session, coming)
    await session.flush()
    asked_too = (await session.scalars(select(Letter.address).where(Letter.kind == "promise-asked"))).all()
    assert set(asked_too) == {cast.aino.email, cast.ville.email}, "who picked their name at the door is a member too"
    assert await queries.to_ask(session, cast.aino, cast.network.id) is None, "too early for the front page"
    with clock.travel(to=coming.starts_at - timedelta(days=3)):
        asked = await queries.to_ask(session, cast.aino, cast.network.id)
        assert asked is not None
        assert asked.promise.text == "Salainen"
        assert await queries.to_ask(session, cast.pekka, cast.network.id) is None


async def test_erasing_a_person_takes_their_promises_words(session: Session, hall: Hall, cast: Cast) -> None:
    promise = await _give(session, hall, "aino", "Salainen", Sharing.OWN)
    await actions.erase_words(session, cast.aino.id)
    await session.refresh(promise)
    assert promise.text == ""
