"""A survey is written: conditions stay true, what is removed comes back, sets of questions are taken and kept."""

from typing import Any

import pytest

from agentnet import db
from agentnet.surveys import actions, editing, languages, queries
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.patterns import actions as patterns
from agentnet.surveys.patterns.library import LIBRARY
from agentnet.surveys.patterns.queries import own_patterns, questions_in
from agentnet.words import Missing, Refused
from tests.cast import Cast


async def draft(session: db.Session, cast: Cast) -> tuple[Survey, list[Question]]:
    survey = await actions.make(
        session, cast.network.id, kind=Kind.PRE, title="Kysely", intro="", anonymity=Anonymity.ANONYMOUS
    )
    choice: dict[str, Any] = {"kind": QuestionKind.CHOICE, "options": ["Kyllä", "Ei", "En tiedä"]}
    first = await editing.add_question(session, survey, label="Onko työpari?", **choice)
    shown_if = {"key": first.key, "one_of": ["Ei", "En tiedä"]}
    second = await editing.add_question(session, survey, kind=QuestionKind.TEXT, label="Miksi?", shown_if=shown_if)
    third = await editing.add_question(session, survey, kind=QuestionKind.LINE, label="Muuta")
    return survey, [first, second, third]


async def test_an_option_worded_anew_stays_in_conditions_and_a_gone_one_leaves(session: db.Session, cast: Cast) -> None:
    survey, (first, second, _third) = await draft(session, cast)
    words: dict[str, Any] = {"label": first.label, "help": "", "required": False}
    options = ["Kyllä on", "Ei ole", "En tiedä"]
    assert await editing.edit_question(session, survey, first, version=1, options=options, **words) == []
    assert second.shown_if == {"key": "q1", "one_of": ["Ei ole", "En tiedä"]}
    assert await editing.edit_question(session, survey, first, version=2, options=["Kyllä on", "Ei ole"], **words) == []
    assert second.shown_if == {"key": "q1", "one_of": ["Ei ole"]}
    lost = await editing.edit_question(session, survey, first, version=3, options=["A", "B", "C"], **words)
    assert lost == [second]
    assert second.model_dump()["shown_if"] is None


async def test_a_question_never_stands_before_the_one_it_looks_at(session: db.Session, cast: Cast) -> None:
    survey, (first, second, third) = await draft(session, cast)
    for wrong in ((second.id, 1), (first.id, 3)):
        with pytest.raises(Refused):
            await editing.place_question(session, survey, *wrong)
    await editing.place_question(session, survey, third.id, 1)
    assert [one.key for one in await queries.questions_of(session, survey.id)] == ["q3", "q1", "q2"]


async def test_what_is_removed_comes_back_with_the_conditions_that_looked_at_it(
    session: db.Session, cast: Cast
) -> None:
    survey, (first, second, _third) = await draft(session, cast)
    assert await editing.remove_question(session, survey, first.id) == [second]
    assert second.model_dump()["shown_if"] is None
    (gone,) = await editing.removed_from(session, survey)
    new = await editing.add_question(session, survey, kind=QuestionKind.LINE, label="Uusi")
    assert new.key == "q4"
    back = await editing.restore_question(session, survey, gone.id)
    assert [one.key for one in await queries.questions_of(session, survey.id)] == ["q1", "q2", "q3", "q4"]
    assert back.options == ["Kyllä", "Ei", "En tiedä"]
    assert second.shown_if == {"key": "q1", "one_of": ["Ei", "En tiedä"]}
    with pytest.raises(Missing):
        await editing.restore_question(session, survey, gone.id)


async def test_a_copy_stands_next_to_its_question(session: db.Session, cast: Cast) -> None:
    survey, (first, second, _third) = await draft(session, cast)
    copy = await editing.copy_question(session, survey, second.id)
    assert [one.key for one in await queries.questions_of(session, survey.id)] == ["q1", "q2", copy.key, "q3"]
    assert copy.shown_if == second.shown_if
    assert first.options == ["Kyllä", "Ei", "En tiedä"]


@pytest.mark.parametrize("kind", Kind)
async def test_every_set_of_the_library_is_planted_twice_without_a_clash(
    session: db.Session, cast: Cast, kind: Kind
) -> None:
    survey, _questions = await draft(session, cast)
    for _time in range(2):
        await patterns.plant(session, survey, await questions_in(session, survey, kind.value))
    there = await queries.questions_of(session, survey.id)
    assert len({one.key for one in there}) == 3 + 2 * len(LIBRARY[kind.value].questions)
    by_key = {one.key: one for one in there}
    for one in there:
        if one.shown_if:
            earlier = by_key[one.shown_if["key"]]
            assert earlier.place < one.place
            assert set(one.shown_if["one_of"]) <= set(earlier.options)


async def test_a_network_keeps_its_own_sets_and_copies_its_surveys(session: db.Session, cast: Cast) -> None:
    survey, questions = await draft(session, cast)
    survey.languages = ["fi", "sv"]
    questions[0].texts = {"sv": {"label": "Har du ett arbetspar?"}}
    pattern = await patterns.save(session, survey, name="Oma", by=cast.heli)
    copy = await patterns.copy_survey(session, survey, cast.heli)
    for begin in (str(pattern.id), str(copy.id)):
        asked = await questions_in(session, survey, begin)
        assert [one.key for one in asked] == ["q1", "q2", "q3"]
        assert asked[0].in_language("sv").label == "Har du ett arbetspar?"
    patterns.bin(pattern)
    await session.flush()
    assert await own_patterns(session, cast.network.id) == []
    with pytest.raises(Missing):
        await questions_in(session, survey, str(pattern.id))
    other = Survey(network_id=cast.other_network.id, title="Muu")
    with pytest.raises(Missing):
        await questions_in(session, other, str(copy.id))


async def test_texts_are_written_side_by_side_and_missing_ones_are_listed(session: db.Session, cast: Cast) -> None:
    survey, questions = await draft(session, cast)
    languages.choose(survey, "fi", ["en", "sv", "xx"])
    assert survey.languages == ["fi", "sv", "en"]
    pieces = languages.missing_in(survey, questions, "sv")
    assert [piece.name for piece in pieces][:5] == [
        "title",
        "q-q1-label",
        "q-q1-options-0",
        "q-q1-options-1",
        "q-q1-options-2",
    ]
    typed = {"title": ["Enkät"], "q-q1-label": ["Arbetspar?"], "q-q1-options-0": ["Ja"], "q-q1-options-1": ["Nej"]}
    said, wrong = languages.judged(pieces, typed)
    assert wrong == {}
    languages.translate(survey, questions, "sv", said)
    left = [piece.name for piece in languages.missing_in(survey, questions, "sv")]
    assert left == ["q-q1-options-2", "q-q2-label", "q-q3-label"]
    words: dict[str, Any] = {"label": "Onko työpari?", "options": ["Ei", "Kyllä", "Joskus"]}
    await editing.edit_question(session, survey, questions[0], version=questions[0].version, **words)
    assert questions[0].texts["sv"]["options"] == ["Nej", "Ja", ""]
    assert languages.judged(pieces, {"q-q1-options-0": ["Ja"], "q-q1-options-1": ["Ja"]})[1]
    assert languages.judged(pieces, {"title": ["131052-308T"]})[1].keys() == {"title"}
