"""The plan of the house, kept true: a room uses only the rooms below it, and a file only the files below it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1] / "agentnet"
BASE: Final = frozenset({"settings", "clock", "words", "answers", "child", "identity_codes", "likeness", "differing"})
STOREYS: Final = (
    "typeset",
    "db",
    "live",
    "network",
    "sources",
    "files",
    "web",
    "notify",
    "accounts",
    "surveys",
    "workshops",
    "tasks",
    "asking",
    "guide",
    "people",
    "year",
    "home",
    "reports",
)
ROOF: Final = frozenset({"app", "cli", "demo", "models"})
# The one who asks is Person | Guest: the table of guests is the only thing of `accounts` that `web` may name.
ALLOWED: Final = frozenset({("web", "agentnet.accounts.models")})
# The pages of the lowest rooms stand on the rooms that pages are made with; nothing else of those rooms does.
LOW: Final = frozenset({"network", "sources", "notify"})
FOR_PAGES: Final = frozenset({"network", "sources", "web", "notify", "accounts"})
# Pages are a room's top floor: those of the rooms below `web` and `notify` stand on both.
TOP_FLOOR: Final = frozenset({"files", "web", "notify"})
FILES: Final = ("flow", "rules", "models", "queries", "actions", "pages")
NO_HTTP: Final = ("flow", "rules", "models", "queries", "actions", "ops")


def _modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "versions" not in path.parts)


def _imports(path: Path) -> Iterator[str]:
    """Everything that a file imports, as `agentnet.room.file` or the name of a library."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _below(room: str) -> frozenset[str]:
    if room in BASE or room == "__init__":
        return BASE
    if room in ROOF:
        return BASE | frozenset(STOREYS) | ROOF
    return BASE | frozenset(STOREYS[: STOREYS.index(room)])


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_uses_only_what_is_below_it(path: Path) -> None:
    room = _room(path)
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] != "agentnet" or len(parts) < 2 or parts[1].startswith("__"):
            continue
        below = _below(room) | {room} | (FOR_PAGES if room in LOW and _kind(path) == "pages" else frozenset())
        allowed = parts[1] in below or (room, ".".join(parts[:3])) in ALLOWED
        assert allowed, f"{room} reaches into {name}"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_uses_only_the_files_below_it(path: Path) -> None:
    kind = _kind(path)
    if kind not in FILES:
        return
    package = "agentnet." + ".".join(path.relative_to(ROOT).parts[:-1])
    above = {f"{package}.{later}" for later in FILES[FILES.index(kind) + 1 :]}
    assert not above & set(_imports(path))


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_pages_know_of_http(path: Path) -> None:
    if _kind(path) in NO_HTTP or "press" in path.parts:
        libraries = {name.split(".")[0] for name in _imports(path)}
        assert not libraries & {"litestar", "starlette", "uvicorn"}
    if _kind(path) in ("flow", "ops") or "press" in path.parts:
        assert "sqlalchemy" not in {name.split(".")[0] for name in _imports(path)}


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_uses_the_pages_of_another_room(path: Path) -> None:
    room = _room(path)
    if room in ROOF:
        return
    others = [name for name in _imports(path) if name.startswith("agentnet.") and "pages" in name.split(".")]
    assert all(name.split(".")[1] == room for name in others)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_uses_another_rooms_pages(path: Path) -> None:
    if (room := _room(path)) not in ROOF:
        used = [name for name in _imports(path) if name.split(".")[2:3] == ["pages"] and name.split(".")[1] != room]
        assert not used


def test_actions_never_commit() -> None:
    for path in _modules():
        if _kind(path) == "actions":
            assert ".commit()" not in path.read_text(encoding="utf-8"), path


def _kind(path: Path) -> str:
    """The habitual name of a file: `actions.py` and everything in `actions/` are actions."""
    return next((part for part in reversed([*path.parts[:-1], path.stem]) if part in FILES or part == "ops"), path.stem)
