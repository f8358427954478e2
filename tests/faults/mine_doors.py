"""Doors of one's own data and permissions that take a form."""

from typing import Final

from agentnet.people.away.pages.absence import AbsenceForm, StandInForm
from agentnet.people.mine.pages.data import EraseForm
from agentnet.people.mine.pages.permissions import PermissionForm, PortraitForm
from tests.faults.door import Door, filled, silent

DAYS: Final = {"starts_on": "2037-07-01", "ends_on": "2037-07-14"}
MINE_DOORS: Final = (
    Door("/me/absence", AbsenceForm, "aino", filled(**DAYS)),
    Door(
        "/me/absence/deputies/{network}",
        StandInForm,
        good=filled(role="designer", deputy_id="@worker", **DAYS),
        silent=silent("role", "deputy_id"),
    ),
    Door("/me/erase", EraseForm, good=filled(word="en sittenkään"), silent=silent("word")),
    Door("/me/permissions/{network}", PermissionForm, good=filled(allowed="guide"), silent=silent("allowed")),
    Door("/me/portrait", PortraitForm, silent=silent("q-q1")),
)
