"""No text of ours is a formula in a spreadsheet, and what we guarded comes back as it was."""

import pytest

from agentnet.cells import guarded, unguarded


@pytest.mark.parametrize(
    "text", ["=1", "+358 40", "-2", "@SUM(A1)", "\t=1", "\rx", " =1", "\u00a0=1", "＝1", "\u2003＠a", "\n-1"]
)
def test_what_could_be_a_formula_is_a_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "Salon perhekeskus", "1–2", "'lainattu'", "a=b", "'n"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text
