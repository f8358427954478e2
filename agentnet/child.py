"""Runs heavy work in a process of its own with limits, so that nothing a person sends can stop the server."""

import asyncio
import ctypes
import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from agentnet import answers

T = TypeVar("T")

ROOT: Final = Path(__file__).resolve().parents[1]
LONGEST: Final = 256 << 20
"""Bytes of the longest answer that is taken: more would fill the server with what a child makes up."""
SAID: Final = 64 * 1024
"""Bytes that are kept of what it says about its troubles."""
AT_ONCE: Final = 64 * 1024
"""Bytes of an answer that are read where they came; more are read beside the event loop."""
TOO_LONG: Final = f"answered more than {LONGEST >> 20} MB"
NEW_USER_AND_NETWORK: Final = 0x10000000 | 0x40000000
"""CLONE_NEWUSER | CLONE_NEWNET of Linux: a network without any interface."""


class ChildFailed(Exception):
    """The work did not finish: too slow, too large, or failed; the message says which (for the log)."""


async def in_child(func: Callable[..., T], *args: Any, seconds: int = 60, megabytes: int = 2048) -> T:
    """`func(*args)` in a child process. Raises ChildFailed.

    `func` stands at the top of a module; arguments and answer are pickled, and of the answer only plain values and our
    own records are read (`agentnet.answers`).
    """
    child = await asyncio.create_subprocess_exec(
        *_command(seconds, megabytes),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        limit=1 << 20,
    )
    try:
        out, err = await asyncio.wait_for(_talk(child, pickle.dumps((func, args))), seconds)
    except TimeoutError:
        raise ChildFailed(f"took more than {seconds} s") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if len(out) > AT_ONCE:
        return await asyncio.to_thread(_answer, child.returncode, out, err)
    return _answer(child.returncode, out, err)  # type: ignore[no-any-return]


async def _talk(child: asyncio.subprocess.Process, call: bytes) -> tuple[bytes, bytes]:
    """What it answers and what it complains of. Raises ChildFailed."""
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    answer, said = _all_of(child.stdout), _end_of(child.stderr)
    out, err, _given = await asyncio.gather(answer, said, _give(child.stdin, call))
    await child.wait()
    return out, err


async def _give(pipe: asyncio.StreamWriter, call: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # it ended before it listened: its answer tells why
        pipe.write(call)
        await pipe.drain()
    pipe.close()


async def _all_of(pipe: asyncio.StreamReader) -> bytes:
    parts, length = [], 0
    while part := await pipe.read(1 << 20):
        parts.append(part)
        length += len(part)
        if length > LONGEST:
            raise ChildFailed(TOO_LONG)
    return b"".join(parts)


async def _end_of(pipe: asyncio.StreamReader) -> bytes:
    kept = b""
    while part := await pipe.read(SAID):
        kept = (kept + part)[-SAID:]
    return kept


def run_in_child(func: Callable[..., T], *args: Any, seconds: int = 60, megabytes: int = 2048) -> T:
    """The same without an event loop, for commands and tests."""
    try:
        done = subprocess.run(
            _command(seconds, megabytes),
            input=pickle.dumps((func, args)),
            capture_output=True,
            timeout=seconds,
            env=environment(),
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ChildFailed(f"took more than {seconds} s") from None
    return _answer(done.returncode, done.stdout, done.stderr)  # type: ignore[no-any-return]


def _command(seconds: int, megabytes: int) -> list[str]:
    return [sys.executable, "-m", "agentnet.child", str(seconds), str(megabytes)]


def environment() -> dict[str, str]:
    """No settings and no secrets: only what finds Python's modules."""
    return {"PYTHONPATH": str(ROOT), "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}


def _answer(code: int | None, out: bytes, err: bytes) -> Any:
    if code != 0 or not out:
        last = err.decode(errors="replace").strip().rsplit("\n", 1)[-1][:500]
        raise ChildFailed(last or f"ended with {code}")
    if len(out) > LONGEST:
        raise ChildFailed(TOO_LONG)
    try:
        answered, value = answers.read(out)
    except (answers.NotPlain, TypeError, ValueError) as wrong:
        raise ChildFailed(f"answered something else: {wrong}") from None
    if not answered:
        raise ChildFailed(value)
    return value


def main(seconds: int, megabytes: int) -> None:
    """The child's side: limits first, then the call."""
    call = sys.stdin.buffer.read()
    limit(seconds, megabytes)
    said, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        func, args = pickle.loads(call)  # our own parent wrote it
        answer = (True, func(*args))
    except MemoryError:
        answer = (False, f"needed more than {megabytes} MB")
    except Exception as error:
        answer = (False, f"{type(error).__name__}: {error}")
    whole = pickle.dumps(answer)
    said.write(whole if len(whole) <= LONGEST else pickle.dumps((False, TOO_LONG)))
    said.flush()


def limit(seconds: int, megabytes: int) -> None:
    """Time, memory, no core file, and no network where the system lets us take it away."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(NEW_USER_AND_NETWORK)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
