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


class Asked(StrEnum):
    """Who is asked: the members, all staff of units (one open link), or people by address (links of their own)."""

    MEMBERS = "members"
    UNITS = "units"
    PERSONAL = "personal"


class QuestionKind(StrEnum):
    """`TEXT` is a long text, `LINE` a short one; `CHOICE` takes one option, `MANY` several."""

    TEXT = "text"
    LINE = "line"
    CHOICE = "choice"
    MANY = "many"
    SCALE = "scale"
    MATRIX = "matrix"
    RANKING = "ranking"
    NUMBER = "number"
    SWOT = "swot"


class Quadrant(StrEnum):
    """The parts of a SWOT question."""

    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    OPPORTUNITIES = "opportunities"
    THREATS = "threats"


FOLLOWS: Final = {Stage.DRAFT: {Stage.OPEN}, Stage.OPEN: {Stage.CLOSED}, Stage.CLOSED: set[Stage]()}

SCALE: Final = (1, 2, 3, 4, 5)
FLOOR: Final = 5
"""Nothing is shown of fewer answers than this."""
