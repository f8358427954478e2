"""Logs: one line of key and value an event, to stderr. Never bodies, tokens, answers or the values of a query."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from agentnet.settings import settings


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """As if these were not installed, unless they are loaded already."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


# Where these are, structlog takes them to draw in colours: 8 MB of memory for what nobody sees.
with _without("rich", "better_exceptions"):
    import structlog


def configure() -> None:
    """Lines for people on one's own machine, JSON in production."""
    render = (
        structlog.processors.JSONRenderer()
        if settings().mode == "production"
        else structlog.processors.LogfmtRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            render,
        ],
        logger_factory=lambda *_names: structlog.PrintLogger(sys.stderr),
    )


def log(**bound: Any) -> structlog.typing.FilteringBoundLogger:
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger(**bound)
    return logger


def trail(error: BaseException) -> str:
    """Where an error came from, as files and lines: messages, which may quote people, only in debug mode."""
    steps = []
    cause: BaseException | None = error
    while cause is not None:
        frames = traceback.extract_tb(cause.__traceback__)
        places = " < ".join(
            f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}" for frame in reversed(frames)
        )
        said = f" ({cause})" if settings().debug else ""
        steps.append(f"{type(cause).__module__}.{type(cause).__qualname__}{said} at {places}")
        cause = cause.__cause__ or cause.__context__
    return " | ".join(steps)
