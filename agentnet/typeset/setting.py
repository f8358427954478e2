"""A folder of Typst as PDF or as pictures, with our own fonts only. Slow: call it in a child process.

Only the child loads Typst: the server itself needs its memory for people.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agentnet.typeset import fonts

if TYPE_CHECKING:
    import typst

ACCESSIBLE: Final[list[Any]] = ["ua-1", "a-2a"]
"""Tagged (PDF/UA-1), and made to last (PDF/A-2a)."""


class CannotSet(Exception):
    """It could not be set; the message is Typst's, for the log."""


def as_pdf(folder: Path, moment: datetime) -> bytes:
    """The PDF of `folder/main.typ`; `moment` is the only time that the file knows.

    Raises:
        CannotSet: Typst refuses it.
    """
    import typst

    try:
        made = _compiler(folder).compile(pdf_standards=ACCESSIBLE, timestamp=moment.replace(microsecond=0))
    except typst.TypstError as error:
        raise CannotSet(error.diagnostic or error.message) from None
    assert isinstance(made, bytes)
    return made


def as_png(folder: Path, *, pixels_per_inch: float) -> bytes:
    """The picture of `folder/main.typ`, which has one page.

    Raises:
        CannotSet: Typst refuses it.
    """
    import typst

    try:
        made = _compiler(folder).compile(format="png", ppi=pixels_per_inch)
    except typst.TypstError as error:
        raise CannotSet(error.diagnostic or error.message) from None
    assert isinstance(made, bytes)
    return made


def _compiler(folder: Path) -> "typst.Compiler":
    import typst

    (folder / "fonts.typ").write_text(fonts.CODE)
    packages = folder / "packages"  # stays empty: Typst fetches nothing
    return typst.Compiler(
        folder / "main.typ",
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=packages,
        package_cache_path=packages,
    )


@cache
def _fonts() -> "typst.Fonts":
    """Our own fonts and those inside Typst."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(fonts.fonts()))
