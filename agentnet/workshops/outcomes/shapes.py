"""What the page is made of. Nobody's name is on it but those who put theirs under a promise."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agentnet.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Found:
    """A note or a bundle: `under` are the other notes of the bundle. `votes` only where they are told."""

    id: UUID
    text: str
    title: str
    section: str
    under: tuple[str, ...]
    votes: int | None
    rank: int | None
    tied: bool
    included: bool = True

    @property
    def id_text(self) -> str:
        """As a form sends it."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class BoardPart:
    """What was asked, and what was found. `closed`: its notes are not open to everybody yet."""

    id: UUID
    title: str
    task: str
    found: tuple[Found, ...]
    count: int
    voted: bool
    closed: bool

    @property
    def shown(self) -> tuple[Found, ...]:
        return tuple(one for one in self.found if one.included)

    @property
    def rest(self) -> int:
        """Notes that are on the board and not here."""
        return self.count - sum(1 + len(one.under) for one in self.shown)


@dataclass(frozen=True, slots=True)
class PollPart:
    """A poll whose results were shown: its rows are (answer, figure in words)."""

    question: str
    answers: int
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Five minutes to take home."""

    workshop: Workshop
    intro: str
    boards: tuple[BoardPart, ...]
    polls: tuple[PollPart, ...]
    promises: tuple[tuple[str, str], ...]
    promised: int
    onward: str
    coming: Workshop | None
    questions: tuple[str, ...]
    published_at: datetime | None

    @property
    def is_empty(self) -> bool:
        return not any(board.shown for board in self.boards) and not self.polls and not self.promises
