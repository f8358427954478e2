"""A few child processes that stay warm: a page is set in a moment because the last one is still remembered.

Each has the limits of every child (`agentnet.child`): memory, time of the processor, no network, no settings. One that
dies or dawdles is ended and the next question starts another; one that has grown, or has nothing to do, goes by itself.
"""

import asyncio
import atexit
import os
import pickle
import resource
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from agentnet import answers
from agentnet.child import ChildFailed, environment, limit

T = TypeVar("T")

SIZE: Final = 2
CPU_S: Final = 240
"""Seconds of the processor that one child may use in its life; it is replaced well before."""
TIRED_S: Final = 150.0
MEGABYTES: Final = 1_536
GROWN_KB: Final = 700 * 1024
PATIENCE_S: Final = 8.0
IDLE_S: Final = 300.0
LONGEST: Final = 64 << 20
WAITING: Final = 6
"""Questions that may wait for one child; more are turned away at once."""
_LENGTH: Final = struct.Struct(">I")


class Answer(NamedTuple):
    """What came of it, and how the child is: seconds of the processor and kilobytes so far."""

    ok: bool
    value: Any
    cpu: float
    kilobytes: int


class Worker:
    """One child and the thread that talks with it, one question after another."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[bytes] | None = None
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="warm")
        self.waiting = 0

    async def ask(self, func: Callable[..., T], *args: Any, seconds: float) -> T:
        if self.waiting >= WAITING:
            raise ChildFailed("too many are waiting")
        self.waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.thread, self._ask, pickle.dumps((func, args)), seconds)
        finally:
            self.waiting -= 1

    def _ask(self, question: bytes, seconds: float) -> Any:
        child = self.child
        if child is None or child.poll() is not None:
            child = self.child = _start()
        try:
            answer = Answer(*answers.read(_exchange(child, question, seconds)))
        except (OSError, EOFError, TimeoutError, TypeError, answers.NotPlain) as lost:
            self.end()
            raise ChildFailed(f"{type(lost).__name__}: {lost}") from None
        if answer.cpu > TIRED_S or answer.kilobytes > GROWN_KB:
            self.end()
        if not answer.ok:
            raise ChildFailed(answer.value)
        return answer.value

    def end(self) -> None:
        """End the child, if there is one."""
        child, self.child = self.child, None
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            child.wait()


_workers: Final = tuple(Worker() for _ in range(SIZE))


async def in_warm_child(key: str, func: Callable[..., T], *args: Any, seconds: float = PATIENCE_S) -> T:
    """`func(*args)` in the child that answered for `key` before. Raises ChildFailed."""
    worker = _workers[sum(key.encode()) % SIZE]
    return await worker.ask(func, *args, seconds=seconds)


def end_all() -> None:
    """End every child (the server stops, a test is over)."""
    for worker in _workers:
        worker.end()


atexit.register(end_all)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "agentnet.guide.writing.warm"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
        bufsize=0,
    )


def _exchange(child: subprocess.Popen[bytes], question: bytes, seconds: float) -> bytes:
    assert child.stdin is not None
    assert child.stdout is not None
    until = time.monotonic() + seconds
    _write(child.stdin.fileno(), _LENGTH.pack(len(question)) + question, until)
    (length,) = _LENGTH.unpack(_read(child.stdout.fileno(), _LENGTH.size, until))
    if length > LONGEST:
        raise EOFError("too long an answer")
    return _read(child.stdout.fileno(), length, until)


def _write(pipe: int, data: bytes, until: float) -> None:
    os.set_blocking(pipe, False)
    left = memoryview(data)
    while left:
        if not select.select([], [pipe], [], max(0.0, until - time.monotonic()))[1]:
            raise TimeoutError("did not listen")
        left = left[os.write(pipe, left) :]


def _read(pipe: int, length: int, until: float | None = None) -> bytes:
    parts, left = [], length
    while left:
        if until is not None and not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError("took too long")
        if not (part := os.read(pipe, min(left, 1 << 20))):
            raise EOFError("ended")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def main() -> None:
    """The child's side: limits first, then one question after another until nobody asks any more."""
    limit(CPU_S, MEGABYTES)
    said, sys.stdout, inherited = os.dup(1), sys.stderr, _most()
    while select.select([0], [], [], IDLE_S)[0]:
        try:
            (length,) = _LENGTH.unpack(_read(0, _LENGTH.size))
            question = _read(0, length)
        except EOFError:
            return
        ok, value = _answered(question)
        used = resource.getrusage(resource.RUSAGE_SELF)
        answer = pickle.dumps((ok, value, used.ru_utime + used.ru_stime, _peak(inherited)))
        left = memoryview(_LENGTH.pack(len(answer)) + answer)
        while left:
            left = left[os.write(said, left) :]


def _peak(inherited: int) -> int:
    """The most kilobytes that this process has had. What the system counts for a process begins with what its parent
    had when it was started: then it is told from there.
    """
    with suppress(OSError), Path("/proc/self/status").open() as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return _most() - inherited


def _most() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def _answered(question: bytes) -> tuple[bool, Any]:
    try:
        func, args = pickle.loads(question)  # our own parent wrote it
        return True, func(*args)
    except MemoryError:
        return False, f"needed more than {MEGABYTES} MB"
    except Exception as error:
        return False, f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
