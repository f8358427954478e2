"""Rows of the front page and of one's own ideas."""

from typing import Final

from agentnet.web import Policy
from tests.access import Row

ROWS: Final[dict[str, Row]] = {
    "GET /": Row(Policy.PUBLIC),
    "GET /contributions": Row(Policy.SIGNED_IN),
}
