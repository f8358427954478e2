"""Pure rules of the thread: the fingerprint of a text, and which kinds are somebody's contribution."""

from hashlib import sha256
from typing import Final

from agentnet.sources.flow import Kind

CONTRIBUTIONS: Final = frozenset(Kind) - {Kind.BACKGROUND, Kind.FINDING, Kind.CODED}
"""What people gave, and what therefore has to end somewhere."""


def fingerprint(text: str) -> str:
    """sha256 of the text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()
