"""The stage of every test: fresh databases, browsers, and a named cast. All names are invented."""

import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, Final

import hypothesis
import pytest
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import SQLModel

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.app import create_app
from agentnet.network.models import Network, Person
from agentnet.settings import settings
from agentnet.web import limits
from agentnet.web.shell import Agentnet
from agentnet.web.templating import environment
from agentnet.workshops.boards import rooms
from tests import once, stores, warm
from tests.cast import Cast, make_cast
from tests.visitor import Visitor

MEMORY: Final = Path("/dev/shm")
ROOM: Final = 4 << 30
PEOPLED: Final = pytest.StashKey[bool]()
Add = Callable[..., Any]
SignedInAs = Callable[[Person | Guest], Visitor]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of actions (they ask for `session`) and tests marked `both` run on both databases."""
    wants_both = "session" in metafunc.fixturenames or metafunc.definition.get_closest_marker("both")
    if wants_both and "database" in metafunc.fixturenames:
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


def pytest_configure() -> None:
    """Thousands of tests in one process: its memory is looked through more seldom. Their files, which are thousands of
    databases, are kept in memory where there is room: no test cuts the power, so none needs to wait for a disk.

    Examples are the same each time, and none is late: a run tells of the change that it tests, not of luck or load.
    """
    hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
    hypothesis.settings.load_profile("same")
    gc.set_threshold(50_000, 20, 50)
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_xdist_auto_num_workers() -> int:
    """A third of a test's time is waiting, in browsers above all: three processes keep two cores busy."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)


def pytest_sessionfinish() -> None:
    stores.stop_server()


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings of the test run: a folder of its own, a key, nothing from the developer's environment."""
    once.begin(tmp_path_factory)
    folder = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AGENTNET_VAR", str(folder))
        patch.setenv("AGENTNET_SECRET_KEY", "only-for-tests-0123456789-abcdefghij")
        patch.setenv("AGENTNET_WORKER", "false")
        patch.delenv("AGENTNET_BASE_URL", raising=False)
        warm.keep(patch)
        settings.cache_clear()
        once.compile_together(folder)
        environment()
        yield folder
    settings.cache_clear()


@pytest.fixture(autouse=True)
def settings_are_forgotten(home: Path) -> Iterator[None]:
    """What a test has set in the environment is gone when it ends; so is what was read from it (this runs last)."""
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def template(home: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        return stores.make_template(home / "template.db", patch)


@pytest.fixture
def database(
    request: pytest.FixtureRequest, tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A fresh database: `sqlite`, or what the test was parametrised with. Its name is the fixture's value."""
    kind = getattr(request, "param", "sqlite")
    peopled = request.node.stash[PEOPLED] = "cast" in request.fixturenames
    monkeypatch.setenv("AGENTNET_VAR", str(tmp_path))
    limits.clear()
    with (
        stores.postgresql(peopled, monkeypatch)
        if kind == "postgresql"
        else stores.sqlite(tmp_path, stores.peopled(template) if peopled else template, monkeypatch)
    ):
        yield kind
    rooms._rooms.clear()  # boards of a database that is gone


@pytest.fixture
async def session(database: str) -> AsyncIterator[db.Session]:
    """A writing session, on each database in turn. Rows of `add` are there already."""
    async with db.writing() as opened:
        yield opened
    await db.dispose()


@pytest.fixture
def add(database: str) -> Add:
    """Put rows into the database, in the order given; returns the first (or all, when there are more)."""

    def put(*rows: SQLModel) -> Any:
        with SyncSession(db.sync_engine(), expire_on_commit=False) as opened:
            for row in rows:
                opened.add(row)
                opened.flush()
            opened.commit()
        return rows[0] if len(rows) == 1 else rows

    return put


@pytest.fixture(scope="session")
def app(home: Path) -> Agentnet:
    return create_app()


@pytest.fixture
def client(app: Agentnet, database: str) -> Iterator[Visitor]:
    """The running application, and a browser that nobody has signed in with."""
    with Visitor(app) as visitor:
        yield visitor


@pytest.fixture
def signed_in_as(client: Visitor) -> SignedInAs:
    """A browser of its own for each call: `aino_s = signed_in_as(aino)`."""
    return lambda who: client.another().sign_in(who)


@pytest.fixture
def cast(request: pytest.FixtureRequest, add: Add) -> Cast:
    """The database of a test that asks for them has them from the beginning; one that asks late gets them late."""
    made = stores.cast() if request.node.stash[PEOPLED] else make_cast()
    if not request.node.stash[PEOPLED]:
        add(*made.rows)
    return made


@pytest.fixture
def network(cast: Cast) -> Network:
    return cast.network


@pytest.fixture
def other_network(cast: Cast) -> Network:
    return cast.other_network


@pytest.fixture
def heli(cast: Cast) -> Person:
    """Coordinator, from social care."""
    return cast.heli


@pytest.fixture
def ville(cast: Cast) -> Person:
    """Coordinator, from health care."""
    return cast.ville


@pytest.fixture
def aino(cast: Cast) -> Person:
    """Agent, health care, Loimaa."""
    return cast.aino


@pytest.fixture
def pekka(cast: Cast) -> Person:
    """Agent, social care, Salo."""
    return cast.pekka


@pytest.fixture
def maija(cast: Cast) -> Person:
    """Director of an area of social care."""
    return cast.maija


@pytest.fixture
def jukka(cast: Cast) -> Person:
    """Director of an area of health care."""
    return cast.jukka


@pytest.fixture
def sari(cast: Cast) -> Person:
    """Supervisor."""
    return cast.sari


@pytest.fixture
def onni(cast: Cast) -> Person:
    """A stranger: coordinator of another network, nothing here."""
    return cast.onni


@pytest.fixture
def admin(cast: Cast) -> Person:
    """Administrator of the installation, in no network."""
    return cast.admin
