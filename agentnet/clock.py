"""The one clock of the product: everything that needs the time asks here, so that a test can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_shift = timedelta(0)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + _shift


@contextmanager
def travel(*, to: datetime) -> Iterator[None]:
    """Let the clock run on from `to` (aware) inside the block."""
    global _shift
    before = _shift
    _shift = to - datetime.now(UTC)
    try:
        yield
    finally:
        _shift = before
