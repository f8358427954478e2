"""The part of a town that coordinators keep: somebody without e-mail, an agent, an entry made for its nominator."""

from datetime import date
from typing import TYPE_CHECKING

from agentnet.network.flow import Channel, Role
from agentnet.network.models import Membership, Nomination, Person

if TYPE_CHECKING:
    from tests.faults.town import Town


def build_people(town: "Town") -> None:
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
