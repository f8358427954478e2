"""What no text may hold, wherever people write: control characters, broken characters, personal identity codes."""

import re
from typing import Final

from agentnet.identity_codes import holds_identity_code
from agentnet.words import _

_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def is_clean(text: str) -> bool:
    """No control characters (tab and line ends are fine), no bidirectional overrides, no lone surrogates."""
    return not _CONTROL.search(text) and not _SURROGATE.search(text)


def refusal(text: str) -> str:
    """The sentence to show beside the field, or an empty string when the text is fine."""
    if not is_clean(text):
        return _(
            "Tekstissä on merkkejä, joita ei voi tallentaa. Kirjoita kohta uudelleen tai liitä se pelkkänä tekstinä."
        )
    if holds_identity_code(text):
        return _(
            "Tekstissä on henkilötunnus. Asiakastietoja ei tallenneta tähän palveluun, siksi mitään ei tallennettu. "
            "Poista henkilötunnus ja lähetä uudelleen."
        )
    return ""
