"""Where to after signing in: a path of ours, never another site."""

from typing import Final

_LONGEST: Final = 1_000


def safe_path(given: str | None, otherwise: str = "/") -> str:
    """`given` if it is one leading slash and a path, else `otherwise`.

    `//evil`, `/\\evil`, `https:…`, `javascript:…`, tabs and line ends (which browsers drop) are all refused.
    """
    if not given or len(given) > _LONGEST or not given.startswith("/") or given.startswith("//"):
        return otherwise
    if "\\" in given or not given.isascii() or any(ord(sign) <= 0x20 or ord(sign) == 0x7F for sign in given):
        return otherwise
    return given
