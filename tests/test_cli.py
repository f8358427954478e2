"""The command line: what it makes, and what it refuses to touch."""

import fcntl
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agentnet.cli import main
from agentnet.db import standing
from agentnet.settings import settings


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation's own folder, not yet there, and settings that are read anew."""
    for name in ("AGENTNET_DATABASE_URL", "AGENTNET_MODE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("VAR", str(tmp_path / "var")), ("DEMO", "0"), ("BASE_URL", "http://127.0.0.1:8000")):
        monkeypatch.setenv(f"AGENTNET_{name}", value)
    settings.cache_clear()
    _forget_engines()
    mask = os.umask(0o022)
    yield tmp_path / "var"
    os.umask(mask)
    gc.enable()
    settings.cache_clear()
    _forget_engines()


def _forget_engines() -> None:
    from agentnet.db import engines

    engines.sync_engine().dispose()
    engines._sync_engine.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_migrating_makes_a_database_that_only_its_owner_reads(var: Path) -> None:
    assert run("migrate").exit_code == 0
    assert standing.is_current()
    assert (var / "agentnet.db").stat().st_mode & 0o077 == 0


def test_serving_refuses_a_database_that_was_not_migrated(var: Path) -> None:
    refused = run("serve")
    assert refused.exit_code == 1
    assert "agentnet migrate" in refused.output


def test_the_demo_keeps_away_from_a_real_installation(var: Path) -> None:
    assert run("migrate").exit_code == 0
    refused = run("demo", "--reset")
    assert refused.exit_code == 1
    assert "not a sample network" in refused.output
    assert standing.is_current()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [("MODE", "production", "production mode"), ("DATABASE_URL", "postgresql://db/real", "a database of its own")],
)
def test_the_demo_runs_only_on_its_own_file(
    var: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(f"AGENTNET_{name}", value)
    settings.cache_clear()
    refused = run("demo")
    assert refused.exit_code == 1
    assert sentence in refused.output


def test_a_second_process_is_refused_with_a_sentence(var: Path) -> None:
    assert run("migrate").exit_code == 0
    with (var / "agentnet.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = run("serve")
    assert refused.exit_code == 1
    assert "already serves" in refused.output


def test_production_names_every_unsafe_setting(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTNET_MODE", "production")
    monkeypatch.setenv("AGENTNET_SECRET_KEY", "changeme")
    settings.cache_clear()
    refused = run("serve")
    assert refused.exit_code == 1
    assert "AGENTNET_SECRET_KEY" in refused.output
    assert "https" in refused.output


NOT_TO_SERVE = (
    "PIL", "aiosmtplib", "alembic", "docx", "fontTools", "httpx", "lxml", "markdown_it", "mdit_py_plugins", "nh3",
    "openpyxl", "psycopg", "pydantic.v1", "rich", "segno", "simplemma", "typst", "xlsxwriter",
)  # fmt: skip
"""Heavy, and needed by some deed or a child process only: whoever wants one loads it there."""


def test_serving_loads_only_what_it_serves_with(var: Path) -> None:
    started = "import sys; from agentnet.app import create_app; create_app(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", started], check=True, capture_output=True, text=True, timeout=60)
    assert not set(NOT_TO_SERVE) & set(loaded.stdout.split())
