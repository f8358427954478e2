"""What is known of an address out on the web."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field as Column

from agentnet.db import UTC, Row, choice


class LinkState(StrEnum):
    """`dead` only when the other side says so, twice; `unsure` when we could not find out."""

    WORKS = "works"
    DEAD = "dead"
    UNSURE = "unsure"


class LinkCheck(Row, table=True):
    """An address that some chapter links to, and how it went when the worker last asked for it."""

    url: str = Column(unique=True)
    state: LinkState = Column(sa_type=choice(LinkState))
    why: str = Column(default="", description="An HTTP status (`404`), or a word: `no-host`, `silent`, `inside`.")
    fails: int = Column(default=0, description="How many times in a row the other side has said that it is gone.")
    checked_at: datetime = Column(sa_type=UTC)
