"""Words that were hidden, removed or erased are in no copy: themes, labels, archives; and who may carry words on."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from icalendar import Calendar
from sqlmodel import col, select

from agentnet import db
from agentnet.asking import actions, queries
from agentnet.asking.models import Inquiry, Reply
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Theme
from agentnet.network.queries import standing
from agentnet.notify.calendar import addressed, entry
from agentnet.notify.letters import message
from agentnet.notify.models import Letter
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.surveys import actions as surveys
from agentnet.surveys.flow import Anonymity, Asked, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Series, Survey
from agentnet.surveys.reporting import redacting
from agentnet.surveys.waves import handing
from agentnet.words import Refused
from agentnet.year.ending import forgetting
from agentnet.year.ending.models import Archive
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

SECRET = "Maija Meikäläisen kertomus"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


async def test_hidden_words_leave_the_theme_and_the_archive(session: db.Session, cast: Cast) -> None:
    net, survey = cast.network.id, Survey(network_id=cast.network.id, title="Kysely", anonymity=Anonymity.ANONYMOUS)
    session.add(survey)
    source = await thread.record(session, network_id=net, kind=Kind.SURVEY, text=SECRET, origin_id=survey.id)
    theme = Theme(network_id=net, title="Arki", year=2026, why=f"Toive: {SECRET}", source_id=source.id)
    session.add_all([theme, Archive(network_id=net, by=cast.heli.id, sha256="ab", size=1)])
    await session.flush()
    await redacting.hide(session, survey, source.id, text="[nimi] kertomus", whole=False, reason="nimi", by=cast.heli)
    assert theme.why == "Toive: [nimi] kertomus"
    assert (await session.scalars(select(Archive))).all() == []
    await redacting.restore(session, survey, source.id, cast.heli)
    assert theme.why == f"Toive: {SECRET}"
    assert forgetting.JOB


async def _asked(session: db.Session, cast: Cast) -> queries.SeenInquiry:
    id = await actions.ask(session, cast.network, id=None, title=SECRET, text="Miten?", theme_id=None, by=cast.aino)
    inquiry = await session.get_one(Inquiry, id)
    return queries.SeenInquiry(inquiry, cast.network, await standing(session, cast.aino, cast.network.id))


async def test_a_removed_question_leaves_no_label(session: db.Session, cast: Cast) -> None:
    seen = await _asked(session, cast)
    reply = await session.get_one(Reply, await actions.answer(session, seen, id=None, text="Näin.", by=cast.pekka))
    await actions.pick(session, seen, reply, by=cast.heli.id)
    await actions.pick(session, seen, seen.inquiry, by=cast.heli.id)
    await thread.cite(session, seen.inquiry.id, finding_id=uuid4(), by=cast.heli.id)
    assert SECRET in {row.label for row in await session.scalars(select(Source))}
    await actions.remove(session, seen, seen.inquiry, why="", by=cast.aino)
    session.expire_all()
    assert {row.label for row in await session.scalars(select(Source))} == {cast.network.name}


async def test_who_has_left_or_supervises_hears_no_more_who_answers(session: db.Session, cast: Cast) -> None:
    seen = await _asked(session, cast)
    assert [one.id for one in await queries.followers_of(session, seen.inquiry)] == [cast.aino.id]
    mine = select(Membership).where(
        col(Membership.person_id) == cast.aino.id, col(Membership.network_id) == cast.network.id
    )
    (await session.scalars(mine)).one().role = Role.SUPERVISOR
    await session.flush()
    assert await queries.followers_of(session, seen.inquiry) == []


async def test_a_series_is_not_a_way_to_look_up_people_of_other_networks(session: db.Session, cast: Cast) -> None:
    series = Series(network_id=cast.network.id, title="Mittari")
    session.add(series)
    expert = Membership(network_id=cast.other_network.id, person_id=cast.onni.id, role=Role.EXPERIENCE)
    for row in await session.scalars(select(Membership).where(col(Membership.person_id) == cast.onni.id)):
        await session.delete(row)
    session.add(expert)
    await session.flush()
    assert await handing.people_to_take(session, series, cast.onni.name) == []
    expert.role = Role.MANAGER
    await session.flush()
    assert [one.id for one in await handing.people_to_take(session, series, cast.onni.name)] == [cast.onni.id]


@pytest.fixture
def wave(add: Add, cast: Cast) -> tuple[Survey, str]:
    """A closed wave of a supervisor's own series, with six texts; one of them."""
    series = add(Series(network_id=cast.network.id, title="Mittari", owner_id=cast.sari.id))
    one = add(Survey(network_id=cast.network.id, title="M", anonymity=Anonymity.ANONYMOUS, series_id=series.id))
    question = add(Question(survey_id=one.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?"))
    sources = []
    for n in range(6):
        form = add(Answer(survey_id=one.id, anonymity=Anonymity.ANONYMOUS))
        source = add(Source(network_id=cast.network.id, kind=Kind.SURVEY, origin_id=one.id))
        add(SourceRevision(source_id=source.id, text=f"Toive {n}", sha256="x"))
        add(AnswerValue(id=source.id, answer_id=form.id, question_id=question.id))
        sources.append(str(source.id))
    with db.sync_engine().begin() as connection:
        connection.execute(Survey.__table__.update().values(stage=Stage.CLOSED))  # type: ignore[attr-defined]
    return one, sources[0]


def test_the_owner_of_a_series_leads_its_surveys_and_nothing_else(
    signed_in_as: SignedInAs, cast: Cast, wave: tuple[Survey, str]
) -> None:
    survey, text = wave
    sari, heli, at = signed_in_as(cast.sari), signed_in_as(cast.heli), f"/surveys/{wave[0].id}/results"
    page = sari.get(at).text
    assert "Toive 3" in page
    assert f"{at}/theme" not in page
    assert f"{at}/pick" not in page
    assert sari.form(f"{at}/pick", {"source_id": text}).status_code == 403
    assert sari.form(f"{at}/theme", {"source_id": text, "title": "Oma teema"}).status_code == 403
    assert f"{at}/pick" in heli.get(at).text
    assert heli.form(f"{at}/pick", {"source_id": text}).status_code == 303
    assert survey.title


def test_a_title_ends_no_event_and_cancels_nothing() -> None:
    made = entry("a@b", 1, NOON, NOON, "END:VEVENT METHOD:CANCEL", method="REQUEST").decode()
    told = addressed(made, "aino@example.fi")
    assert told.count("ATTENDEE") == 1
    (event,) = Calendar.from_ical(told).walk("VEVENT")
    assert event["summary"] == "END:VEVENT METHOD:CANCEL"
    letter = Letter(kind="mail-test", about=uuid4(), address="aino@example.fi", values={"name": "Aino", "ics": made})
    assert b'method="CANCEL"' not in message(letter).as_bytes()


@pytest.mark.parametrize("anonymity", [Anonymity.NAMED, Anonymity.CONFIDENTIAL])
def test_a_supervisor_who_owns_a_series_reads_nobodys_answers(
    signed_in_as: SignedInAs, add: Add, cast: Cast, anonymity: Anonymity
) -> None:
    series = add(Series(network_id=cast.network.id, title="Mittari", owner_id=cast.sari.id))
    about: dict[str, Any] = {"network_id": cast.network.id, "title": "M", "series_id": series.id}
    one = add(Survey(anonymity=anonymity, owner_id=cast.sari.id, **about))
    question = add(Question(survey_id=one.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?"))
    for n, person in enumerate((cast.aino, cast.pekka, cast.ville, cast.heli, cast.sari)):
        form = add(Answer(survey_id=one.id, anonymity=anonymity, person_id=person.id))
        source = add(Source(network_id=cast.network.id, kind=Kind.SURVEY, origin_id=one.id))
        add(SourceRevision(source_id=source.id, text=f"{SECRET} {n}", sha256="x"))
        add(AnswerValue(id=source.id, answer_id=form.id, question_id=question.id))
    with db.sync_engine().begin() as connection:
        connection.execute(Survey.__table__.update().values(stage=Stage.CLOSED))  # type: ignore[attr-defined]
    sari, at = signed_in_as(cast.sari), f"/surveys/{one.id}/results"
    assert SECRET not in sari.get(at).text
    assert sari.get(f"{at}/answers").status_code in (403, 404)
    assert sari.get(f"/surveys/{one.id}/coding").status_code in (403, 404)
    assert SECRET in signed_in_as(cast.heli).get(at).text
    draft = add(Survey(anonymity=Anonymity.ANONYMOUS, **about))
    typed = {"title": "M", "kind": draft.kind, "intro": "", "version": 1}
    assert sari.form(f"/surveys/{draft.id}/edit", typed | {"anonymity": anonymity}).status_code == 422
    assert sari.form(f"/surveys/{draft.id}/edit", typed | {"anonymity": "anonymous"}).status_code == 303


def test_letters_tell_an_administrator_no_key_and_nobodys_silence(
    signed_in_as: SignedInAs, add: Add, cast: Cast
) -> None:
    about: dict[str, Any] = {"about": uuid4(), "language": "fi", "address": "joku@example.fi"}
    add(Letter(kind="sign-in", values={"name": "Joku", "token": "Zq7secret", "code": "123456"}, **about))
    silent = add(Letter(kind="survey-reminder", values={"name": "Hiljainen"}, **about))
    admin = signed_in_as(cast.admin)
    assert "joku@example.fi" in admin.get("/letters?search=joku@example.fi").text
    assert "joku@example.fi" not in admin.get("/letters?search=Zq7").text.replace("search=", "")
    assert str(silent.id) not in admin.get("/letters").text
    assert admin.get(f"/letters/{silent.id}").status_code == 404


@pytest.mark.parametrize("asked", [Asked.UNITS, Asked.PERSONAL])
async def test_who_answers_by_a_link_is_anonymous_also_after_editing(
    signed_in_as: SignedInAs, add: Add, cast: Cast, asked: Asked
) -> None:
    draft = add(Survey(network_id=cast.network.id, title="M", anonymity=Anonymity.ANONYMOUS, asked=asked))
    typed = {"title": "M", "kind": draft.kind, "intro": "", "version": 1, "anonymity": "named"}
    page = signed_in_as(cast.heli).form(f"/surveys/{draft.id}/edit", typed)
    assert page.status_code == 422
    add(Question(survey_id=draft.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?"))
    async with db.writing() as session:
        survey = await session.get_one(Survey, draft.id)
        survey.anonymity = Anonymity.NAMED
        with pytest.raises(Refused, match="nimettömästi"):
            await surveys.open_survey(session, survey, None)
