"""The foreign client comes to a table of the boards' tests."""

from tests.boards.conftest import set_table

__all__ = ["set_table"]
