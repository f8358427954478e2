"""Translations of words that change: marked as old until the translator saves, and told before the survey opens."""

from typing import Any

import pytest

from agentnet import db
from agentnet.surveys import actions, editing, languages, queries
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind
from agentnet.surveys.patterns import actions as patterns
from agentnet.surveys.rewording import follow
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.surveys.test_writing import draft

OLD: dict[str, Any] = {"label": "A?", "help": "", "unit": "", "options": ["x", "y"], "rows": []}
SAID: dict[str, Any] = {"label": "a?", "options": ["sx", "sy"]}


@pytest.mark.parametrize(
    ("new", "options", "was"),
    [
        ({}, ["sx", "sy"], {}),
        ({"label": "B?"}, ["sx", "sy"], {"label": "A?"}),
        ({"help": "Apua"}, ["sx", "sy"], {}),
        ({"options": ["y", "x"]}, ["sy", "sx"], {}),
        ({"options": ["x", "z"]}, ["sx", "sy"], {"options": ["", "y"]}),
        ({"options": ["x", "y", "z"]}, ["sx", "sy", ""], {}),
        ({"options": ["z"]}, [""], {}),
    ],
)
def test_a_translation_remembers_what_it_was_made_from(
    new: dict[str, Any], options: list[str], was: dict[str, Any]
) -> None:
    after = follow(SAID, OLD, OLD | new)
    assert (after["options"], after.get("was", {})) == (options, was)
    assert follow(after, OLD | new, OLD).get("was") is None or len(OLD["options"]) != len({**OLD, **new}["options"])


async def test_old_translations_are_told_until_they_are_saved(session: db.Session, cast: Cast) -> None:
    survey, questions = await draft(session, cast)
    languages.choose(survey, "fi", ["sv"])
    said = {piece.name: f"sv {n}" for n, piece in enumerate(languages.pieces_of(survey, questions, "sv"))}
    languages.translate(survey, questions, "sv", said)
    assert languages.lacking_in(survey, questions, "sv") == []
    first = questions[0]
    await editing.edit_question(session, survey, first, version=first.version, label="Onko?", options=first.options)
    words: dict[str, Any] = {"kind": survey.kind, "intro": survey.intro, "anonymity": survey.anonymity}
    await editing.rewrite(session, survey, title="Uusi nimi", closes_at=None, version=survey.version, **words)
    lacking = languages.lacking_in(survey, questions, "sv")
    assert [(one.name, bool(one.was)) for one in lacking] == [("title", True), ("q-q1-label", True)]
    copy = await patterns.copy_survey(session, survey, cast.heli)
    copied = await queries.questions_of(session, copy.id)
    assert [one.name for one in languages.old_in(copy, copied, "sv")] == ["q-q1-label"]
    languages.translate(survey, questions, "sv", said)
    assert languages.lacking_in(survey, questions, "sv") == []


async def _translated(cast: Cast) -> str:
    async with db.writing() as session:
        survey = await actions.make(
            session,
            cast.network.id,
            kind=Kind.PRE,
            title="Kysely",
            intro="",
            anonymity=Anonymity.ANONYMOUS,
            by=cast.heli,
        )
        await editing.add_question(session, survey, kind=QuestionKind.TEXT, label="Mikä auttaisi?")
        survey.languages = ["fi", "sv", "en"]
        languages.translate(
            survey, await queries.questions_of(session, survey.id), "sv", {"title": "E", "q-q1-label": "V?"}
        )
        await session.commit()
    return f"/surveys/{survey.id}"


async def test_a_coordinator_is_warned_before_opening(signed_in_as: SignedInAs, cast: Cast) -> None:
    path = await _translated(cast)
    heli = signed_in_as(cast.heli)
    shown = heli.get(path).text
    assert f'href="{path}/languages/en#field-q-q1-label"' in shown
    assert "vanhentunut: ruotsi" not in shown
    seal = heli.get(f"{path}/languages/sv").text.split('name="seal" value="')[1][:16]
    question = shown.split(f'href="{path}/questions/')[1][:36]
    changed = {"kind": "text", "label": "Mikä estää?", "version": 2}
    assert heli.form(f"{path}/questions/{question}", changed).status_code == 303
    assert f'href="{path}/languages/sv#field-q-q1-label"' in heli.get(path).text
    pairs = heli.get(f"{path}/languages/sv").text
    assert "suomenkielinen teksti on muuttunut käännöksen jälkeen" in pairs
    assert "Mikä auttaisi?" in pairs
    late = heli.form(f"{path}/languages/sv", {"title": "E", "q-q1-label": "Vad?", "seal": seal})
    assert (late.status_code, "teksti muuttui" in late.text, "Vad?" in late.text) == (422, True, True)
    assert heli.form(f"{path}/languages/sv", {"title": "E", "q-q1-label": "Vad?"}).status_code == 303
    assert f"{path}/languages/sv#" not in heli.get(path).text
    assert heli.form(f"{path}/open").status_code == 303
    assert f"{path}/languages/en#" not in heli.get(path).text
