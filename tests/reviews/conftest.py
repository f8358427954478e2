"""The guide's stage serves the review too."""

from tests.guide.conftest import edition, live

__all__ = ["edition", "live"]
