"""Heavy work runs apart: slow, greedy or failing work ends there, and the caller hears why."""

import os
import pickle
import socket
import subprocess
import sys
import time
from collections import Counter, OrderedDict, deque
from datetime import date
from typing import Any

import pytest
from markupsafe import escape

from agentnet import answers, child
from agentnet.guide.press import ChildFailed, in_child, run_in_child
from agentnet.guide.writing.warm import end_all, in_warm_child
from agentnet.network.flow import Role
from agentnet.surveys.waves.pacing import _Flow as Flow
from agentnet.web.visit import Visit


def double(number: int) -> int:
    return 2 * number


def greedy(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def failing() -> None:
    raise ValueError("ei käy")


def secrets() -> str:
    return " ".join(os.environ)


class Sly:
    """What a child that was taken over would answer: something to be called by the one who reads it."""

    def __init__(self, call: Any, *given: Any) -> None:
        self.call, self.given = call, given

    def __reduce__(self) -> tuple[Any, ...]:
        return self.call, self.given


def sly(which: str) -> Any:
    return {"call": Sly(os.getcwd), "reached": Sly(eval, "1"), "ours": Sly(run_in_child, double, 1)}[which]


def changing(state: bytes, module: str, name: str, *made: bytes) -> bytes:
    """An answer that fills something in which it has only named."""
    return b"\x80\x04(\x88c" + f"{module}\n{name}\n".encode() + b"".join(made) + state + b"bt."


CLASS = b"(N}X\x0b\x00\x00\x00check_tokencagentnet.surveys.waves.pacing\n_Flow\nst"
MEMBER = b"}X\x07\x00\x00\x00_value_X\x05\x00\x00\x00CANARs"


def may_leave_the_network() -> bool:
    """Whether this system lets a process take the network away from itself."""
    code = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"
    return subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def reaches(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


async def test_the_answer_comes_back() -> None:
    assert await in_child(double, 21) == run_in_child(double, 21) == 42


@pytest.mark.parametrize("which", ["call", "reached", "ours"])
async def test_an_answer_is_never_called(which: str) -> None:
    with pytest.raises(ChildFailed, match="something else"):
        run_in_child(sly, which)
    with pytest.raises(ChildFailed, match="NotPlain"):
        await in_warm_child(which, sly, which)
    end_all()


@pytest.mark.parametrize(
    "answer",
    [
        changing(CLASS, "agentnet.web.visit", "Visit"),
        changing(MEMBER, "agentnet.network.flow", "Role", b"X\x05\x00\x00\x00agent\x85R"),
    ],
)
def test_an_answer_changes_nothing_that_is_everybodys(answer: bytes) -> None:
    before = Visit.check_token
    try:
        with pytest.raises(answers.NotPlain, match="changes"):
            answers.read(answer)
        assert (Visit.check_token, Role.AGENT.value) == (before, "agent")
    finally:
        Visit.check_token, Role.AGENT._value_ = before, "agent"  # type: ignore[method-assign]


def test_records_and_containers_come_back_as_they_were() -> None:
    said = (
        True,
        [Flow(3, 2.5)],
        {"a": {1}, "b": Counter("aab")},
        OrderedDict(a=deque([date(2026, 9, 1)])),
    )
    assert answers.read(pickle.dumps(said)) == said


async def test_slow_work_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(ChildFailed, match="1 s"):
        await in_child(time.sleep, 60, seconds=1)
    with pytest.raises(ChildFailed, match="1 s"):
        run_in_child(time.sleep, 60, seconds=1)
    assert time.monotonic() - begun < 10


def test_greedy_work_is_ended() -> None:
    with pytest.raises(ChildFailed, match="400 MB"):
        run_in_child(greedy, 500, megabytes=400)


async def test_too_long_an_answer_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LONGEST", 1 << 20)
    with pytest.raises(ChildFailed, match="answered more than"):
        await in_child(bytes, 3 << 20)
    with pytest.raises(ChildFailed, match="answered more than"):
        run_in_child(bytes, 3 << 20)
    with pytest.raises(answers.NotPlain, match="bytearray"):
        answers.read(pickle.dumps(bytearray(3)))


def test_markup_comes_as_plain_text() -> None:
    assert type(run_in_child(escape, "<b>")) is str


def test_failing_work_says_why() -> None:
    with pytest.raises(ChildFailed, match="ValueError: ei käy"):
        run_in_child(failing)


def test_the_child_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTNET_SECRET_KEY", "salaisuus")
    assert "AGENTNET" not in run_in_child(secrets)


def test_the_child_has_no_network_where_it_can_be_taken_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert run_in_child(reaches, server.getsockname()[1]) is not may_leave_the_network()
