"""The plan of the house, kept true: a room uses only the rooms below it, and a file only the files below it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1] / "agentnet"
BASE: Final = frozenset(
    {
        "settings",
        "clock",
        "words",
        "answers",
        "child",
        "identity_codes",
        "likeness",
        "differing",
        "cells",
        "formats",
        "tables",
    }
)
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
# How a page loads what its address names; rooms above come in by the same doors.
DOORS: Final = ["pages", "doors"]
FILES: Final = ("flow", "rules", "models", "queries", "actions", "pages")
NO_HTTP: Final = ("flow", "rules", "models", "queries", "actions", "ops")


@cache
def _modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "versions" not in path.parts)


@cache
def _imports(path: Path) -> list[str]:
    """Everything that a file imports, as `agentnet.room.file` or the name of a library."""
    return list(_walked(path))


def _walked(path: Path) -> Iterator[str]:
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


def test_a_room_uses_only_what_is_below_it() -> None:
    wrong = []
    for path in _modules():
        room = _room(path)
        below = _below(room) | {room} | (FOR_PAGES if room in LOW and _kind(path) == "pages" else frozenset())
        for name in _imports(path):
            parts = name.split(".")
            if parts[0] != "agentnet" or len(parts) < 2 or parts[1].startswith("__"):
                continue
            if parts[1] not in below and (room, ".".join(parts[:3])) not in ALLOWED:
                wrong.append(f"{path.relative_to(ROOT)}: {room} reaches into {name}")
    assert wrong == []


def test_a_file_uses_only_the_files_below_it() -> None:
    wrong = {}
    for path in _modules():
        if (kind := _kind(path)) in FILES:
            package = "agentnet." + ".".join(path.relative_to(ROOT).parts[:-1])
            above = {f"{package}.{later}" for later in FILES[FILES.index(kind) + 1 :]}
            wrong[path] = above & set(_imports(path))
    assert {path: names for path, names in wrong.items() if names} == {}


def test_only_pages_know_of_http() -> None:
    wrong = {}
    for path in _modules():
        banned = {"litestar", "starlette", "uvicorn"} if _kind(path) in NO_HTTP or "press" in path.parts else set()
        if _kind(path) in ("flow", "ops") or "press" in path.parts:
            banned.add("sqlalchemy")
        wrong[path] = banned & {name.split(".")[0] for name in _imports(path)}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_nobody_uses_the_pages_of_another_room() -> None:
    wrong = {}
    for path in _modules():
        if (room := _room(path)) not in ROOF:
            ours = [name.split(".") for name in _imports(path) if name.startswith("agentnet.")]
            wrong[path] = [name for name in ours if "pages" in name and name[1] != room and name[2:4] != DOORS]
    assert {path: names for path, names in wrong.items() if names} == {}


def test_actions_never_commit() -> None:
    for path in _modules():
        if _kind(path) == "actions":
            assert ".commit()" not in path.read_text(encoding="utf-8"), path


def _kind(path: Path) -> str:
    """The habitual name of a file: `actions.py` and everything in `actions/` are actions."""
    return next((part for part in reversed([*path.parts[:-1], path.stem]) if part in FILES or part == "ops"), path.stem)
