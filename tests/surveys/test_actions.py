"""A survey is made, opened, answered and closed; what is anonymous stays so."""

from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.notify.models import Letter
from agentnet.sources.models import Source
from agentnet.sources.queries import text_of
from agentnet.surveys import actions, editing, queries
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Survey
from agentnet.surveys.questions import Value
from agentnet.surveys.results import results_of
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast


async def make(
    session: db.Session, cast: Cast, anonymity: Anonymity = Anonymity.ANONYMOUS, *, opened: bool = True
) -> Survey:
    survey = await actions.make(
        session, cast.network.id, kind=Kind.PRE, title="Ennakkokysely", intro="", anonymity=anonymity
    )
    await editing.add_question(
        session, survey, kind=QuestionKind.CHOICE, label="Kuinka usein?", help="", required=True, options=["A", "B"]
    )
    await editing.add_question(
        session, survey, kind=QuestionKind.SCALE, label="Helppoa?", help="", required=True, options=["ei", "on"]
    )
    await editing.add_question(
        session, survey, kind=QuestionKind.TEXT, label="Mistä puhutaan?", help="", required=False, options=[]
    )
    if opened:
        await actions.open_survey(session, survey, cast.heli)
    return survey


async def reply(session: db.Session, survey: Survey, by: Person | Guest, wish: str = "") -> bool:
    given: dict[str, Value] = {"q1": "B", "q2": 4}
    return await actions.answer(session, survey, given | ({"q3": wish} if wish else {}), by)


