"""agentnet: a network of professionals develops its work together, from an idea on a note to a guideline in print."""

from pathlib import Path
from typing import Final

__version__ = "0.1.0"

_HERE: Final = Path(__file__).resolve().parent


def packed(name: str) -> Path:
    """The folder of templates or static files: inside the installed package, or beside it in a working copy."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name
