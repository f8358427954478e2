"""Doors of coding that take a form."""

from typing import Final

from agentnet.surveys.coding import forms
from agentnet.workshops.swot.pages import SwotForm
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
_CODING: Final = "/surveys/{survey closed}/coding"
_CODE: Final = f"{_CODING}/codes/{{answer code}}"

CODING_DOORS: Final = (
    Door(f"{_CODING}/codes", forms.CodeForm, good=filled(name=WORDS), silent=silent("question", "tone", "texts")),
    Door(_CODE, forms.RenameForm, good=filled(name=WORDS, version=1), silent=silent("tone", "version")),
    Door(f"{_CODE}/merge", forms.MergeForm, good=filled(into="@other code")),
    Door(f"{_CODE}/split", forms.SplitForm, good=filled(name=WORDS, texts="@wish")),
    Door(f"{_CODE}/theme", forms.ThemeForm, good=filled(quotes="@wish")),
    Door(
        f"{_CODING}/texts/{{wish}}",
        forms.PressForm,
        good=filled(put="@answer code"),
        silent=silent("put", "off", "no", "show", "q", "page"),
    ),
    Door(f"{_CODING}/texts/{{wish}}/settle", forms.SettleForm),
    Door("/surveys/{survey closed}/swot", SwotForm, silent=silent("question_id")),
    Door(f"{_CODING}/way", forms.WayForm, silent=silent("question", "act")),
)
