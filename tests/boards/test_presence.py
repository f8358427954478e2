"""What phones say upward: who writes, who is ready; garbage falls on the floor, and nothing is stored."""

import random
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from msgspec.structs import replace

from agentnet.workshops.boards import presence
from agentnet.workshops.boards.flow import Act, Phase
from agentnet.workshops.boards.painting import Painting
from agentnet.workshops.boards.presence import MOST, Ear, Table, unfinished
from agentnet.workshops.boards.views import own
from tests.boards.scene import AINO, PEKKA, a_wall

PEOPLE = frozenset({AINO.key, PEKKA.key})


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("agentnet.workshops.boards.presence.time", clock)
    monkeypatch.setattr("agentnet.workshops.boards.painting.time", clock)
    return clock


def test_writing_is_forgotten_by_itself(seconds: Clock) -> None:
    table, wall = Table(), a_wall()
    assert table.say(wall, AINO.key, "writing")
    assert not table.say(wall, AINO.key, "writing"), "nothing new"
    assert table.writing == {AINO.key}
    seconds.now += presence.WRITING_S + 0.1
    assert not table.writing
    table.say(wall, AINO.key, "writing")
    assert table.say(wall, AINO.key, "done"), "sent: the leaders hear of it at once"
    assert not table.writing
    assert not table.say(wall, AINO.key, "done")


def test_being_ready_ends_when_one_writes_on_and_with_the_phase(seconds: Clock) -> None:
    table, wall = Table(), a_wall()
    assert table.say(wall, AINO.key, "ready")
    assert table.ready(wall) == {AINO.key}
    assert table.say(wall, AINO.key, "writing")
    assert not table.ready(wall)
    table.say(wall, AINO.key, "ready")
    assert not table.writing
    assert not table.ready(replace(wall, phase=Phase.VOTING))


def test_those_who_have_used_their_votes_are_ready() -> None:
    wall = replace(a_wall(phase=Phase.VOTING), id=uuid4(), budget=2, votes={AINO.key: (uuid4(), uuid4())})
    assert unfinished(wall, PEOPLE, voting=True) == (2, 1, 0, 1)


def test_who_is_not_there_is_not_counted() -> None:
    wall = replace(a_wall(), id=uuid4())
    presence.table(wall.id).say(wall, AINO.key, "writing")
    assert unfinished(wall, frozenset({PEKKA.key}), voting=False) == (1, 0, 0, None)


def test_an_ear_takes_little_and_understands_less(seconds: Clock) -> None:
    heard: list[str] = []
    ear, table, wall = Ear(heard.append), Table(), a_wall()
    for _press in range(100):
        ear("writing")
    assert heard == ["writing"]
    noise = random.Random(7)
    for _press in range(2_000):
        seconds.now += 1
        said = "".join(chr(noise.randrange(1, 0x2FFF)) for _ in range(noise.randrange(0, 200)))
        ear(said)
        table.say(wall, AINO.key, said)
    assert all(len(said) <= presence.LONGEST for said in heard)
    assert not table.writing
    assert not table.ready(wall)


def test_a_table_has_only_so_many_seats(seconds: Clock) -> None:
    table, wall = Table(), a_wall()
    for n in range(MOST + 50):
        table.say(wall, f"participant:{n}", "writing")
        table.say(wall, f"participant:{n}", "ready")
        table.say(wall, f"participant:{n}", "writing")
    assert len(table.writing) <= MOST
    assert len(table.ready(wall)) <= MOST
    for _board in range(presence.BOARDS + 20):
        presence.table(uuid4())
    assert len(presence._tables) <= presence.BOARDS


def test_the_way_to_the_wall_is_the_median_of_the_last_minute(seconds: Clock) -> None:
    painting = Painting()
    assert painting.seconds() is None
    for n, took in enumerate((0.1, 0.2, 5.0)):
        painting.told(n, seconds.now)
        seconds.now += took
        assert painting.painted(n)
    assert painting.seconds() == pytest.approx(0.2)
    assert not painting.painted(2), "another wall paints the same"
    painting.told(9, seconds.now)
    seconds.now += 3_600
    painting.painted(9)
    assert painting.seconds() is None, "a wall that slept says nothing of the way"
    last = painting.took()
    assert last is not None
    assert last.at is not None, "what was measured before the pause, and when"
    painting.told(10, seconds.now)
    seconds.now += 0.5
    painting.painted(10, 0.3)
    measured = painting.took()
    assert measured is not None
    assert measured.seconds == pytest.approx(0.2), "the report left later than the picture"
    assert measured.at is None


def test_who_needs_more_time_is_told_until_when() -> None:
    began = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
    slow = replace(AINO, extra=timedelta(minutes=5), at=began + timedelta(minutes=1))
    for phase, until in ((Phase.IDEATION, None), (Phase.VOTING, began + timedelta(minutes=5)), (Phase.LOCKED, None)):
        wall = replace(a_wall(phase=phase), since=began)
        assert own(wall, slow).until == until
        assert own(wall, AINO).until is None
    assert Act.ADD in own(replace(a_wall(phase=Phase.VOTING), since=began), slow).acts
