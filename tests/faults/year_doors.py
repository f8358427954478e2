"""Doors of the network's year that take a form."""

from typing import Final

from agentnet.year.forms import EndForm, OfferForm, QuietForm, RhythmForm, RowForm, TakeForm, TodoForm
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
NET: Final = "/networks/{network}"
_RHYTHM = {"assign_days": 15, "remind_days": 6, "due_days": 3, "results_days": 3, "review_days": 15, "version": 1}
_ROW = silent("id", "key", "owner")

YEAR_DOORS: Final = (
    Door(f"{NET}/year/rhythm", RhythmForm, good=filled(**_RHYTHM), silent=silent("version")),
    Door(f"{NET}/year/quiet", QuietForm, good=filled(name=WORDS, starts_on="2026-12-21", ends_on="2027-01-06")),
    Door(f"{NET}/todo", TodoForm, good=filled(title=WORDS, due_on="2026-12-20"), silent=silent("id", "owner")),
    *(Door(f"{NET}/todo/{verb}", RowForm, good=filled(id="@todo"), silent=_ROW) for verb in ("done", "bin", "owner")),
    Door(f"{NET}/ending/offer", OfferForm, good=filled(things="entry:roskaa"), silent=silent("things", "to")),
    Door(f"{NET}/ending", EndForm, silent=silent("sure")),
    Door("/responsibilities/{handing}", TakeForm, good=filled(answer="take"), silent=silent("answer")),
)
