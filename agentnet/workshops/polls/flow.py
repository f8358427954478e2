"""The kinds of polls, the steps of a poll and who sees what, as data."""

from enum import StrEnum
from typing import Final, NamedTuple

from agentnet.words import N_


class PollKind(StrEnum):
    CHOICE = "choice"
    SCALE = "scale"
    RANKING = "ranking"
    CLOUD = "cloud"
    OPEN = "open"


class Stage(StrEnum):
    """A draft's question is nobody's but the leaders'; an open poll takes answers; a closed one may open again."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Step(StrEnum):
    """The buttons of a leader. Results are hidden from the others until they are shown, open or closed."""

    OPEN = "open"
    CLOSE = "close"
    SHOW = "show"
    HIDE = "hide"


class TextState(StrEnum):
    """A written answer: waits for a leader, is seen with the results, or was hidden with a reason."""

    HELD = "held"
    SHOWN = "shown"
    HIDDEN = "hidden"


class Audience(StrEnum):
    """Who looks. Audiences differ in content, never in masks."""

    PARTICIPANTS = "participants"
    LEADERS = "leaders"
    PROJECTOR = "projector"


class Kind(NamedTuple):
    """What one kind of poll is called and asks for. `options`: how many it takes at most."""

    name: str
    hint: str
    options: int = 0
    written: bool = False


KINDS: Final[dict[PollKind, Kind]] = {
    PollKind.CHOICE: Kind(
        N_("Valinta"), N_("Vastaaja valitsee annetuista vaihtoehdoista yhden tai useita."), options=12
    ),
    PollKind.SCALE: Kind(N_("Asteikko 1–5"), N_("Vastaaja valitsee luvun. Asteikon päät kerrotaan sanoin.")),
    PollKind.RANKING: Kind(N_("Järjestys"), N_("Vastaaja laittaa vaihtoehdot tärkeysjärjestykseen."), options=8),
    PollKind.CLOUD: Kind(N_("Sanapilvi"), N_("Vastaaja kirjoittaa yhden tai muutaman sanan."), written=True),
    PollKind.OPEN: Kind(N_("Avoin kysymys"), N_("Vastaaja kirjoittaa omin sanoin."), written=True),
}

FOLLOWS: Final[dict[Step, frozenset[Stage]]] = {
    Step.OPEN: frozenset({Stage.DRAFT, Stage.CLOSED}),
    Step.CLOSE: frozenset({Stage.OPEN}),
    Step.SHOW: frozenset({Stage.OPEN, Stage.CLOSED}),
    Step.HIDE: frozenset({Stage.OPEN, Stage.CLOSED}),
}
"""In which stages a step makes sense. One that is already so does nothing."""

SCALE: Final = (1, 2, 3, 4, 5)
FEWEST: Final = 2
"""So many options must there be to choose from."""
WORDS: Final = 5
"""So many words may be asked of one person for a cloud."""
OPTION_LENGTH: Final = 120
QUESTION_LENGTH: Final = 200
WORD_LENGTH: Final = 40
TEXT_LENGTH: Final = 600
REASON_LENGTH: Final = 200

REASONS: Final[dict[str, str]] = {
    "off": N_("ei liity kysymykseen"),
    "person": N_("tekstistä voi tunnistaa ihmisen"),
    "tone": N_("asiaton"),
    "same": N_("sama asia on jo sanottu"),
}
"""Why an answer is hidden, in one press while the room looks on. Its writer sees the reason."""
