"""Pure rules of assignments: the words of the stages, the days that count, and how an answer becomes notes."""

import re
from datetime import date, timedelta
from typing import Final

from agentnet.network.flow import Role
from agentnet.network.quiet import FreeDays
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.words import N_

ASKED: Final = (Role.AGENT, Role.PARTNER, Role.EXPERIENCE)
"""Who gets a task when an assignment is issued."""

DAY: Final = "task-day"
ISSUE: Final = "task-issue"
"""Jobs of the worker: what is due today, and a draft that goes out by itself."""

REMIND_BEFORE: Final = (5, 1)
"""Working days before the last day when the worker reminds by itself."""
REMINDERS: Final = len(REMIND_BEFORE)
"""After so many letters a coordinator calls instead."""
GRACE: Final = 3
"""Working days after the last day when an answer is still taken; then the task expires."""
BEFORE_WORKSHOP: Final = 5
"""Working days: the last day that is proposed for an assignment of a workshop."""

PUT_BACK: Final = timedelta(hours=1)
"""A picture or a form that was taken out of a draft can be put back by a press this long."""
QUESTIONS: Final = 20
ROOM: Final = 11 * 1024 * 1024
"""How large a request with a file may be: a little over a file's limit, so that a sentence says it."""

WAITING: Final = frozenset({Stage.ASSIGNED, Stage.SEEN, Stage.IN_PROGRESS, Stage.RETURNED})
GIVEN: Final = frozenset({Stage.SUBMITTED, Stage.ACCEPTED})

STAGES: Final = {
    Stage.ASSIGNED: N_("annettu"),
    Stage.SEEN: N_("luettu"),
    Stage.IN_PROGRESS: N_("kesken"),
    Stage.SUBMITTED: N_("lähetetty"),
    Stage.RETURNED: N_("täydennettävä"),
    Stage.ACCEPTED: N_("kuitattu"),
    Stage.EXCUSED: N_("ei ehdi tällä kertaa"),
    Stage.EXPIRED: N_("ei vastausta"),
}
TONES: Final = {
    Stage.SUBMITTED: "gold",
    Stage.RETURNED: "warn",
    Stage.ACCEPTED: "ok",
    Stage.EXPIRED: "danger",
}
ASSIGNMENT_STAGES: Final = {
    AssignmentStage.DRAFT: N_("luonnos"),
    AssignmentStage.ISSUED: N_("annettu agenteille"),
    AssignmentStage.CLOSED: N_("päättynyt"),
}


def reminder_due(today: date, due: date, sent: int, days: FreeDays) -> bool:
    """Is it time for the next reminder? On working days only; a day that was missed is caught up with, once."""
    if sent >= REMINDERS or today > due or days.is_free(today):
        return False
    return today >= days.before(due, REMIND_BEFORE[sent])


def expires_on(due: date, days: FreeDays) -> date:
    """The last day when an answer is still taken."""
    return days.after(due, GRACE)


def proposed_due(workshop: date, today: date, days: FreeDays) -> date:
    """The last day for what is to be read before a workshop; never a day that has gone."""
    return max(days.before(workshop, BEFORE_WORKSHOP), days.next_working(today))


WHOLE: Final = 280
"""Characters: an answer this short stays one note, with its own line ends."""
PARTS: Final = 12
"""Lines: an answer of more stays one note too."""
_BULLET: Final = re.compile(r"^\s*(?:[-–—*•·‣▪]|\d{1,2}[.)])\s+")


def parts_of(text: str) -> list[str]:
    """An answer as notes: a long one falls into its lines or bullets, unless there are too many of them.

    A line that goes on from a bullet (no bullet of its own, in a text that has bullets) stays with it.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(text) <= WHOLE or len(lines) < 2:
        return [text.strip()]
    bulleted = any(_BULLET.match(line) for line in lines)
    parts: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bulleted and not bullet and parts:
            parts[-1] += "\n" + line.strip()
        else:
            parts.append(line[bullet.end() :].strip() if bullet else line.strip())
    return parts if len(parts) <= PARTS else [text.strip()]
