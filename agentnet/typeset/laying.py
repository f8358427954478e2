"""A folder for Typst: the templates, and the facts as `facts.json` with only such characters as the fonts have."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from agentnet.typeset.glyphs import printable


@contextmanager
def laid_out(templates: Path, main: str, facts: Mapping[str, Any]) -> Iterator[Path]:
    """Everything that `main` reads, in a folder that is gone afterwards. What people wrote is data, never code."""
    with TemporaryDirectory(prefix="agentnet-print-") as name:
        folder = Path(name)
        for template in templates.glob("*.typ"):
            shutil.copy(template, folder)
        shutil.copy(templates / main, folder / "main.typ")
        (folder / "facts.json").write_bytes(msgspec.json.encode(_printable(dict(facts))))
        yield folder


def _printable(thing: Any) -> Any:
    match thing:
        case str():
            return printable(thing)
        case list() | tuple():
            return [_printable(part) for part in thing]
        case dict():
            return {name: _printable(value) for name, value in thing.items()}
        case _:
            return thing
