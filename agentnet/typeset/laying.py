"""A folder for Typst: the templates, and the facts as `facts.json` with only such characters as the fonts have."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from agentnet.typeset.glyphs import called, missing, printable
from agentnet.words import _, using

MOST_CALLED: Final = 12
NO_PICTURES: Final[Mapping[str, bytes]] = {}


@contextmanager
def laid_out(
    templates: Path, main: str, facts: Mapping[str, Any], pictures: Mapping[str, bytes] = NO_PICTURES
) -> Iterator[Path]:
    """Everything that `main` reads, in a folder that is gone afterwards. What people wrote is data, never code.

    The template finds in `facts.lost` a sentence about the characters that no font has, or nothing.
    """
    with TemporaryDirectory(prefix="agentnet-print-") as name:
        folder = Path(name)
        for template in templates.glob("*.typ"):
            shutil.copy(template, folder)
        shutil.copy(templates / main, folder / "main.typ")
        shown = {**_printable(dict(facts)), "lost": _lost(facts)}
        (folder / "facts.json").write_bytes(msgspec.json.encode(shown))
        for file, data in pictures.items():
            (folder / file).write_bytes(data)
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


def _lost(facts: Mapping[str, Any]) -> str:
    found = list(dict.fromkeys(character for text in _texts(facts) for character in missing(text)))
    if not found:
        return ""
    codes = ", ".join(map(called, found[:MOST_CALLED])) + (" …" if len(found) > MOST_CALLED else "")
    with using(str(facts.get("language", "fi"))):
        return _("� on merkki, jota ei voitu painaa: {codes}", codes=codes)


def _texts(thing: Any) -> Iterable[str]:
    match thing:
        case str():
            yield thing
        case list() | tuple():
            for part in thing:
                yield from _texts(part)
        case dict():
            yield from _texts(list(thing.values()))
