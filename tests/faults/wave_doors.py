"""Doors of waves that take a form."""

from typing import Final

from agentnet.surveys.waves.forms import (
    HandoverForm,
    ListForm,
    NextForm,
    OfferForm,
    RolesForm,
    ScheduleForm,
    UnitsForm,
    WaveForm,
)
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
NET: Final = "/networks/{network}"
DRAFT: Final = "/surveys/{survey draft}"

WAVE_DOORS: Final = (
    Door(f"{NET}/surveys", WaveForm, good=filled(title="Kysely", anonymity="anonymous", intro=WORDS)),
    Door(f"{DRAFT}/asked/roles", RolesForm, good=filled(roles="agent")),
    Door(f"{DRAFT}/asked/units", UnitsForm, silent=silent("units")),
    Door("/surveys/{survey list}/asked/list", ListForm, good=filled(addresses="outi@esimerkki.example")),
    Door(f"{DRAFT}/schedule", ScheduleForm, good=filled(wave_name=WORDS, version=1)),
    Door("/series/{series}/next", NextForm),
    Door("/series/{series}/handover", HandoverForm, silent=silent("person_id")),
    Door("/handovers/{handover}", OfferForm, "sari", silent=silent("takes")),
)
