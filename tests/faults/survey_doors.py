"""Doors of writing surveys that take a form."""

from typing import Final

from agentnet.surveys import forms
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
DRAFT: Final = "/surveys/{survey draft}"

SURVEY_DOORS: Final = (
    Door(f"{DRAFT}/questions/{{question draft text}}/place", forms.PlaceForm, silent=silent("place")),
    Door(f"{DRAFT}/languages", forms.LanguagesForm, silent=silent("first", "others")),
    Door(f"{DRAFT}/from", forms.BeginForm, silent=silent("begin")),
    Door(f"{DRAFT}/pattern", forms.PatternForm, good=filled(name="Pohja", about=WORDS)),
)
