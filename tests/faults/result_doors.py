"""Doors of surveys' results that take a form."""

from typing import Final

from agentnet.surveys.reporting import forms
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
_RESULTS: Final = "/surveys/{survey closed}/results"

RESULT_DOORS: Final = (
    Door(f"{_RESULTS}/share", forms.ShareForm, good=filled(summary=WORDS), silent=silent("texts")),
    Door(f"{_RESULTS}/texts/{{wish}}", forms.RedactForm, good=filled(text=WORDS, reason=WORDS), silent=silent("whole")),
    Door(f"{_RESULTS}/keys", forms.KeyForm, good=filled(name=WORDS)),
)
