"""Reads what a child process answers. A child may have met a hostile file, so its answer may only be plain things.

Pickle can call anything that it names. Here it may name values of the standard library that do nothing when they are
made, and our own records (structs, dataclasses, named tuples, enums): never a function, and nothing reached through a
dot.
"""

import dataclasses
import enum
import io
import pickle
from collections.abc import Mapping
from typing import Any, Final

import msgspec

OURS: Final = "agentnet."
PLAIN: Final[Mapping[str, frozenset[str]]] = {
    "builtins": frozenset({"set", "frozenset", "bytearray", "range", "complex"}),
    "collections": frozenset({"OrderedDict", "Counter", "deque"}),
    "datetime": frozenset({"date", "datetime", "time", "timedelta", "timezone"}),
    "decimal": frozenset({"Decimal"}),
    "uuid": frozenset({"UUID", "SafeUUID"}),
    "markupsafe": frozenset({"Markup"}),
    "msgspec._core": frozenset({"rebuild"}),  # makes a struct again of a class that stands here too
}


class NotPlain(Exception):
    """The answer names something that no answer of ours has in it."""


def read(answer: bytes) -> Any:
    """The value.

    Raises:
        NotPlain: it is more than a value, or no answer at all.
    """
    try:
        return _Reader(io.BytesIO(answer)).load()
    except NotPlain:
        raise
    except Exception as broken:
        raise NotPlain(f"{type(broken).__name__}: {broken}") from None


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name in PLAIN.get(module, ()):
            return super().find_class(module, name)
        if module.startswith(OURS) and "." not in name and _is_record(found := super().find_class(module, name)):
            return found
        raise NotPlain(f"{module}.{name}")


def _is_record(found: Any) -> bool:
    if not isinstance(found, type) or not found.__module__.startswith(OURS):
        return False
    named_tuple = issubclass(found, tuple) and hasattr(found, "_fields")
    return named_tuple or dataclasses.is_dataclass(found) or issubclass(found, msgspec.Struct | enum.Enum)
