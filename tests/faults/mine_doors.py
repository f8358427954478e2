"""Doors of one's own data and permissions that take a form."""

from typing import Final

from agentnet.people.mine.pages.data import EraseForm
from agentnet.people.mine.pages.permissions import PermissionForm, PortraitForm
from tests.faults.door import Door, filled, silent

MINE_DOORS: Final = (
    Door("/me/erase", EraseForm, good=filled(word="en sittenkään"), silent=silent("word")),
    Door("/me/permissions/{network}", PermissionForm, good=filled(allowed="guide"), silent=silent("allowed")),
    Door("/me/portrait", PortraitForm),
)
