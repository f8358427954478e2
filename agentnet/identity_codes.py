"""Finnish personal identity codes: recognised in any text, so that they can be refused.

A code is ddmmyy, a century sign, three digits and a control character (remainder of the nine digits by 31). Century
signs: Digital and Population Data Services Agency, reform of 2023: `+` 1800s; `-YXWVU` 1900s; `ABCDEF` 2000s.
"""

import re
from datetime import date
from typing import Final

CENTURIES: Final = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
CONTROL: Final = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DASHES: Final = str.maketrans("‐‑‒–—−﹣－＋", "-" * 8 + "+")
_SHAPE: Final = re.compile(r"(?<![0-9A-Z])([0-9]{6})\s?([-+A-FU-Y])\s?([0-9]{3})([0-9A-Z])(?![0-9A-Z])", re.IGNORECASE)


def holds_identity_code(text: str) -> bool:
    """Is there a valid personal identity code anywhere in `text`?"""
    return any(_is_code(*match.groups()) for match in _SHAPE.finditer(text.translate(_DASHES)))


def _is_code(day: str, sign: str, number: str, control: str) -> bool:
    if CONTROL[int(day + number) % 31] != control.upper():
        return False
    try:
        date(CENTURIES[sign.upper()] + int(day[4:6]), int(day[2:4]), int(day[0:2]))
    except ValueError:
        return False
    return True
