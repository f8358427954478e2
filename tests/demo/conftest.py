"""A sample network that is made once and only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from agentnet import db
from tests import once, stores
from tests.browser.server import sow


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[None]:
    """A copy of the sample that the run has made."""
    folder = tmp_path_factory.mktemp("sample") / "var"
    once.copied("sample", sow, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AGENTNET_VAR", str(folder))
        with stores.using(f"sqlite:///{folder / 'agentnet.db'}", patch):
            yield


@pytest.fixture
def sample(seeded: None) -> Iterator[Session]:
    with Session(db.sync_engine()) as session:
        yield session
