"""Sixty units and nine questions: a page draws what was picked, stays small, and keeps the choice in its address."""

from random import Random
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from agentnet.surveys.asking import Value
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Question, Series, Survey
from agentnet.surveys.reporting.figures import figures_of
from agentnet.surveys.reporting.models import KeptResult
from agentnet.surveys.reporting.picking import AT_ONCE
from agentnet.surveys.reporting.shapes import Asked, Facts, Place
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

UNITS, EACH = 60, 10
ROWS = ("Ihmiset", "Paikka", "Aika")
KINDS = (*["scale"] * 4, "matrix", "choice", "choice", "number", "many")
LARGEST = 100_000


@pytest.fixture
def survey(add: Add, cast: Cast) -> Survey:
    series = add(Series(network_id=cast.network.id, title="Mittari"))
    kept: dict[str, Any] = {"anonymity": Anonymity.ANONYMOUS, "stage": Stage.CLOSED}
    one: Survey = add(Survey(network_id=cast.network.id, title="Mittari", series_id=series.id, **kept))
    random, asked = Random(1), list[Asked]()
    values: dict[str, list[Value | None]] = {}
    places = tuple(
        Place(("social", "health")[n % 2], f"r{n % 5}", f"a{n % 10}", f"u{n}")
        for n in range(UNITS)
        for _ in range(EACH)
    )
    for n, kind in enumerate(KINDS, 1):
        more: dict[str, Any] = {
            "options": ["usein", "harvoin"] if kind in ("choice", "many") else [],
            "rows": list(ROWS),
        }
        add(Question(survey_id=one.id, key=f"q{n}", place=n, kind=QuestionKind(kind), label=f"Kysymys {n}", **more))
        words = tuple(more["options"])
        asked.append(Asked(f"q{n}", kind, f"Kysymys {n}", 1, words, ROWS, 0, 9))
        values[f"q{n}"] = [_said(random, kind, words) for _ in places]
    units = {f"u:r{n % 5}|a{n % 10}|u{n}": f"Palvelualueen toimipiste numero {n}" for n in range(UNITS)}
    facts = Facts(str(one.id), "Mittari", tuple(asked), places, values, names={"unit": units}, asked=UNITS * EACH)
    add(KeptResult(id=uuid4(), survey_id=one.id, figures=msgspec.to_builtins(figures_of(facts))))
    return one


def _said(random: Random, kind: str, words: tuple[str, ...]) -> Value:
    match kind:
        case "matrix":
            return {row: random.choice((2, 4)) for row in ROWS}
        case "choice":
            return random.choice(words)
        case "many":
            return [random.choice(words)]
        case "number":
            return random.choice((1, 8))
    return random.choice((2, 4))


def test_results_of_sixty_units_are_paged_and_searched(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    heli, at = signed_in_as(cast.heli), f"/surveys/{survey.id}/results"
    whole = heli.get(at)
    assert "toimipiste" not in whole.text
    first = heli.get(f"{at}?ryhmittely=unit")
    assert first.text.count("toimipiste numero 7<") == len(KINDS)
    assert "toimipiste numero 55<" not in first.text
    assert f"Näkyvissä on {AT_ONCE} ryhmää, kaikkiaan {UNITS}." in first.text
    assert "ryhmittely=unit&amp;sivu=2" in first.text
    last = heli.get(f"{at}?ryhmittely=unit&sivu=6").text
    assert "toimipiste numero 55<" in last
    assert max(len(one.content) for one in (whole, first)) <= LARGEST
    found = heli.get(f"{at}?haku=NUMERO+55").text
    assert '<option value="unit" selected>' in found
    assert found.count("toimipiste numero 55<") == len(KINDS)
    assert "toimipiste numero 7<" not in found


def test_a_trend_of_sixty_units_is_paged_too(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    heli, at = signed_in_as(cast.heli), f"/series/{survey.series_id}/trend"
    page = heli.get(f"{at}?ryhmittely=unit&sivu=2")
    assert len(page.content) <= LARGEST
    assert "toimipiste" in page.text
    assert "toimipiste" not in signed_in_as(cast.aino).get(f"{at}?ryhmittely=unit").text
