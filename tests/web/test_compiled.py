"""What a template was compiled to is kept for the next start, and nothing breaks where it cannot be."""

import shutil
from pathlib import Path

import pytest

from agentnet.settings import settings
from agentnet.web import templating


def test_templates_are_compiled_once_for_all_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTNET_VAR", str(tmp_path))
    settings.cache_clear()
    try:
        made = templating.environment.__wrapped__()
        made.get_template("boards/_note.html")
        (kept,) = (tmp_path / "compiled").glob("*/*.cache")
        assert kept.parent.stat().st_mode & 0o077 == 0
        shutil.rmtree(tmp_path / "compiled")
        assert made.get_template("boards/_own.html").name == "boards/_own.html"
    finally:
        settings.cache_clear()
