"""Words of the thread: what a source is, how it is used, and where a contribution ends."""

from enum import StrEnum


class Kind(StrEnum):
    """What a contribution came as."""

    NOTE = "note"
    GROUP = "group"
    SUBMISSION = "submission"
    SURVEY = "survey"
    POLL = "poll"
    PROMISE = "promise"
    PHOTO = "photo"
    BACKGROUND = "background"
    FINDING = "finding"
    READER = "reader"
    INQUIRY = "inquiry"
    CODED = "coded"


class Relation(StrEnum):
    """How a text stands to what it cites; `carried` leads from source to source (submission → note), and so does
    `merged`: the same thing said twice.
    """

    QUOTE = "quote"
    CONDENSED = "condensed"
    INSPIRED = "inspired"
    CARRIED = "carried"
    MERGED = "merged"


class Fate(StrEnum):
    """What became of a contribution: its disposition."""

    USED = "used"
    MERGED = "merged"
    PARKED = "parked"
    OUT_OF_SCOPE = "out_of_scope"
