"""The same running application as the guide's tests have."""

from tests.guide.conftest import live

__all__ = ["live"]
