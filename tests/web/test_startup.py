"""In production the application refuses to start on settings that are unsafe, and says why."""

from pathlib import Path
from typing import Any

import pytest

from agentnet.app import create_app
from agentnet.settings import Settings, settings
from agentnet.web.startup import Unsafe, lifespan, unsafe

GOOD: dict[str, Any] = {
    "mode": "production",
    "secret_key": "kZ4v-8sQx1mWn7RtYpL2bC9dFgHjE3a0",
    "base_url": "https://agentnet.example",
    "database_url": "postgresql://db/agentnet",
}


def test_sound_settings_start() -> None:
    assert unsafe(Settings(**GOOD)) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"secret_key": "changeme"}, "SECRET_KEY"),
        ({"secret_key": "short-but-random-7Q"}, "SECRET_KEY"),
        ({"secret_key": "a" * 40}, "SECRET_KEY"),
        ({"debug": True}, "DEBUG"),
        ({"demo": True}, "DEMO"),
        ({"base_url": "http://agentnet.example"}, "https"),
        ({"base_url": None}, "must be set"),
    ],
)
def test_unsafe_settings_are_named(change: dict[str, Any], named: str) -> None:
    chosen = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    assert any(named in reason for reason in unsafe(Settings(**chosen)))


@pytest.mark.parametrize(("mode", "refused"), [(0o644, True), (0o640, True), (0o600, False)])
def test_a_database_that_others_can_read_is_refused(tmp_path: Path, mode: int, refused: bool) -> None:
    file = tmp_path / "agentnet.db"
    file.touch()
    file.chmod(mode)
    reasons = unsafe(Settings(**{**GOOD, "database_url": f"sqlite:///{file}"}))
    assert any("chmod 600" in reason for reason in reasons) is refused


async def test_a_schema_of_another_version_is_refused(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own tables were not made by the migrations, so the database names no version."""
    app = create_app()
    monkeypatch.setenv("AGENTNET_MODE", "production")
    settings.cache_clear()
    with pytest.raises(Unsafe, match="agentnet migrate"):
        async with lifespan(app):
            pass


def test_the_application_does_not_start(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTNET_MODE", "production")
    settings.cache_clear()
    try:
        with pytest.raises(Unsafe, match="AGENTNET_BASE_URL"):
            create_app()
    finally:
        monkeypatch.undo()
        settings.cache_clear()
