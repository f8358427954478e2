"""Doors of nominations and of people that take a form; and what stands behind them in a town."""

from datetime import date
from typing import TYPE_CHECKING, Final

from agentnet.network.flow import Channel, Role
from agentnet.network.models import Membership, Nomination, Person
from agentnet.network.pages.asking import AskForm
from agentnet.network.pages.nominations import CorrectForm
from agentnet.network.pages.proposing import ProposalForm
from agentnet.people.pages.adding import PersonForm
from agentnet.people.pages.codes import CodeForm
from agentnet.people.pages.leaving import LeaveForm
from agentnet.people.pages.listing import LetterForm
from agentnet.people.pages.passing import PassForm
from agentnet.people.pages.roles import RoleForm, UnitForm
from agentnet.people.pages.signing import PaperForm
from agentnet.people.pages.terms import PauseForm, TermForm
from tests.faults.door import Door, filled, silent

if TYPE_CHECKING:
    from tests.faults.town import Town

WORDS: Final = "Sana, joka jää talteen"
PEOPLE: Final = "/networks/{network}/people"
ONE: Final = PEOPLE + "/{paperless}"
RANK: Final = ONE + "/roles/{rank}"

PEOPLE_DOORS: Final = (
    Door("/networks/{network}/nominations/ask", AskForm, good=filled(due_on="2026-12-20", message=WORDS)),
    Door("/nominations/{told}/correct", CorrectForm, good=filled(what=WORDS)),
    Door("/networks/{network}/pairs/proposal", ProposalForm, silent=silent("pairs")),
    Door(f"{PEOPLE}/new", PersonForm, good=filled(name=WORDS, role="experience", title=WORDS)),
    Door(f"{PEOPLE}/letter", LetterForm, silent=silent("query", "everybody")),
    Door(f"{ONE}/roles", RoleForm, good=filled(role="partner")),
    Door(f"{ONE}/unit", UnitForm, good=filled(unit_id="@unit")),
    Door(f"{ONE}/pass", PassForm),
    Door(f"{ONE}/code", CodeForm),
    Door(f"{RANK}/term", TermForm, good=filled(starts_on="2026-12-01")),
    Door(f"{RANK}/pause", PauseForm, good=filled(first="2026-12-01")),
    Door(f"{PEOPLE}/{{worker}}/leave", LeaveForm, good=filled(name=WORDS, email="s@agentnet.example", why=WORDS)),
    Door("/sign-in/code", PaperForm, "nobody", filled(code="ABCDEFGHJKLM"), silent("token")),
)


def build_people(town: "Town") -> None:
    """Somebody without e-mail, an agent, and a nomination that was written down for its nominator."""
    for name, role in (("paperless", Role.EXPERIENCE), ("worker", Role.AGENT)):
        person = town.put(name, Person(name=town.words, unit_id=town.at["nomination"].unit_id))
        rank = Membership(network_id=town.network.id, person_id=person.id, role=role)
        town.put("rank" if role is Role.EXPERIENCE else "rank of an agent", rank)
    told = Nomination(
        network_id=town.network.id,
        unit_id=town.at["nomination"].unit_id,
        name="Kerttu",
        email=f"{town.token}@agentnet.example",
        nominated_by=town.lead.id,
        entered_by=town.lead.id,
        channel=Channel.PHONE,
        told_on=date(2026, 11, 20),
    )
    town.put("told", told)
