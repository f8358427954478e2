"""Doors of nominations and of people that take a form."""

from typing import Final

from agentnet.network.pages.asking import AskForm
from agentnet.network.pages.nominations import CorrectForm
from agentnet.network.pages.proposing import ProposalForm
from agentnet.people.pages.adding import PersonForm
from agentnet.people.pages.codes import CodeForm
from agentnet.people.pages.leaving import LeaveForm
from agentnet.people.pages.listing import LetterForm
from agentnet.people.pages.passing import PassForm
from agentnet.people.pages.roles import PhoneForm, RoleForm, UnitForm
from agentnet.people.pages.signing import PaperForm
from agentnet.people.pages.terms import PauseForm, TermForm
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
PEOPLE: Final = "/networks/{network}/people"
ONE: Final = PEOPLE + "/{paperless}"
RANK: Final = ONE + "/roles/{rank}"

PEOPLE_DOORS: Final = (
    Door("/networks/{network}/nominations/ask", AskForm, good=filled(due_on="2026-12-20", message=WORDS)),
    Door("/nominations/{told}/correct", CorrectForm, good=filled(what=WORDS)),
    Door("/networks/{network}/pairs/proposal", ProposalForm, silent=silent("pairs")),
    Door(f"{PEOPLE}/new", PersonForm, good=filled(name=WORDS, phone="0501234567", role="experience", title=WORDS)),
    Door(f"{PEOPLE}/letter", LetterForm, silent=silent("query", "everybody")),
    Door(f"{ONE}/roles", RoleForm, good=filled(role="partner")),
    Door(f"{ONE}/unit", UnitForm, good=filled(unit_id="@unit")),
    Door(f"{ONE}/pass", PassForm),
    Door(f"{ONE}/phone", PhoneForm, good=filled(phone="0501234567")),
    Door(f"{ONE}/code", CodeForm),
    Door(f"{RANK}/term", TermForm, good=filled(starts_on="2026-12-01")),
    Door(f"{RANK}/pause", PauseForm, good=filled(first="2026-12-01")),
    Door(f"{PEOPLE}/{{worker}}/leave", LeaveForm, good=filled(name=WORDS, email="s@agentnet.example", why=WORDS)),
    Door("/sign-in/code", PaperForm, "nobody", filled(code="ABCDEFGHJKLM"), silent("token")),
)
