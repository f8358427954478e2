"""The measures of promises: how long they may be, and when they are asked about."""

from datetime import timedelta
from typing import Final

LENGTH: Final = 300
LEARNT_LENGTH: Final = 1000
ASKED_BEFORE: Final = timedelta(days=4)
"""A letter asks about the promise so long before the network's next workshop."""
CARD_BEFORE: Final = timedelta(days=10)
"""The front page asks a little earlier."""
ENOUGH: Final = 5
"""With fewer answers than this, how promises went would tell of single people."""
