"""The doors of the tasks room."""

from typing import Any, Final

from agentnet.tasks.pages.answering import TaskPages
from agentnet.tasks.pages.boards import BoardPages, of_workshop
from agentnet.tasks.pages.managing import AssignmentPages, NetworkAssignments
from agentnet.tasks.pages.reading import SubmissionPages

HANDLERS: Final[tuple[Any, ...]] = (
    NetworkAssignments,
    AssignmentPages,
    SubmissionPages,
    BoardPages,
    TaskPages,
    of_workshop,
)
