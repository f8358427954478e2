"""An edition as PDF: accessible (PDF/UA-1), made to last (PDF/A-2a); the same edition gives the same bytes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from agentnet.guide.press.edition import Edition
from agentnet.guide.press.layout import Kept, cover_only, laid_out, one_chapter
from agentnet.typeset import CannotSet
from agentnet.typeset.setting import Warm
from agentnet.words import using


class PressFailed(Exception):
    """The edition could not be set; the message is Typst's, for the log."""


def compile_pdf(edition: Edition) -> bytes:
    """The whole edition as one PDF. Slow (hundreds of ms): call it through `in_child`. Raises PressFailed."""
    with Setter() as setter:
        return setter.pdf(edition)


class Setter:
    """A warm compiler over a folder of its own: set once, the next version of the same edition is set in a moment.

    Only files whose contents have changed are written again. It is for one process and one thing after another:
    `pdf` of one edition again and again, or `pictures` of one chapter. It holds memory, so it lives in a child process.
    """

    def __init__(self) -> None:
        self._held = TemporaryDirectory(prefix="agentnet-press-")
        self._folder = Path(self._held.name)
        self._written: dict[str, bytes] = {}
        self._kept: dict[int, Kept] = {}
        self._warm: Warm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back."""
        self._held.cleanup()

    def pdf(self, edition: Edition) -> bytes:
        """The whole edition. Raises PressFailed."""
        with using(edition.language):
            self._write(laid_out(edition, self._kept))
        try:
            return self._compiler().pdf(_noon(edition.day))
        except CannotSet as refused:
            raise PressFailed(str(refused)) from None

    def pictures(self, edition: Edition, place: int = 0, *, pixels_per_inch: float = 96) -> list[bytes]:
        """The pages of one chapter (the first is 0) as PNG. Raises PressFailed."""
        with using(edition.language):
            self._write(one_chapter(edition, place))
        try:
            return self._compiler().pictures(pixels_per_inch)
        except CannotSet as refused:
            raise PressFailed(str(refused)) from None

    def cover(self, edition: Edition, *, pixels_per_inch: float = 200) -> bytes:
        """The cover as PNG, without bleed. Raises PressFailed."""
        with using(edition.language):
            self._write(cover_only(edition))
        try:
            (only,) = self._compiler().pictures(pixels_per_inch)
        except CannotSet as refused:
            raise PressFailed(str(refused)) from None
        return only

    def _write(self, files: Mapping[str, bytes]) -> None:
        for name in self._written.keys() - files.keys():
            (self._folder / name).unlink()
        for name, data in files.items():
            if self._written.get(name) != data:
                (self._folder / name).write_bytes(data)
        self._written = dict(files)

    def _compiler(self) -> Warm:
        self._warm = self._warm or Warm(self._folder)
        return self._warm


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
