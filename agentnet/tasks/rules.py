"""Pure rules of assignments: the words of the stages, and how an answer becomes notes."""

import re
from typing import Final

from agentnet.network.flow import Role
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.words import N_

ASKED: Final = (Role.AGENT, Role.PARTNER, Role.EXPERIENCE)
"""Who gets a task when an assignment is issued."""

REMINDERS: Final = 2
"""After so many letters a coordinator calls instead."""

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
