"""The cover as a picture, by the same template as the printed one."""

from typing import Final

from msgspec.structs import replace

from agentnet.guide.press.edition import Edition
from agentnet.guide.press.pdf import Setter

SHARP: Final = 200
"""Pixels to an inch of an A5 page."""


def cover_png(edition: Edition) -> bytes:
    """The cover page, A5, without a bleed. Raises PressFailed."""
    with Setter() as setter:
        return setter.cover(replace(edition, paper="a5"), pixels_per_inch=SHARP)
