"""The sample's words: clean, without client data, printable, and in chapters that have no problems."""

from pathlib import PurePath

import pytest

from agentnet.demo import (
    assignments,
    belongings,
    boards,
    chapters,
    chapters_card,
    findings,
    material,
    notes_client,
    notes_meeting,
    people,
    survey,
)
from agentnet.demo.chapters import CHAPTERS, Written
from agentnet.demo.feedback import FEEDBACK
from agentnet.guide.chapters.forms import slug_of
from agentnet.guide.press import Citation, Known, parse
from agentnet.network.flow import Role
from agentnet.web.textchecks import refusal

KNOWN = Known(
    citations={f"k{n}": Citation(n, finding.title) for n, finding in enumerate(findings.FINDINGS, 1)},
    chapters={draft.slug: "" for draft in CHAPTERS},
    images={f"{one.name}.webp": "" for one in belongings.DRAWINGS},
    terms={slug_of(one.word): (one.word, one.meaning) for one in material.TERMS},
    tools={f"{slug_of(one.title)}{PurePath(one.file).suffix}": (one.title, "") for one in belongings.OFFERED},
)
WRITTEN = [(draft.slug, event.text) for draft in CHAPTERS for event in draft.history if isinstance(event, Written)]

OTHERS = [("fi", chapters_card.CARD), ("sv", chapters_card.SWEDISH)]


def texts() -> list[str]:
    return [
        *(idea.text for idea in (*notes_client.NOTES, *notes_meeting.NOTES)),
        *(answer.text for task in assignments.ASSIGNMENTS for answer in task.submissions),
        *(text for reply in survey.REPLIES for text in (reply.wish, reply.self)),
        *(text for said in sum(FEEDBACK.values(), ()) for text in (said.takes, said.changes)),
        *(finding.text for finding in findings.FINDINGS),
        *(remark.text for remark in chapters.REMARKS),
        *(text for _slug, text in WRITTEN),
        *(text for _language, text in OTHERS),
    ]


def test_every_text_could_have_been_typed_into_a_form() -> None:
    assert [text for text in texts() if refusal(text)] == []


@pytest.mark.parametrize(("slug", "text"), WRITTEN)
def test_every_chapter_parses_without_a_problem(slug: str, text: str) -> None:
    assert [problem.sentence for problem in parse(text, language="fi", known=KNOWN).problems] == []


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_the_card_and_the_translation_parse_without_a_problem(language: str, text: str) -> None:
    assert [problem.sentence for problem in parse(text, language=language).problems] == []


@pytest.mark.parametrize("draft", CHAPTERS, ids=lambda draft: draft.slug)
def test_a_chapter_is_worth_reading_and_has_a_story(draft: chapters.Draft) -> None:
    text = [event.text for event in draft.history if isinstance(event, Written)][-1]
    assert 350 <= len(text.split()) <= 900
    assert "::: tarina" in text


def test_ideas_stand_in_sections_of_their_own_board() -> None:
    for wall, ideas in ((boards.CLIENT, notes_client.NOTES), (boards.MEETING, notes_meeting.NOTES)):
        assert {idea.section for idea in ideas} == set(wall.sections)
        assert [idea.n for idea in ideas] == list(range(1, len(ideas) + 1))
        assert 40 <= len(ideas) <= 60


def test_each_assignment_brought_eight_to_fourteen_submissions() -> None:
    assert all(8 <= len(one.submissions) <= 14 for one in assignments.ASSIGNMENTS)


def test_thirty_people_in_all_roles() -> None:
    assert len({one.address for one in people.PEOPLE}) == 30
    assert {one.role for one in people.PEOPLE} == (set(Role) - {Role.STAFF}) | {None}
