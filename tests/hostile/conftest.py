"""The hostile come to the same town as the faults do."""

from tests.faults.conftest import next_town, town

__all__ = ["next_town", "town"]
