"""What is in the database now, for tests of pages."""

import pytest

from tests.network.conftest import Rows


@pytest.fixture
def rows(database: str) -> Rows:
    return Rows()
