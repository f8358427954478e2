"""Who sits at a board and listens to a topic of their own, found by their hands."""

from collections import defaultdict
from typing import Any, NamedTuple

from agentnet.live import hub
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.wall import Actor


class Seat(NamedTuple):
    """One person's own topic, and how it is drawn."""

    topic: str
    actor: Actor
    audience: Audience
    lang: str


class Seats:
    """The seats of one board. Those whose page has closed are left empty until somebody clears up."""

    def __init__(self) -> None:
        self._all: dict[str, Seat] = {}
        self._of: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, *seat: Any) -> None:
        one = Seat(*seat)
        self._all[one.topic] = one
        for hand in one.actor.hands:
            self._of[hand].add(one.topic)

    def of(self, hands: set[str]) -> list[Seat]:
        """Where people with one of these hands listen."""
        topics = {topic for hand in hands for topic in self._of.get(hand, ())}
        return [self._all[topic] for topic in topics if hub.heard(topic)]

    @property
    def all(self) -> list[Seat]:
        return [seat for topic, seat in self._all.items() if hub.heard(topic)]

    def clear(self) -> None:
        """Forget those who have gone."""
        for seat in [seat for topic, seat in self._all.items() if not hub.heard(topic)]:
            del self._all[seat.topic]
            for hand in seat.actor.hands:
                self._of[hand].discard(seat.topic)
                if not self._of[hand]:
                    del self._of[hand]
