"""The stages of a task in a table, and an answer that becomes notes."""

import pytest

from agentnet.tasks.flow import Stage, Who, transitions_from
from agentnet.tasks.rules import ASSIGNMENT_STAGES, STAGES, WAITING, parts_of

WITHOUT = [stage for stage in Stage if stage not in (Stage.SUBMITTED, Stage.ACCEPTED, Stage.EXPIRED)]
LONG = "Kysyin viideltä työtoverilta, ja vastaukset olivat yllättävän yksimielisiä keskenään. " * 4


@pytest.mark.parametrize(
    ("stage", "who", "steps"),
    [
        (Stage.ASSIGNED, Who.AGENT, {"see", "write", "submit", "excuse"}),
        (Stage.SEEN, Who.AGENT, {"write", "submit", "excuse"}),
        (Stage.IN_PROGRESS, Who.AGENT, {"submit", "excuse"}),
        (Stage.SUBMITTED, Who.AGENT, {"resubmit"}),
        (Stage.RETURNED, Who.AGENT, {"submit", "excuse"}),
        (Stage.EXCUSED, Who.AGENT, {"reopen"}),
        (Stage.ACCEPTED, Who.AGENT, set()),
        (Stage.EXPIRED, Who.AGENT, set()),
        (Stage.SUBMITTED, Who.COORDINATOR, {"accept", "return"}),
        (Stage.ACCEPTED, Who.COORDINATOR, {"undo"}),
        (Stage.EXPIRED, Who.COORDINATOR, {"extend"}),
        *((stage, Who.COORDINATOR, set()) for stage in WITHOUT),
        *((stage, Who.CLOCK, {"expire", "hand over"}) for stage in Stage if stage in WAITING),
        *((stage, Who.CLOCK, set()) for stage in Stage if stage not in WAITING),
    ],
)
def test_who_may_take_which_step(stage: Stage, who: Who, steps: set[str]) -> None:
    assert {step.name for step in transitions_from(stage, who)} == steps


def test_every_stage_has_its_word() -> None:
    assert set(STAGES) == set(Stage)
    assert len(ASSIGNMENT_STAGES) == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Yksi lause.", ["Yksi lause."]),
        ("Lyhyt\nkaksi riviä", ["Lyhyt\nkaksi riviä"]),
        (f"- {LONG}\n- toinen", [LONG.strip(), "toinen"]),
        (f"1. {LONG}\n   jatkuu\n2) toinen", [f"{LONG.strip()}\njatkuu", "toinen"]),
        (f"{LONG}\n\n{LONG}", [LONG.strip(), LONG.strip()]),
        (LONG * 3, [(LONG * 3).strip()]),
        ("\n".join([LONG] * 13), ["\n".join([LONG] * 13).strip()]),
        (f"Otsikko\n• {LONG}\n• b", ["Otsikko", LONG.strip(), "b"]),
    ],
)
def test_a_long_answer_falls_into_its_lines(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts
