"""Words of surveys, and their stages."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The four uses of one engine."""

    PRE = "pre"
    SWOT = "swot"
    FEEDBACK = "feedback"
    METER = "meter"


class Anonymity(StrEnum):
    """Chosen when the survey is made; after opening neither code nor SQL can change it."""

    NAMED = "named"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


class Stage(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class QuestionKind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    SCALE = "scale"


FOLLOWS: Final = {Stage.DRAFT: {Stage.OPEN}, Stage.OPEN: {Stage.CLOSED}, Stage.CLOSED: set[Stage]()}

SCALE: Final = (1, 2, 3, 4, 5)
FLOOR: Final = 5
"""Nothing is shown of fewer answers than this."""
