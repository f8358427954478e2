"""The child's side of `child`: reads a pickled call, sets the limits, writes the pickled answer."""

import ctypes
import pickle
import resource
import sys
from contextlib import suppress
from typing import Final

NEW_USER_AND_NETWORK: Final = 0x10000000 | 0x40000000
"""CLONE_NEWUSER | CLONE_NEWNET of Linux: a network without any interface."""


def main(seconds: int, megabytes: int) -> None:
    """The child's side: limits first, then the call."""
    call = sys.stdin.buffer.read()
    _limit(seconds, megabytes)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        func, args = pickle.loads(call)  # our own parent wrote it
        answer = (True, func(*args))
    except MemoryError:
        answer = (False, f"needed more than {megabytes} MB")
    except Exception as error:
        answer = (False, f"{type(error).__name__}: {error}")
    answers.write(pickle.dumps(answer))
    answers.flush()


def _limit(seconds: int, megabytes: int) -> None:
    """Time, memory, no core file, and no network where the system lets us take it away."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(NEW_USER_AND_NETWORK)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
