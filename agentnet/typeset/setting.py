"""A folder of Typst as PDF or as pictures, with our own fonts only. Slow: call it in a child process.

Only the child loads Typst: the server itself needs its memory for people.
"""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agentnet.typeset.fonts import CODE, fonts

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
    return Warm(folder).pdf(moment)


def as_png(folder: Path, *, pixels_per_inch: float) -> bytes:
    """The picture of `folder/main.typ`, which has one page.

    Raises:
        CannotSet: Typst refuses it.
    """
    (only,) = Warm(folder).pictures(pixels_per_inch)
    return only


class Warm:
    """A compiler that remembers what it has set of a folder: a second time it sets only what has changed since."""

    def __init__(self, folder: Path) -> None:
        import typst

        (folder / "fonts.typ").write_text(CODE)
        packages = folder / "packages"  # stays empty: Typst fetches nothing
        self._compiler = typst.Compiler(
            folder / "main.typ",
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            package_path=packages,
            package_cache_path=packages,
        )

    def pdf(self, moment: datetime) -> bytes:
        """The PDF. Raises CannotSet."""
        made = self._made(pdf_standards=ACCESSIBLE, timestamp=moment.replace(microsecond=0))
        assert isinstance(made, bytes)
        return made

    def pictures(self, pixels_per_inch: float) -> list[bytes]:
        """Every page as PNG. Raises CannotSet."""
        made = self._made(format="png", ppi=pixels_per_inch)
        return made if isinstance(made, list) else [made]

    def drawings(self) -> list[bytes]:
        """Every page as SVG. Raises CannotSet."""
        made = self._made(format="svg")
        return made if isinstance(made, list) else [made]

    def asked(self, label: str) -> Any:
        """The value of the one piece of metadata that carries this label."""
        return json.loads(self._compiler.query(f"<{label}>", field="value", one=True))

    def _made(self, **options: Any) -> Any:
        import typst

        try:
            return self._compiler.compile(**options)
        except typst.TypstError as error:
            raise CannotSet(error.diagnostic or error.message) from None


@cache
def _fonts() -> "typst.Fonts":
    """Our own fonts and those inside Typst."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(fonts()))
