"""How people get in without an account: a QR's token and a code to type, both derived and never stored.

The token is the workshop's id with a keyed hash (128 bits); the code is eight characters that cannot be mistaken for
each other. Renewing the door (`join_serial`) makes the old ones void.
"""

import base64
import binascii
import hmac
from hashlib import sha256
from typing import Final
from uuid import UUID

from markupsafe import Markup

from agentnet.settings import settings
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.models import Workshop

ALPHABET: Final = "34679ABCDEFHJKLMNPRTVWXY"
"""Of each pair that is mixed up on a wall or a poor line (0 O Q, 1 I, 2 Z, 5 S, 6 G, 8 B, U V) at most one is here."""
LENGTH: Final = 8


def _keyed(what: str) -> bytes:
    return hmac.new(settings().secret, what.encode(), sha256).digest()


def token(workshop: Workshop) -> str:
    """The secret of the QR's address, for as long as the door is not renewed."""
    mac = _keyed(f"join token {workshop.id} {workshop.join_serial}")[:16]
    return base64.urlsafe_b64encode(workshop.id.bytes + mac).decode().rstrip("=")


def workshop_in(said: str) -> UUID | None:
    """The id of the workshop that a token names; nothing is proved by it yet."""
    try:
        raw = base64.urlsafe_b64decode(said + "=" * (-len(said) % 4))
    except (ValueError, binascii.Error):
        return None
    return UUID(bytes=raw[:16]) if len(raw) == 32 else None


def opens(workshop: Workshop, said: str) -> bool:
    """Whether this is the workshop's present token."""
    return hmac.compare_digest(said.encode(errors="replace"), token(workshop).encode())


def code(workshop: Workshop) -> str:
    """Eight characters to type, without those that look alike."""
    number = int.from_bytes(_keyed(f"join code {workshop.id} {workshop.join_serial}"))
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def shown(said: str) -> str:
    """`K7RM-4XPT`: in two halves, easier to read aloud."""
    return f"{said[:4]}-{said[4:]}"


def normal(typed: str) -> str:
    """What was typed, as the code would be: capitals, no spaces or hyphens."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def code_hash(said: str) -> str:
    """What the database keeps of a code, to find its workshop by."""
    return _keyed(f"join code hash {normal(said)}").hex()


def address(workshop: Workshop) -> str:
    """The address in the QR."""
    return f"{settings().base_url}/join/{token(workshop)}"


def picture(workshop: Workshop) -> str:
    """The QR as SVG, dark on light with its quiet zone, whatever the page's colours."""
    import segno

    code = segno.make(address(workshop), error="m", micro=False)
    return code.svg_inline(border=4, dark="#16213a", light="#ffffff", omitsize=True)


def on_wall(workshop: Workshop) -> dict[str, str] | None:
    """What a wall says of the way in: host, typed code, QR; nothing while nobody can come in."""
    if workshop.door_locked or workshop.stage not in TAKES_GUESTS:
        return None
    host = settings().base_url.partition("://")[2]
    return {"host": host, "code": shown(code(workshop)), "qr": Markup(picture(workshop))}