async def test_opening_asks_everybody_who_contributes_and_writes_to_them(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    assert await queries.response_rate(session, survey.id) == queries.Rate(7, 0)
    letters = list(await session.scalars(select(Letter).where(col(Letter.about) == survey.id)))
    assert len(letters) == 7
    assert {letter.kind for letter in letters} == {"survey-opened"}


async def test_a_survey_without_questions_does_not_open(session: db.Session, cast: Cast) -> None:
    survey = await actions.make(
        session, cast.network.id, kind=Kind.PRE, title="Tyhjä", intro="", anonymity=Anonymity.NAMED
    )
    with pytest.raises(Refused):
        await actions.open_survey(session, survey, cast.heli)


async def test_an_anonymous_answer_has_no_person_and_no_time(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    assert await reply(session, survey, cast.aino, "Yhteinen kalenteri")
    form = (await session.scalars(select(Answer))).one()
    assert (form.person_id, form.field, form.region_id) == (None, "", None)
    value = (await session.scalars(select(AnswerValue).where(col(AnswerValue.value).is_(None)))).one()
    source = await session.get(Source, value.id)
    assert source is not None
    assert source.person_id is None
    assert await text_of(session, [value.id]) == {value.id: "Yhteinen kalenteri"}
    for table in (Answer, AnswerValue, Invited):
        assert not [name for name in table.model_fields if name.endswith("_at")]
    assert await queries.response_rate(session, survey.id) == queries.Rate(7, 1)


async def test_answering_twice_keeps_the_first(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    assert await reply(session, survey, cast.aino, "eka")
    assert not await reply(session, survey, cast.aino, "toka")
    assert await session.scalar(select(func.count()).select_from(Answer)) == 1


async def test_a_named_answer_has_its_giver_and_a_confidential_one_no_name(session: db.Session, cast: Cast) -> None:
    named = await make(session, cast, Anonymity.NAMED)
    quiet = await make(session, cast, Anonymity.CONFIDENTIAL)
    await reply(session, named, cast.aino, "nimellä")
    await reply(session, quiet, cast.aino, "luottaen")
    givers = {source.origin_id: source.person_id for source in await session.scalars(select(Source))}
    assert givers == {named.id: cast.aino.id, quiet.id: None}
    assert len(await queries.own_texts(session, cast.aino)) == 1
    assert await queries.own_texts(session, cast.pekka) == []


@pytest.mark.parametrize("change", ["anonymity = 'named'", "kind = 'meter'"])
async def test_no_sql_changes_what_was_promised(session: db.Session, cast: Cast, change: str) -> None:
    survey = await make(session, cast)
    with pytest.raises(DBAPIError):
        await session.execute(text(f"UPDATE survey SET {change} WHERE stage = 'open'"))
    await session.rollback()
    assert survey.id


@pytest.mark.parametrize("change", ["label = 'Muu'", "options = '[]'", "required = false"])
async def test_no_sql_changes_a_question_that_was_asked(session: db.Session, cast: Cast, change: str) -> None:
    await make(session, cast)
    with pytest.raises(DBAPIError):
        await session.execute(text(f"UPDATE question SET {change}"))


async def test_an_anonymous_answer_cannot_be_given_a_person(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    await reply(session, survey, cast.aino)
    with pytest.raises(DBAPIError):
        await session.execute(text("UPDATE answer SET person_id = (SELECT MIN(person_id) FROM membership)"))


async def test_after_opening_nothing_of_the_draft_can_be_edited(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    question = (await queries.questions_of(session, survey.id))[0]
    words = {"label": "Muu", "help": "", "required": False, "options": ["A", "B"]}
    with pytest.raises(Refused):
        await editing.edit_question(session, survey, question, **words, version=1)
    with pytest.raises(Refused):
        await editing.remove_question(session, survey, question.id)
    with pytest.raises(Refused):
        await editing.move_question(session, survey, question.id, 1)
    with pytest.raises(Refused):
        await editing.rewrite(
            session,
            survey,
            kind=Kind.PRE,
            title="Uusi",
            intro="",
            anonymity=Anonymity.NAMED,
            closes_at=None,
            version=survey.version,
        )


async def test_questions_are_ordered_and_removed(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast, opened=False)
    first, second, third = await queries.questions_of(session, survey.id)
    await editing.move_question(session, survey, third.id, -1)
    await editing.move_question(session, survey, first.id, -1)
    await editing.remove_question(session, survey, second.id)
    assert [q.id for q in await queries.questions_of(session, survey.id)] == [first.id, third.id]
    with pytest.raises(Missing):
        await editing.remove_question(session, survey, second.id)


async def test_results_open_when_the_survey_closes_and_hide_few_answers(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    heli = await standing(session, cast.heli, cast.network.id)
    for person in (cast.aino, cast.pekka, cast.sari):
        await reply(session, survey, person, "toive")
    with pytest.raises(Refused):
        await results_of(session, survey, heli)
    await actions.close(session, survey, cast.heli)
    with pytest.raises(Refused):
        await reply(session, survey, cast.maija)
    choice, _scale, wishes = (await results_of(session, survey, heli)).results
    assert choice.published is not None
    assert choice.published.cells == {"A": None, "B": None}
    assert wishes.texts is not None
    assert (wishes.texts.enough, wishes.texts.items) == (False, [])


async def test_five_texts_are_read_by_coordinators_only(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast)
    for person in (cast.aino, cast.pekka, cast.sari, cast.maija, cast.jukka):
        await reply(session, survey, person, f"Toive: {person.name[:2]}")
    await actions.close(session, survey, cast.heli)
    for person, seen in ((cast.heli, 5), (cast.aino, 0), (cast.sari, 0), (cast.maija, 0)):
        who = await standing(session, person, cast.network.id)
        results = await results_of(session, survey, who)
        assert results.results[0].published is not None
        assert results.results[0].published.cells == {"A": 0, "B": 5}
        texts = results.results[2].texts
        assert texts is not None
        assert (texts.number, len(texts.items)) == (5, seen)
        assert not [item for item in texts.items if item.author]


async def test_feedback_is_asked_of_guests_too(session: db.Session, cast: Cast) -> None:
    guest = Guest(name="Vieras", token_hash="x")
    stranger = Guest(name="Toinen", token_hash="y")
    session.add_all([guest, stranger])
    workshop = UUID(int=7)
    survey = await actions.feedback_for(session, workshop, cast.network.id, "Palaute: työpaja 3", cast.heli)
    assert (await actions.feedback_for(session, workshop, cast.network.id, "Palaute", cast.heli)).id == survey.id
    await actions.ask(session, survey.id, people=[cast.aino.id], guests=[guest.id])
    await actions.ask(session, survey.id, guests=[guest.id])
    seen, _network, done = await queries.survey_asked_of(session, guest, survey.id)
    assert (seen.stage, done) == (Stage.OPEN, False)
    assert await actions.answer(session, survey, {"q1": 5}, guest)
    assert not await actions.answer(session, survey, {"q1": 5}, guest)
    assert await queries.response_rate(session, survey.id) == queries.Rate(2, 1)
    with pytest.raises(Missing):
        await queries.survey_asked_of(session, stranger, survey.id)


async def test_who_sees_a_survey(session: db.Session, cast: Cast) -> None:
    draft = await make(session, cast, opened=False)
    assert (await queries.survey_seen_by(session, cast.heli, draft.id)).survey is draft
    for person in (cast.aino, cast.sari, cast.maija, cast.onni, cast.admin):
        with pytest.raises(Missing):
            await queries.survey_seen_by(session, person, draft.id)
    await actions.open_survey(session, draft, cast.heli)
    assert await queries.asked_of(session, cast.aino) == [draft]
    assert await queries.asked_of(session, cast.onni) == []
    with pytest.raises((Missing, NotAllowed)):
        await queries.survey_asked_of(session, cast.onni, draft.id)
    await reply(session, draft, cast.aino)
    assert await queries.asked_of(session, cast.aino) == []


async def test_the_keys_of_questions_are_never_used_again(session: db.Session, cast: Cast) -> None:
    survey = await make(session, cast, opened=False)
    middle = (await queries.questions_of(session, survey.id))[1]
    await editing.remove_question(session, survey, middle.id)
    await editing.add_question(
        session, survey, kind=QuestionKind.TEXT, label="Uusi", help="", required=False, options=[]
    )
    keys = await session.scalars(select(col(Question.key)).where(col(Question.survey_id) == survey.id))
    assert sorted(keys) == ["q1", "q3", "q4"]
