"""A sample network that is made once and only read."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from agentnet import db, demo
from tests import stores


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[None]:
    """A freshly seeded database."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AGENTNET_VAR", str(folder))
        with stores.sqlite(folder, template, patch):
            asyncio.run(_seeded())
            yield


@pytest.fixture
def sample(seeded: None) -> Iterator[Session]:
    with Session(db.sync_engine()) as session:
        yield session


async def _seeded() -> None:
    await demo.seed()
    await db.dispose()
