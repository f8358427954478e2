"""A passing word ("Tallennettu.") that the next page shows once: a short signed cookie, no row."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

from agentnet.web.visit import cookie_name, here, sign
from agentnet.words import _

NAME: Final = "agentnet-said"
_SECONDS: Final = 60


def say(sentence: str, **values: Any) -> None:
    """Let the next page say this, in the language of the moment."""
    text = urlsafe_b64encode(_(sentence, **values).encode()).decode()
    here().cookies[cookie_name(NAME)] = (f"{text}.{sign('said', text)}", _SECONDS)


def heard(cookies: Mapping[str, str]) -> str:
    """What the last answer wanted said; nothing that we did not sign ourselves."""
    text, _dot, signature = cookies.get(cookie_name(NAME), "").partition(".")
    if not text or not hmac.compare_digest(signature.encode(), sign("said", text).encode()):
        return ""
    return urlsafe_b64decode(text).decode()


def shown() -> str:
    """The sentence for this page, which is then forgotten."""
    visit = here()
    if visit.said:
        visit.cookies[cookie_name(NAME)] = ("", 0)
    return visit.said
