"""Rows of writing a survey: order, preview, languages, sets of questions to start from. All coordinators'."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.surveys.flow import QuestionKind, Stage
from agentnet.surveys.models import Question, RemovedQuestion, Survey
from agentnet.surveys.patterns.models import SurveyPattern
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

PATTERNS: Final = "/networks/{network_id:uuid}/survey-patterns"
SURVEY: Final = "/surveys/{survey_id:uuid}"
QUESTIONS: Final = SURVEY + "/questions"
LANGUAGE: Final = SURVEY + "/languages/{code:str}"


def _draft(add: Add, cast: Cast) -> Mapping[str, Any]:
    survey = add(Survey(network_id=cast.network.id, title="Luonnos", stage=Stage.DRAFT, languages=["fi", "sv"]))
    asked = add(Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mistä puhutaan?"))
    words = {"key": "q2", "kind": "text", "label": "Poistettu"}
    gone = add(RemovedQuestion(survey_id=survey.id, key="q2", place=2, question=words))
    return {"survey_id": survey.id, "question_id": asked.id, "removed_id": gone.id}


def _in_swedish(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {**_draft(add, cast), "code": "sv"}


def _pattern(add: Add, cast: Cast) -> Mapping[str, Any]:
    pattern = add(SurveyPattern(network_id=cast.network.id, name="Oma pohja"))
    return {"network_id": cast.network.id, "pattern_id": pattern.id}


def _written(data: Mapping[str, Any] | None = None, sample: Any = _draft, **more: Any) -> Row:
    """A draft: nobody but coordinators knows of it."""
    return Row(Policy.COORDINATOR, sample, COORDINATORS, frozenset(), data or {}, **more)


def _own(data: Mapping[str, Any] | None = None, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, _pattern, COORDINATORS, MEMBERS, data or {}, **more)


ROWS: Final[dict[str, Row]] = {
    f"POST {QUESTIONS}/{{question_id:uuid}}/place": _written({"place": 1}),
    f"POST {QUESTIONS}/{{question_id:uuid}}/copy": _written(),
    f"POST {QUESTIONS}/removed/{{removed_id:uuid}}": _written(once=True),
    f"GET {SURVEY}/preview": _written(),
    f"GET {SURVEY}/preview/phone": _written(),
    f"POST {SURVEY}/preview/phone": _written(),
    f"POST {SURVEY}/preview/question": _written({"kind": "text", "label": "Miksi?"}),
    f"GET {SURVEY}/languages": _written(),
    f"POST {SURVEY}/languages": _written({"first": "fi", "others": ["sv"]}),
    f"GET {LANGUAGE}": _written(sample=_in_swedish),
    f"POST {LANGUAGE}": _written({"title": "Utkast"}, sample=_in_swedish),
    f"GET {SURVEY}/from": _written(),
    f"POST {SURVEY}/from": _written({"begin": "meter"}),
    f"POST {SURVEY}/copy": _written(),
    f"GET {SURVEY}/pattern": _written(),
    f"POST {SURVEY}/pattern": _written({"name": "Pohja"}),
    f"GET {PATTERNS}": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {PATTERNS}/{{pattern_id:uuid}}": _own(),
    f"POST {PATTERNS}/{{pattern_id:uuid}}": _own({"name": "Uusi nimi"}),
    f"POST {PATTERNS}/{{pattern_id:uuid}}/bin": _own(),
    f"POST {PATTERNS}/{{pattern_id:uuid}}/restore": _own(),
}
