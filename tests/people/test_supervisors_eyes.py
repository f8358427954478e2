"""A supervisor sees nominations and sums, never a person's notes, votes, answers or silence: every page is opened."""

import re
from itertools import product
from typing import Any, Final

import pytest
from sqlmodel import SQLModel

from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.sources.models import SourceRevision
from agentnet.tasks.models import Submission as AnswerGiven
from agentnet.tasks.models import Task
from agentnet.workshops.models import Participant
from agentnet.workshops.polls.models import PollText
from tests.access_matrix import MATRIX
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.faults.town import Town, build

WORD: Final = "Kanarialinnun sana"
SILENT: Final = "Silja Vaiti"
PARAMETER: Final = re.compile(r"\{(\w+):\w+\}")
NAMES: Final = re.compile(
    r"^/networks/[^/]+(/(people|pairs|coverage.*|own-units|approvers|nominations.*|people/.*)(\?.*)?)?$"
)
"""Pages that say who is in the network: a name there tells nothing of what was given."""


@pytest.fixture
def town(add: Add, cast: Cast) -> Town:
    """Everything that Aino and Silja have given stands in the canary's word; Silja is from Sari's unit, and silent."""
    made = build(cast, cast.network, cast.heli, cast.aino, "Yhteinen kutsu")
    silja = Person(name=SILENT, email="silja@agentnet.example", unit_id=cast.clinic.id)
    for row in made.rows:
        _sing(row)
    rank = Membership(network_id=cast.network.id, person_id=silja.id, role=Role.AGENT)
    there = Participant(workshop_id=made.id("workshop"), person_id=silja.id, name=SILENT)
    add(silja, rank, *made.rows, there, Task(assignment_id=made.id("assignment"), person_id=silja.id))
    return made


def _sing(row: SQLModel) -> None:
    if isinstance(row, SourceRevision | PollText):
        row.text = WORD
    if isinstance(row, AnswerGiven):
        row.values = {"q1": WORD}
    if isinstance(row, Task) and row.typed:
        row.typed = {"q-q1": [WORD]}


def _paths(town: Town, cast: Cast) -> list[str]:
    """Every page with every thing of the town that fits into its address."""
    by_kind: dict[str, list[Any]] = {"network": [town.network], "person": [cast.aino, cast.pekka, cast.sari]}
    for row in town.at.values():
        by_kind.setdefault(type(row).__name__.lower(), []).append(row)
    found = []
    for route in MATRIX:
        method, path = route.split(" ", 1)
        wanted = [name.removesuffix("_id") for name in PARAMETER.findall(path)]
        if method != "GET" or any(name not in by_kind for name in wanted):
            continue
        blank = PARAMETER.sub("{}", path)
        found += [blank.format(*(row.id for row in rows)) for rows in product(*(by_kind[name] for name in wanted))]
    return found


def test_a_supervisor_meets_nobodys_words_and_nobodys_silence(town: Town, cast: Cast, signed_in_as: SignedInAs) -> None:
    sari_s, heli_s = signed_in_as(cast.sari), signed_in_as(cast.heli)
    opened, told, named = 0, [], []
    for path in _paths(town, cast):
        answer = sari_s.get(path)
        if answer.status_code != 200:
            continue
        opened += 1
        told += [path] if WORD in answer.text else []
        named += [path] if SILENT in answer.text and not NAMES.match(path) else []
    assert opened > 25
    assert (told, named) == ([], [])
    heard = heli_s.get(f"/assignments/{town.id('assignment back')}/answers/csv")
    assert WORD in heard.text  # the canary sings for those who may hear it


def test_her_own_page_has_her_units_and_sums(town: Town, cast: Cast, signed_in_as: SignedInAs) -> None:
    shown = signed_in_as(cast.sari).get(f"/networks/{cast.network.id}/own-units").text
    assert "Loimaan terveysasema" in shown
    assert "Salon perhekeskus" not in shown
    assert SILENT in shown
