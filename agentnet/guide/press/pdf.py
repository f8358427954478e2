"""An edition as PDF: accessible (PDF/UA-1), made to last (PDF/A-2a); the same edition gives the same bytes."""

from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from agentnet.guide.press.edition import Edition
from agentnet.guide.press.layout import lay_out
from agentnet.typeset import CannotSet, as_pdf
from agentnet.words import using


class PressFailed(Exception):
    """The edition could not be set; the message is Typst's, for the log."""


def compile_pdf(edition: Edition) -> bytes:
    """The whole edition as one PDF. Slow (hundreds of ms): call it through `in_child`. Raises PressFailed."""
    with TemporaryDirectory(prefix="agentnet-press-") as name, using(edition.language):
        folder = Path(name)
        lay_out(edition, folder)
        try:
            return as_pdf(folder, datetime.combine(edition.day, time(12), UTC))
        except CannotSet as refused:
            raise PressFailed(str(refused)) from None
