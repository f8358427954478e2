"""How often somebody may try something: a sliding window per rule and subject.

The counts live in the process: a rule and a subject share nothing with any other, and looking and counting is one step,
because nothing is awaited between them.
"""

from collections import deque
from typing import Final, NamedTuple

from agentnet import clock
from agentnet.words import N_, Refused


class Rule(NamedTuple):
    """At most `times` in `seconds`."""

    times: int
    seconds: int


RULES: Final = {
    "sign-in letter": Rule(3, 3600),
    "sign-in letters from one address": Rule(1_000, 3600),  # a whole hospital is one address
    "sign-in code": Rule(10, 600),
    "join code": Rule(60, 600),
    "join code anywhere": Rule(1_000, 600),
    "paper code": Rule(20, 600),
    "paper code anywhere": Rule(300, 600),
    "guest": Rule(20, 3600),
    "name search": Rule(60, 600),
    "name picked": Rule(5, 3600),
    "board write": Rule(120, 60),
    "board export": Rule(20, 60),
    "picture": Rule(60, 600),
    "chapter paper": Rule(30, 600),
    "similar": Rule(90, 60),
    "chapter draft": Rule(90, 60),
    "chapter look": Rule(900, 60),
    "link check": Rule(6, 600),
    "brand try": Rule(120, 60),
    "label sheet": Rule(40, 600),
    "open answer": Rule(30, 600),
    "result file": Rule(60, 600),
    "report": Rule(240, 600),
    "wrong report key": Rule(60, 600),
    "stop letters": Rule(60, 3600),
    "mail test": Rule(20, 3600),
    "survey link": Rule(1_000, 60),  # a whole hospital is one address, and five hundred of it answer in a minute
    "survey link anywhere": Rule(4_000, 60),
    "reader": Rule(240, 600),  # a whole hospital is one address
}
SUBJECTS: Final = 100_000
_tries: dict[tuple[str, str], deque[float]] = {}


class TooMany(Refused):
    """Tried too often: 429, and when to try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            N_("Yrityksiä on ollut liian monta. Odota hetki ja yritä uudelleen {minutes} minuutin päästä.")
        )
        self.seconds = seconds
        self.values = {"minutes": max(1, -(-seconds // 60))}


def limit(rule: str, subject: str = "") -> None:
    """Count one try of `subject` under `rule`.

    Raises:
        TooMany: the window is full; this try is not counted.
    """
    most, seconds = RULES[rule]
    now = clock.now().timestamp()
    tries = _tries.setdefault((rule, subject), deque())
    while tries and tries[0] <= now - seconds:
        tries.popleft()
    if len(tries) >= most:
        raise TooMany(int(tries[0] + seconds - now) + 1)
    tries.append(now)
    if len(_tries) > SUBJECTS:
        _forget_old(now)


def clear() -> None:
    """Forget every try (a new process, a new test)."""
    _tries.clear()


def _forget_old(now: float) -> None:
    longest = max(rule.seconds for rule in RULES.values())
    for key in [key for key, tries in _tries.items() if not tries or tries[-1] <= now - longest]:
        del _tries[key]
    while len(_tries) > SUBJECTS:
        del _tries[next(iter(_tries))]
