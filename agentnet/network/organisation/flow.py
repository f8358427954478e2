"""Words of the organisation: what can change and how, and where an import is."""

from enum import StrEnum


class Thing(StrEnum):
    """What a change is about."""

    COUNTY = "county"
    AREA = "area"
    REGION = "region"
    UNIT = "unit"


class ImportStage(StrEnum):
    """Where a file is: its columns are asked for, it is looked at, in use, or taken back."""

    COLUMNS = "columns"
    PREVIEW = "preview"
    APPLIED = "applied"
    UNDONE = "undone"


class State(StrEnum):
    """A unit or an area today."""

    CURRENT = "current"
    COMING = "coming"
    ENDED = "ended"
