"""What others must be able to rely on: locks that are complete, and assets that come without an address."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).resolve().parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def _names(lock: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / lock).read_text(), re.MULTILINE))


def _wanted(extra: str | None = None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {match[0] for line in lines if (match := re.match(r"[\w.-]+", line))}


def test_every_requirement_is_locked() -> None:
    assert _wanted() <= _names("runtime.txt")
    assert _wanted() | _wanted("test") <= _names("test.txt")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_has_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\w)", text))


def test_the_asset_lock_has_hashes_and_no_download_addresses() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in fetched.values())
    assert not any("resolved" in package for package in fetched.values())


def test_every_listed_icon_is_a_bare_drawing() -> None:
    for name in hatch_build.icon_names():
        drawing = (hatch_build.VENDOR / "icons" / f"{name}.svg").read_text()
        assert drawing.startswith('<svg class="icon"')
        assert 'aria-hidden="true"' in drawing
        assert "style" not in drawing


def test_every_font_file_that_the_stylesheet_names_is_there() -> None:
    named = re.findall(r"url\((fonts/[^)]+)\)", (hatch_build.VENDOR / "fonts.css").read_text())
    assert len(named) == 4
    assert all((hatch_build.VENDOR / name).stat().st_size > 10_000 for name in named)


def test_building_again_changes_nothing() -> None:
    before = hatch_build.VENDOR.stat().st_mtime_ns
    hatch_build.prepare()
    assert hatch_build.VENDOR.stat().st_mtime_ns == before
