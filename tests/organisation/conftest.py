"""Counts what is asked of the database."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine


@pytest.fixture
def queries_of() -> Iterator[Callable[[], int]]:
    """So many statements since the test began."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield lambda: len(asked)
    event.remove(Engine, "before_cursor_execute", note)
