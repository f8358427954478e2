"""Rows of surveys: drafts are the coordinators', open ones every member answers, results every member reads."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.surveys.flow import QuestionKind, Stage
from agentnet.surveys.models import Question, Survey
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

NETWORK: Final = "/networks/{network_id:uuid}/surveys"
SURVEY: Final = "/surveys/{survey_id:uuid}"
QUESTION: Final = SURVEY + "/questions/{question_id:uuid}"


def _survey(add: Add, cast: Cast, stage: Stage) -> Mapping[str, Any]:
    survey = add(Survey(network_id=cast.network.id, title="Ennakkokysely", stage=stage))
    asked = Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mistä puhutaan?")
    return {"survey_id": survey.id, "question_id": add(asked).id}


def _draft(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _survey(add, cast, Stage.DRAFT)


def _open(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _survey(add, cast, Stage.OPEN)


def _closed(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _survey(add, cast, Stage.CLOSED)


def _written(data: Mapping[str, Any] | None = None, **more: Any) -> Row:
    """A draft: nobody but coordinators knows of it."""
    return Row(Policy.COORDINATOR, _draft, COORDINATORS, frozenset(), data or {}, **more)


def _led(sample: Any, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


def _asked(**more: Any) -> Row:
    return Row(Policy.PARTICIPANT, _open, MEMBERS, **more)


ROWS: Final[dict[str, Row]] = {
    f"GET {NETWORK}": on_network(Policy.MEMBER, MEMBERS),
    f"POST {NETWORK}": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {SURVEY}": Row(Policy.MEMBER, _open, MEMBERS),
    f"GET {SURVEY}/edit": _written(),
    f"POST {SURVEY}/edit": _written(),
    f"POST {SURVEY}/open": _written(once=True),
    f"POST {SURVEY}/close": _led(_open, once=True),
    f"POST {SURVEY}/questions": _written({"kind": "text", "label": "Uusi kysymys"}),
    f"GET {SURVEY}/questions/new": _written(),
    f"GET {QUESTION}": _written(),
    f"POST {QUESTION}": _written(),
    f"POST {QUESTION}/move": _written(),
    f"POST {QUESTION}/remove": _written(once=True),
    f"GET {SURVEY}/answer": _asked(),
    f"POST {SURVEY}/answer": _asked(data={"q-q1": "Kalentereista."}),
    f"GET {SURVEY}/thanks": _asked(),
    f"GET {SURVEY}/results": Row(Policy.MEMBER, _closed, MEMBERS),
    f"POST {SURVEY}/results/theme": _led(_closed),
    f"POST {SURVEY}/results/pick": _led(_closed),
}
