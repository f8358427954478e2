"""Is the address of a request something that we can answer at all?"""

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from litestar.types import Scope

from agentnet.settings import settings
from agentnet.web import origin
from agentnet.web.bodies import BadInput
from agentnet.web.policy import SAFE
from agentnet.web.textchecks import is_clean
from agentnet.words import N_

LONGEST: Final = 4_096
PAIRS: Final = 100
_DIGITS: Final = re.compile(r"[+-]?\d{19,}")


def check(scope: Scope, host: str) -> str | None:
    """Where else this request should go (`localhost` in place of the base URL's loopback address), or None.

    Raises:
        BadInput: NUL, broken UTF-8, numbers beyond 64 bits, a foreign host.
    """
    path, query = scope["path"], scope["query_string"]
    if len(path) + len(query) > LONGEST or "\ufffd" in path or not is_clean(path):
        raise BadInput
    if any(_beyond_64_bits(part) for part in path.split("/")) or any(map(_beyond_64_bits, _values(query))):
        raise BadInput
    if host == origin.host():
        return None
    if not _is_loopback(host) or not _is_loopback(origin.host()) or scope.get("method") not in SAFE:
        raise BadInput(N_("Tällä palvelulla on toinen osoite: {address}"), address=settings().base_url)
    raw = (scope.get("raw_path") or b"").partition(b"?")[0].decode("ascii", "replace") or path
    return settings().base_url.rstrip("/") + raw + (f"?{query.decode('latin-1')}" if query else "")


def _values(query: bytes) -> list[str]:
    try:
        pairs = parse_qsl(query.decode(), keep_blank_values=True, errors="strict", max_num_fields=PAIRS)
    except ValueError as broken:
        raise BadInput from broken
    texts = [text for pair in pairs for text in pair]
    if not all(map(is_clean, texts)):
        raise BadInput
    return texts


def _beyond_64_bits(text: str) -> bool:
    return _DIGITS.fullmatch(text) is not None and (len(text) > 20 or not -(2**63) <= int(text) < 2**63)


def _is_loopback(host: str) -> bool:
    return urlsplit(f"//{host}").hostname in {"localhost", "127.0.0.1", "::1"}
