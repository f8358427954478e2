"""Reads a folder of chapters for `agentnet press`: plain files of that folder alone, nothing that a link leads to."""

import os
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from agentnet.words import N_, _

LARGEST_TEXT: Final = 2 << 20
LARGEST_PICTURE: Final = 30 << 20
MOST_FILES: Final = 5000
PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp")
NOT_TEXT: Final = N_("Tiedosto ei ole UTF-8-muotoista tekstiä.")
TOO_LARGE: Final = N_("Tiedosto on liian suuri.")


class Flaw(Struct, frozen=True):
    """One thing to mend: where it is, and what it is in the words of the moment. It may be `harmless`."""

    file: str
    line: int
    sentence: str
    harmless: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class Unreadable(Exception):
    """A file that cannot be read; the message says why."""


class Folder:
    """The plain files of a folder, by their path within it. Links and what lies behind them are not there."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.files = dict(sorted(self._walk(self.root, "")))

    def _walk(self, folder: Path, before: str) -> Iterator[tuple[str, int]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self._walk(Path(entry.path), f"{before}{entry.name}/")
                elif entry.is_file(follow_symlinks=False):
                    yield f"{before}{entry.name}", entry.stat(follow_symlinks=False).st_size

    @property
    def chapters(self) -> list[str]:
        return [name for name in self.files if name.endswith(".md") and "/" not in name]

    @property
    def pictures(self) -> list[str]:
        return [name for name in self.files if name.lower().endswith(PICTURES)][:MOST_FILES]

    def text(self, name: str) -> str:
        """Raises Unreadable."""
        try:
            return self.data(name, LARGEST_TEXT).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unreadable(_(NOT_TEXT)) from None

    def data(self, name: str, largest: int = LARGEST_PICTURE) -> bytes:
        """One of `files`, opened without following a link that may have come in its place. Raises Unreadable."""
        if name not in self.files:
            raise Unreadable(_("Tiedostoa ei ole."))
        try:
            opened = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
            for part in name.split("/")[:-1]:
                opened = _step(opened, part, os.O_DIRECTORY)
            opened = _step(opened, name.rpartition("/")[2], os.O_NONBLOCK)
            with os.fdopen(opened, "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Unreadable(_("Tiedostoa ei voi lukea."))
                data = file.read(largest + 1)
        except OSError:
            raise Unreadable(_("Tiedostoa ei voi lukea.")) from None
        if len(data) > largest:
            raise Unreadable(_(TOO_LARGE))
        return data


def _step(folder: int, name: str, kind: int) -> int:
    """What is in an open folder under this name, if it is no link; the folder is closed."""
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | kind, dir_fd=folder)
    finally:
        os.close(folder)


def toml(text: str, file: str) -> tuple[dict[str, Any], list[Flaw]]:
    """The settings of a TOML file, and what is wrong with it."""
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        line = _line_told(str(error), text)
        return {}, [Flaw(file, line, _("Asetusten kirjoitusasu on virheellinen: {why}", why=str(error)))]


def _line_told(message: str, text: str) -> int:
    """`… (at line 3, column 5)` → 3; the end of the document is its last line."""
    told = message.rpartition("(at line ")[2].partition(",")[0]
    return int(told) if told.isdigit() else max(1, len(text.rstrip("\n").split("\n")))


def front_matter(text: str) -> tuple[dict[str, tuple[str, int]], str, list[int]]:
    """The settings between the lines `---` at the top, with their lines; the text with those lines emptied, so that
    the others keep their numbers; and the lines there that are no settings.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:60]):
        return {}, "\n".join(lines), []
    end = next(n for n, line in enumerate(lines[1:], 1) if line.strip() == "---")
    found: dict[str, tuple[str, int]] = {}
    strange = []
    for n, line in enumerate(lines[1:end], 2):
        name, colon, value = line.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().strip("\"'"), n
        elif line.strip() and not line.lstrip().startswith("#"):
            strange.append(n)
    return found, "\n".join([""] * (end + 1) + lines[end + 1 :]), strange
