"""What the steps of the year are called."""

from typing import Final

from agentnet.words import N_
from agentnet.year.rules import Step

STEPS: Final = {
    Step.ASSIGN: N_("Anna välitehtävä"),
    Step.REMIND: N_("Muistuta niitä, jotka eivät ole vielä vastanneet"),
    Step.DUE: N_("Vastausten viimeinen päivä"),
    Step.MEET: N_("Työpaja"),
    Step.RESULTS: N_("Lähetä tulokset kaikille"),
    Step.REVIEW: N_("Vie luku johtajille"),
}
