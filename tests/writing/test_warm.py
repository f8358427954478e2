"""The warm children: quick the second time, ended when they dawdle, started anew when they die."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from agentnet.child import ChildFailed
from agentnet.guide import press
from agentnet.guide.press import Citation, Known
from agentnet.guide.writing import warm
from agentnet.guide.writing.sheet import Look, Order, look
from agentnet.guide.writing.warm import in_warm_child

TEXT = (
    """Työpari sopii yhteisen ajan.[@k1]

## Ennen palaveria

Asiakas päättää, ketkä kutsutaan.

![](kuva.png)

## Palaverissa

"""
    + "Jokainen kertoo vuorollaan, mitä on sovittu ja kuka vastaa mistäkin.\n\n" * 60
)
KNOWN = Known(citations={"k1": Citation(1, "Yhteinen aika", "/findings/1")})
CHAPTER = press.EditionChapter(slug="luku", chapter=press.Chapter("fi", "Luku", ()))
EDITION = press.Edition(title="Opas", number="luonnos", day=date(2026, 11, 17), language="fi", chapters=(CHAPTER,))


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    warm.end_all()


async def asked(func: Callable[..., Any], *args: Any, seconds: float = 60) -> Any:
    """By one child, with all the time in the world: others work on this machine at the same time."""
    return await in_warm_child("a", func, *args, seconds=seconds)


async def _look(markdown: str = TEXT, **more: object) -> Look:
    seen: Look = await asked(look, Order("a", markdown, KNOWN, EDITION, **more))  # type: ignore[arg-type]
    return seen


async def test_a_look_has_the_page_the_problems_and_the_picture() -> None:
    seen = await _look(paper=True, line=5)
    assert 'href="/findings/1"' in seen.body
    assert [(told.line, told.stops) for told in seen.problems if told.kind == "no-alt"] == [(7, True)]
    assert [line for _, line in seen.blocks[:4]] == [1, 3, 5, 7]
    assert (seen.page, seen.pages) >= (1, 3)
    assert seen.drawing.startswith(b"<svg")


async def test_the_page_follows_the_cursor_and_can_be_turned() -> None:
    last = len(TEXT.split("\n"))
    first, end = await _look(paper=True, line=1), await _look(paper=True, line=last)
    assert first.page == 1
    assert end.page >= end.pages - 1 > 1
    assert (await _look(paper=True, line=1, page=2)).page == 2
    assert (await _look(paper=True, line=1, page=999)).page == end.pages


async def test_the_second_look_is_quick() -> None:
    """A tenth of a second on a machine of one's own; here others work at the same time, also during the first."""
    began = time.perf_counter()
    await _look(paper=True)
    first, took = time.perf_counter() - began, []
    for n in range(5):
        began = time.perf_counter()
        await _look(TEXT.replace("vuorollaan", "vuorollaan" + "n" * n, 1), paper=True)
        took.append(time.perf_counter() - began)
    print(f"page picture of a chapter: {min(took):.3f} s (goal 0.1)")
    assert min(took) < max(0.5, first / 3)


async def test_one_that_dies_or_dawdles_is_replaced() -> None:
    child = await asked(os.getpid)
    with pytest.raises(ChildFailed):
        await asked(os.kill, child, signal.SIGKILL)
    second = await asked(os.getpid)
    assert second != child
    with pytest.raises(ChildFailed, match="Timeout"):
        await asked(time.sleep, 30, seconds=0.3)
    assert await asked(os.getpid) not in (child, second)


async def test_what_fails_says_so_and_the_child_lives_on() -> None:
    child = await asked(os.getpid)
    with pytest.raises(ChildFailed, match="ValueError"):
        await asked(int, "ei luku")
    assert await asked(os.getpid) == child


async def test_a_child_is_not_as_large_as_the_one_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A big server has small children: whether one has grown is told from what it has used itself."""
    ballast = b"x" * (256 << 20)
    monkeypatch.setattr(warm, "GROWN_KB", len(ballast) >> 10)
    child = await asked(os.getpid)
    assert await asked(os.getpid) == child
    await asked(exec, "b'x' * (300 << 20)")
    assert await asked(os.getpid) != child
    del ballast


async def test_without_proc_what_was_inherited_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "Path", lambda _path: Path("/proc/self/there-is-none"))
    assert warm._peak(warm._most()) == 0
    assert warm._peak(0) == warm._most()


async def test_it_has_no_network_little_memory_and_no_settings() -> None:
    with pytest.raises(ChildFailed):
        await asked(bytearray, 3_000_000_000)
    assert await asked(os.getenv, "AGENTNET_SECRET_KEY") is None
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(ChildFailed):
        await asked(socket.create_connection, server.getsockname(), 1)


async def test_too_many_are_turned_away_at_once() -> None:
    many = [asyncio.ensure_future(asked(time.sleep, 0.2)) for _ in range(warm.WAITING + 3)]
    got = await asyncio.gather(*many, return_exceptions=True)
    assert sum(isinstance(one, ChildFailed) for one in got) == 3
