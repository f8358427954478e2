"""Telephone numbers: kept as `+358501234567` (ITU-T E.164), shown as people here write them, 050 123 4567."""

import re
from typing import Final

from agentnet.words import N_

HOME: Final = "FI"
WRONG: Final = N_("Tarkista puhelinnumero. Kirjoita se esimerkiksi 050 123 4567 tai +46 70 123 45 67.")


def kept(typed: str) -> str:
    """The number as it is kept; nothing for nothing.

    Raises:
        ValueError: no telephone has such a number.
    """
    if not typed:
        return ""
    import phonenumbers  # loaded when the first number is read

    try:
        number = phonenumbers.parse(typed, HOME)
    except phonenumbers.NumberParseException as unread:
        raise ValueError(WRONG) from unread
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise ValueError(WRONG)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone(number: str) -> str:
    """The number as people read it: a Finnish one by threes, one from elsewhere with its country."""
    if not number:
        return ""
    import phonenumbers

    try:
        read = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    if read.country_code != phonenumbers.country_code_for_region(HOME):
        return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    start, _space, rest = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.NATIONAL).partition(" ")
    digits = re.sub(r"\D", "", rest)
    return " ".join(filter(None, (start, digits[:3], digits[3:])))
