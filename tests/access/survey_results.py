"""Rows of results: every member reads figures, coordinators hide words, share and make keys; no session opens data."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Series, Survey
from agentnet.surveys.reporting.models import ReportKey
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

RESULTS: Final = "/surveys/{survey_id:uuid}/results"
TEXT: Final = RESULTS + "/texts/{source_id:uuid}"


def read(add: Add, cast: Cast) -> Mapping[str, Any]:
    """A closed survey, named, in a series, where five wrote a text; and a key to it."""
    series = add(Series(network_id=cast.network.id, title="Mittari"))
    kept: dict[str, Any] = {"anonymity": Anonymity.NAMED, "stage": Stage.CLOSED, "series_id": series.id}
    survey = add(Survey(network_id=cast.network.id, title="Kysely", **kept))
    asked = add(Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mistä puhutaan?"))
    for n in range(5):
        form = add(Answer(survey_id=survey.id, anonymity=Anonymity.NAMED))
        source = add(Source(network_id=cast.network.id, kind=Kind.SURVEY, origin_id=survey.id))
        add(SourceRevision(source_id=source.id, text=f"Toive {n}", sha256="x"))
        add(AnswerValue(id=source.id, answer_id=form.id, question_id=asked.id))
    key = add(ReportKey(subject_id=series.id, network_id=cast.network.id, name="Raportti", token_hash=str(series.id)))
    ids = {
        "survey_id": survey.id,
        "question_id": asked.id,
        "source_id": source.id,
        "series_id": series.id,
        "key_id": key.id,
    }
    return {**ids, "subject_id": series.id}


def _leads(**more: Any) -> Row:
    return Row(Policy.COORDINATOR, read, COORDINATORS, **more)


def _reads() -> Row:
    return Row(Policy.MEMBER, read, MEMBERS)


ROWS: Final[dict[str, Row]] = {
    f"GET {RESULTS}/xlsx": _reads(),
    f"GET {RESULTS}/csv": _reads(),
    f"GET {RESULTS}/pdf": _reads(),
    f"GET {RESULTS}/answers": _leads(),
    f"POST {RESULTS}/share": _leads(data={"summary": "Hyvä alku"}),
    f"POST {RESULTS}/unshare": _leads(),
    f"GET {TEXT}": _leads(),
    f"POST {TEXT}": _leads(data={"text": "▇▇▇", "reason": "nimi"}),
    f"POST {TEXT}/restore": _leads(once=True),
    f"GET {RESULTS}/keys": _leads(),
    f"POST {RESULTS}/keys": _leads(data={"name": "Raportti"}),
    f"POST {RESULTS}/keys/{{key_id:uuid}}/revoke": _leads(),
    "GET /series/{series_id:uuid}/trend": _reads(),
    "GET /series/{series_id:uuid}/trend/pdf": _reads(),
    "GET /networks/{network_id:uuid}/surveys/feedback": on_network(Policy.MEMBER, MEMBERS),
    "GET /api/surveys/{subject_id:uuid}/results.json": Row(Policy.TOKEN, read, closed=True),
}
