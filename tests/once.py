"""What is made once for a whole run, however many processes test at the same time. It is looked at, or copied."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_root: Path | None = None


def begin(factory: pytest.TempPathFactory) -> None:
    """The folder of the run: that of the processes' folders, where there are several."""
    global _root
    base = factory.getbasetemp()
    _root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    _root.mkdir(exist_ok=True)


def made(name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name`, made by `make(folder)` in the first process that asks; the others wait for it."""
    assert _root is not None, "The run has no folder yet."
    folder = _root / name
    with (_root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            part = _root / f"{name}.part"
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            make(part)
            part.rename(folder)
    return folder


def copied(name: str, make: Callable[[Path], object], to: Path) -> None:
    """A copy of one's own at `to`, which is not there yet."""
    shutil.copytree(made(name, make), to, ignore=shutil.ignore_patterns("agentnet.lock"))


def compile_together(var: Path) -> None:
    """What is compiled of the templates below `var` is everybody's: six hundred take a process five seconds."""
    assert _root is not None, "The run has no folder yet."
    shared, ours = _root / "compiled", var / "compiled"
    shared.mkdir(mode=0o700, exist_ok=True)
    if ours.is_dir() and not ours.is_symlink():
        shutil.rmtree(ours)
    if not ours.is_symlink():
        ours.symlink_to(shared, target_is_directory=True)
