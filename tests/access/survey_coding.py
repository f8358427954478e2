"""Rows of coding: coordinators and the owner of the series; nobody else learns what the codes are."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet import clock
from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding
from agentnet.web import Policy
from tests.access import COORDINATORS, Add, Row
from tests.access.survey_results import read
from tests.cast import Cast

CODING: Final = "/surveys/{survey_id:uuid}/coding"
CODE: Final = CODING + "/codes/{code_id:uuid}"


def _coding(add: Add, cast: Cast, **more: Any) -> Mapping[str, Any]:
    """Two codes of a question, the first on a text."""
    ids = read(add, cast)
    coding = add(Coding(survey_id=ids["survey_id"], question_id=ids["question_id"], **more))
    code = add(AnswerCode(coding_id=coding.id, name="Aika"))
    add(CodedText(code_id=code.id, source_id=ids["source_id"]))
    return {**ids, "code_id": code.id, "coding_id": coding.id}


def _code(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _coding(add, cast)


def _ready(add: Add, cast: Cast) -> Mapping[str, Any]:
    two: dict[str, Any] = {"by_two": True, "first_id": cast.heli.id, "second_id": cast.ville.id}
    return _coding(add, cast, first_ready=True, second_ready=True, **two)


def _binned(add: Add, cast: Cast) -> Mapping[str, Any]:
    ids = _coding(add, cast)
    gone = add(AnswerCode(coding_id=ids["coding_id"], name="Vanha", binned_at=clock.now()))
    return {**ids, "code_id": gone.id}


def _leads(sample: Any = _code, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


ROWS: Final[dict[str, Row]] = {
    f"GET {CODING}": _leads(),
    f"GET {CODING}/suggestions": _leads(),
    f"GET {CODING}/agreement": _leads(_ready),
    f"POST {CODING}/way": _leads(),
    f"POST {CODING}/texts/{{source_id:uuid}}": _leads(),
    f"POST {CODING}/texts/{{source_id:uuid}}/settle": _leads(_ready),
    f"GET {CODING}/codes/new": _leads(),
    f"POST {CODING}/codes": _leads(data={"name": "Uusi"}),
    f"GET {CODE}": _leads(),
    f"POST {CODE}": _leads(data={"name": "Aika"}),
    f"POST {CODE}/merge": _leads(),
    f"POST {CODE}/split": _leads(),
    f"POST {CODE}/theme": _leads(),
    f"POST {CODE}/bin": _leads(once=True),
    f"POST {CODE}/restore": _leads(_binned, once=True),
}
