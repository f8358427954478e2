"""The hub: order, one encoding, slow sockets dropped, people cut off."""

import asyncio
import zlib

import pytest

from agentnet.live.frames import TAIL, Message, Shared, deflated, frame
from agentnet.live.hub import CROWDED, EACH, GONE, LONGEST_TICK, SLOW, Hub, Judge


class Ear:
    """A listener that writes down what it hears."""

    def __init__(self, keeps_up: bool = True) -> None:
        self.keeps_up = keeps_up
        self.heard: list[bytes] = []
        self.frames: list[bytes] = []
        self.closed: int | None = None

    def send(self, message: Message) -> bool:
        if self.keeps_up:
            self.heard.append(message.text)
            self.frames.append(message.plain)
        return self.keeps_up

    def send_after(self, shared: Shared, text: bytes) -> bool:
        return self.send(Message(shared.text + text))

    def close(self, code: int) -> None:
        self.closed = code

    @property
    def all(self) -> str:
        return b"".join(self.heard).decode()


async def a_tick() -> None:
    await asyncio.sleep(LONGEST_TICK * 2)


async def test_everyone_at_a_topic_hears_the_same_frame_in_order() -> None:
    hub, ears = Hub(), [Ear() for _ in range(3)]
    for i, ear in enumerate(ears):
        hub.join(ear, ("board",), f"person:{i}")
    for word in "abc":
        hub.publish("board", f"<p>{word}</p>")
    await a_tick()
    assert {ear.all for ear in ears} == {"<p>a</p><p>b</p><p>c</p>"}
    assert len({id(ear.frames[0]) for ear in ears}) == 1


async def test_what_comes_in_one_tick_travels_in_one_frame() -> None:
    hub, ear = Hub(), Ear()
    hub.join(ear, ("board",), "x")
    for i in range(100):
        hub.publish("board", f"{i},")
    await a_tick()
    assert len(ear.frames) == 1


async def test_another_topic_hears_nothing() -> None:
    hub, here, there = Hub(), Ear(), Ear()
    hub.join(here, ("here",), "x")
    hub.join(there, ("there",), "y")
    hub.publish("here", "<p>vain täällä</p>")
    await a_tick()
    assert there.heard == []


async def test_a_socket_that_does_not_keep_up_is_dropped_and_the_others_go_on() -> None:
    hub, slow, quick = Hub(), Ear(keeps_up=False), Ear()
    hub.join(slow, ("board",), "slow")
    hub.join(quick, ("board",), "quick")
    for _ in range(2):
        hub.publish("board", "x")
        await a_tick()
    assert slow.closed == SLOW
    assert quick.all == "xx"
    assert hub.present("board") == 1


async def test_a_person_is_cut_off_everywhere_at_once() -> None:
    hub, phone, laptop, other = Hub(), Ear(), Ear(), Ear()
    hub.join(phone, ("a",), "person:1")
    hub.join(laptop, ("b",), "person:1")
    hub.join(other, ("a",), "person:2")
    assert hub.cut("person:1") == 2
    assert (phone.closed, laptop.closed, other.closed) == (GONE, GONE, None)
    assert hub.cut("person:1") == 0


async def test_presence_counts_people_not_sockets() -> None:
    hub = Hub()
    for key in ("person:1", "person:1", "guest:2"):
        hub.join(Ear(), ("board:1:x",), key)
    assert hub.present("board:1:") == 2
    assert hub.present("board:2:") == 0


async def test_people_are_counted_once_in_topics_known_by_name() -> None:
    hub, ears = Hub(), [Ear() for _ in range(4)]
    for ear, key, topic in zip(ears, ("a", "a", "b", "a"), ("fi", "fi", "fi", "sv"), strict=True):
        hub.join(ear, (topic,), key)
    assert (hub.among("fi"), hub.among("fi", "sv"), hub.among("sv", "en"), hub.among("en")) == (2, 2, 1, 0)
    hub.leave(ears[0])
    hub.leave(ears[2])
    assert hub.among("fi") == 1


async def test_of_too_many_sockets_of_one_person_the_oldest_is_closed() -> None:
    hub, ears = Hub(), [Ear() for _ in range(EACH + 1)]
    other = Ear()
    hub.join(other, ("board",), "person:2")
    for ear in ears:
        hub.join(ear, ("board",), "person:1")
    assert [ear.closed for ear in ears] == [CROWDED] + [None] * EACH
    assert other.closed is None


async def test_everybody_is_judged_again_in_turn_and_a_judge_who_fails_has_said_nothing() -> None:
    hub = Hub()
    asked: list[str] = []

    def judge(name: str, code: int) -> Judge:
        async def judged() -> int:
            asked.append(name)
            if name == "broken":
                raise OSError
            return code

        return judged

    ears = {name: Ear() for name in ("stays", "goes", "broken", "unjudged")}
    for name, ear in ears.items():
        hub.join(ear, ("board",), name, None if name == "unjudged" else judge(name, 4404 if name == "goes" else 0))
    patrol = asyncio.create_task(hub.patrol(0.04, 0.01))
    await asyncio.sleep(0.2)
    patrol.cancel()
    assert {name: ear.closed for name, ear in ears.items()} == {**dict.fromkeys(ears), "goes": 4404}
    assert asked[:3] == ["stays", "goes", "broken"]
    assert asked.count("goes") == 1
    assert abs(asked.count("stays") - asked.count("broken")) <= 1


async def test_leaving_twice_does_no_harm_and_leaves_nothing_behind() -> None:
    hub, ear = Hub(), Ear()
    hub.join(ear, ("a", "b"), "x")
    hub.leave(ear)
    hub.leave(ear)
    assert not hub.heard("a")
    hub.publish("a", "x")
    assert ear.heard == []


@pytest.mark.parametrize(("n", "head"), [(125, 2), (126, 4), (65_535, 4), (65_536, 10)])
def test_frames_have_the_length_that_the_standard_says(n: int, head: int) -> None:
    assert len(frame(b"x" * n)) == n + head


def test_packed_pieces_make_one_message() -> None:
    for rest in (b"", b"omat", b"omat" * 1_000):
        whole = deflated("ensin ä".encode()) + TAIL + deflated(rest) + TAIL
        assert zlib.decompressobj(-15).decompress(whole) == "ensin ä".encode() + rest
