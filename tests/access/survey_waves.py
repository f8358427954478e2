"""Rows of waves: coordinators (and a series' owner) plan them; whoever has a link answers; an offer is its taker's."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from agentnet.surveys.flow import Asked, Kind, QuestionKind, Stage
from agentnet.surveys.models import AskedUnit, Invited, OpenLink, Question, Series, Survey
from agentnet.surveys.waves.links import open_token, personal_token
from agentnet.surveys.waves.models import Handover
from agentnet.web import Policy
from agentnet.web.visit import hashed
from tests.access import COORDINATORS, MEMBERS, Add, Row
from tests.cast import Cast

SURVEY: Final = "/surveys/{survey_id:uuid}"
SERIES: Final = "/series/{series_id:uuid}"
LINK: Final = "/s/{token:str}"
OWN: Final = "/s/p/{token:str}"
OFFER: Final = "/handovers/{handover_id:uuid}"


def _wave(add: Add, cast: Cast, stage: Stage, asked: Asked) -> Mapping[str, Any]:
    """A wave of a series, with a question, a unit, an open link and somebody by address."""
    series = add(Series(network_id=cast.network.id, kind=Kind.METER, title="Mittari"))
    survey = Survey(network_id=cast.network.id, title="Mittari", kind=Kind.METER, series_id=series.id, asked=asked)
    add(survey)
    add(Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mikä auttaisi?"))
    places: dict[str, Any] = {
        "area_id": cast.clinic.area_id,
        "region_id": cast.clinic.region_id,
        "unit_id": cast.clinic.id,
    }
    add(AskedUnit(survey_id=survey.id, name=cast.clinic.name, headcount=12, **places))
    link, asked_one = OpenLink(survey_id=survey.id, token_hash=""), uuid4()
    link.token_hash = hashed(open_token(link.id))
    secret = hashed(personal_token(asked_one))
    add(link, Invited(id=asked_one, survey_id=survey.id, address="outi@esimerkki.example", token_hash=secret))
    survey.stage = stage
    add(survey)
    secrets = {"link": open_token(link.id), "own": personal_token(asked_one)}
    return {"survey_id": survey.id, "unit_id": cast.clinic.id, "series_id": series.id, **secrets}


def _members(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _wave(add, cast, Stage.DRAFT, Asked.MEMBERS)


def _units(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _wave(add, cast, Stage.DRAFT, Asked.UNITS)


def _personal(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _wave(add, cast, Stage.DRAFT, Asked.PERSONAL)


def _open_members(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _wave(add, cast, Stage.OPEN, Asked.MEMBERS)


def _open_units(add: Add, cast: Cast) -> Mapping[str, Any]:
    found = _wave(add, cast, Stage.OPEN, Asked.UNITS)
    return {**found, "token": found["link"]}


def _open_personal(add: Add, cast: Cast) -> Mapping[str, Any]:
    found = _wave(add, cast, Stage.OPEN, Asked.PERSONAL)
    return {**found, "token": found["own"]}


def _closed(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _wave(add, cast, Stage.CLOSED, Asked.UNITS)


def _handed(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _closed(add, cast)


def _offered(add: Add, cast: Cast) -> Mapping[str, Any]:
    series = add(Series(network_id=cast.network.id, kind=Kind.METER, title="Mittari"))
    return {"handover_id": add(Handover(series_id=series.id, to_id=cast.sari.id, by=cast.heli.id)).id}


def _written(sample: Any, data: Mapping[str, Any] | None = None, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, frozenset(), data or {}, **more)


def _led(sample: Any, data: Mapping[str, Any] | None = None, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, MEMBERS, data or {}, **more)


_TAKER: Final = frozenset({"sari"})

ROWS: Final[dict[str, Row]] = {
    f"GET {SURVEY}/asked": _written(_units),
    f"POST {SURVEY}/asked/roles": _written(_members),
    f"POST {SURVEY}/asked/units": _written(_units),
    f"POST {SURVEY}/asked/list": _written(_personal, {"addresses": "a@esimerkki.example"}),
    f"GET {SURVEY}/schedule": _written(_units),
    f"POST {SURVEY}/schedule": _written(_units),
    f"POST {SURVEY}/remind": _led(_open_members, once=True),
    f"POST {SURVEY}/link": _led(_open_units),
    f"POST {SURVEY}/link/revoke": _led(_open_units),
    f"POST {SURVEY}/units/{{unit_id:uuid}}/close": _led(_open_units),
    f"POST {SURVEY}/units/{{unit_id:uuid}}/open": _led(_open_units),
    f"GET {SURVEY}/poster.pdf": _led(_open_units),
    f"GET {SURVEY}/rate": _led(_open_units),
    f"GET {SERIES}": Row(Policy.MEMBER, _closed, MEMBERS),
    f"POST {SERIES}/next": _led(_closed, once=True),
    f"GET {SERIES}/handover": _led(_closed),
    f"POST {SERIES}/handover": _led(_handed),
    f"POST {SERIES}/handover/withdraw": _led(_closed),
    f"GET {OFFER}": Row(Policy.SIGNED_IN, _offered, _TAKER, frozenset()),
    f"POST {OFFER}": Row(Policy.SIGNED_IN, _offered, _TAKER, frozenset(), {"takes": "yes"}),
    f"GET {LINK}": Row(Policy.TOKEN, _open_units),
    f"POST {LINK}": Row(Policy.TOKEN, _open_units, data={"q-q1": "Kalenteri."}),
    f"GET {LINK}/thanks": Row(Policy.TOKEN, _open_units),
    f"GET {OWN}": Row(Policy.TOKEN, _open_personal),
    f"POST {OWN}": Row(Policy.TOKEN, _open_personal, data={"q-q1": "Kalenteri."}),
}
