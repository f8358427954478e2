"""Doors of assignments that take a form."""

from typing import Final

from agentnet.tasks import forms as tasks
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
NET: Final = "/networks/{network}/assignments"
DRAFT: Final = "/assignments/{assignment draft}"
OUT: Final = "/assignments/{assignment}"
BACK: Final = "/assignments/{assignment back}"
ONE: Final = BACK + "/submissions/{task sent}"
_WRITTEN = {"text": WORDS, "due_on": "2026-12-20"}
_UNUSED = silent("options", "rows", "low", "high", "unit", "if_key", "if_is", "help")

TASK_DOORS: Final = (
    Door(NET, tasks.AssignmentForm, good=filled(title="Kahville", question="Mitä opit?", **_WRITTEN)),
    Door(f"{DRAFT}/edit", tasks.AssignmentForm, good=filled(title="Kahville", **_WRITTEN), silent=silent("question")),
    Door(f"{DRAFT}/questions", tasks.QuestionForm, good=filled(label=WORDS, kind="text"), silent=_UNUSED),
    Door(f"{DRAFT}/questions/q1", tasks.QuestionForm, good=filled(label=WORDS, kind="text"), silent=_UNUSED),
    Door(f"{DRAFT}/questions/q1/move", tasks.MoveForm, good=filled(to="up")),
    Door(f"{DRAFT}/schedule", tasks.ScheduleForm),
    Door(f"{OUT}/pattern", tasks.PatternForm, good=filled(name="Malli"), silent=silent("name")),
    Door(
        "/assignments/{assignment corrected}/correction/save",
        tasks.CorrectionForm,
        good=filled(text=WORDS, why=WORDS),
    ),
    Door("/tasks/{task}/draft", tasks.AnswerForm, "aino", filled(**{"q-q1": WORDS}, version=1)),
    Door("/tasks/{task}/submit", tasks.AnswerForm, "aino", filled(**{"q-q1": WORDS}, version=1)),
    Door("/tasks/{task}/pictures", tasks.PictureForm, "aino", filled(alt=WORDS)),
    Door("/tasks/{task}/enclosed/{enclosure}", tasks.EnclosureForm, "aino", filled(act="remove")),
    Door(f"{OUT}/calls/{{task}}", tasks.CallForm, good=filled(note=WORDS), silent=silent("note")),
    Door(f"{BACK}/accept", tasks.ManyForm, good=filled(word=WORDS), silent=silent("word")),
    Door(f"{ONE}/accept", tasks.WordForm, good=filled(word=WORDS)),
    Door(f"{ONE}/return", tasks.WordForm, good=filled(word=WORDS)),
    Door(f"{ONE}/extend", tasks.ExtendForm, good=filled(due_on="2026-12-20")),
    Door(f"{ONE}/pick", tasks.PickForm, good=filled(act="pick")),
    Door(f"{BACK}/notes", tasks.BoardForm, good=filled(section_id="@section ideation"), silent=silent("questions")),
)
