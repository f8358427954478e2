"""What the programmes that come with agentnet are made of."""

from typing import Final

from msgspec import Struct

from agentnet.words import N_
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.layouts import Layout
from agentnet.workshops.flow import ActivityKind as Kind
from agentnet.workshops.programme.points import BoardPlan, Point


class Pattern(Struct, frozen=True):
    """A programme to start from."""

    key: str
    name: str
    about: str
    points: tuple[Point, ...]

    @property
    def minutes(self) -> int:
        return sum(point.minutes for point in self.points)


BREAK: Final = Point(Kind.BREAK, N_("Tauko"), 15)
PROMISE: Final = Point(
    Kind.PROMISE, N_("Mitä kokeilen seuraavaksi?"), 10, N_("Kirjoita yksi asia, jonka teet ennen seuraavaa työpajaa.")
)
FEEDBACK: Final = Point(Kind.FEEDBACK, N_("Palaute"), 5)
CLIENT: Final = N_("Yksi ajatus lappua kohti. Älä kerro asiakkaasta mitään, mistä hänet voi tunnistaa.")


def opening(minutes: int = 10) -> Point:
    return Point(Kind.TALK, N_("Avaus: mistä jäimme, mihin tänään päästään"), minutes)


def columns(*names: str, votes: int = 3, offers: Offer = Offer.CHOOSE) -> BoardPlan:
    return BoardPlan(Layout.COLUMNS, names, votes=votes, offers=offers)
