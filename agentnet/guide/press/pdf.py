"""An edition as PDF: accessible (PDF/UA-1), made to last (PDF/A-2a); the same edition gives the same bytes."""

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import fontpkg_atkinson_hyperlegible
import fontpkg_cinzel
import typst

from agentnet.guide.press.edition import Edition
from agentnet.guide.press.layout import lay_out
from agentnet.words import using

STANDARDS: Final[list[Any]] = ["ua-1", "a-2a"]


class PressFailed(Exception):
    """The edition could not be set; the message is Typst's, for the log."""


def compile_pdf(edition: Edition) -> bytes:
    """The whole edition as one PDF. Slow (hundreds of ms): call it through `in_child`. Raises PressFailed."""
    with TemporaryDirectory(prefix="agentnet-press-") as name, using(edition.language):
        folder = Path(name)
        lay_out(edition, folder)
        return _set(folder, datetime.combine(edition.day, time(12), UTC))


def _set(folder: Path, moment: datetime) -> bytes:
    """The PDF of the laid-out folder; `moment` is the only time that the file knows."""
    packages = folder / "packages"  # stays empty: Typst fetches nothing
    compiler = typst.Compiler(
        folder / "main.typ",
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=packages,
        package_cache_path=packages,
    )
    try:
        made = compiler.compile(pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        raise PressFailed(error.diagnostic or error.message) from None
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and those inside Typst, never the machine's: pages look the same everywhere."""
    ours = [Path(package.__file__).parent / "files" for package in (fontpkg_atkinson_hyperlegible, fontpkg_cinzel)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=ours)
