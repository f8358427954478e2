"""A guide behind the running application, as in the guide's own tests."""

from tests.guide.conftest import live

__all__ = ["live"]
