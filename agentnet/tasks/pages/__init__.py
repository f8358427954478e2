"""The doors of the tasks room."""

from typing import Any, Final

from agentnet.tasks import clockwork
from agentnet.tasks.pages.answering import TaskPages
from agentnet.tasks.pages.boards import BoardPages, of_workshop
from agentnet.tasks.pages.correcting import CorrectionPages
from agentnet.tasks.pages.drafting import DraftPages
from agentnet.tasks.pages.enclosing import EnclosurePages, add_picture
from agentnet.tasks.pages.exporting import export
from agentnet.tasks.pages.handouts import HandoutPages
from agentnet.tasks.pages.helping import HelpPages
from agentnet.tasks.pages.listing import NetworkAssignments, my_tasks
from agentnet.tasks.pages.managing import AssignmentPages
from agentnet.tasks.pages.questions import QuestionPages
from agentnet.tasks.pages.reading import SubmissionPages

WORKER: Final = clockwork
"""Loaded with the doors: the worker's jobs are registered by it."""

HANDLERS: Final[tuple[Any, ...]] = (
    NetworkAssignments,
    AssignmentPages,
    DraftPages,
    HandoutPages,
    QuestionPages,
    CorrectionPages,
    SubmissionPages,
    HelpPages,
    BoardPages,
    TaskPages,
    EnclosurePages,
    add_picture,
    export,
    my_tasks,
    of_workshop,
)
