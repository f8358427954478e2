"""Reads what a child process answers. A child may have met a hostile file, so its answer may only be plain things.

Pickle can call anything that it names. Here it may name values of the standard library that do nothing when they are
made, and our own records (structs, dataclasses, named tuples, enums): never a function, and nothing reached through a
dot. Nor is what it names changed: a class, or a member of an enum, is everybody's, so only what the answer has made
itself is filled in. Of Python's two readers only the slower one can be told that. Text that says it is markup comes
as plain text: whoever asked for a page washes it again.
"""

import dataclasses
import enum
import io
import pickle
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, TypeAlias

import msgspec

Step: TypeAlias = Callable[[Any], None]
Where: TypeAlias = Callable[[Any], Any]
Reader: Final[Any] = pickle._Unpickler
OURS: Final = "agentnet."
PLAIN: Final[Mapping[str, frozenset[str]]] = {
    "builtins": frozenset({"set", "frozenset", "complex"}),  # nothing that makes much out of little
    "collections": frozenset({"OrderedDict", "Counter", "deque"}),
    "datetime": frozenset({"date", "datetime", "time", "timedelta", "timezone"}),
    "decimal": frozenset({"Decimal"}),
    "uuid": frozenset({"UUID", "SafeUUID"}),
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


def _careful(step: Step, where: Where, fits: Callable[[Any], bool]) -> Step:
    """The step, which changes what was made before it, for what fits alone."""

    def careful(reader: Any) -> None:
        if not fits(made := where(reader)):
            raise NotPlain(f"changes {type(made).__name__}")
        step(reader)

    return careful


def _is_new(made: Any) -> bool:
    return not isinstance(made, type | enum.Enum)


def _is_container(made: Any) -> bool:
    return isinstance(made, list | dict | set | deque)


def _under_one(reader: Any) -> Any:
    return reader.stack[-2]


def _under_two(reader: Any) -> Any:
    return reader.stack[-3]


def _under_mark(reader: Any) -> Any:
    return reader.metastack[-1][-1]


class _Reader(Reader):  # type: ignore[misc]
    dispatch: ClassVar = {
        **Reader.dispatch,
        pickle.BUILD[0]: _careful(Reader.load_build, _under_one, _is_new),
        pickle.APPEND[0]: _careful(Reader.load_append, _under_one, _is_container),
        pickle.SETITEM[0]: _careful(Reader.load_setitem, _under_two, _is_container),
        pickle.APPENDS[0]: _careful(Reader.load_appends, _under_mark, _is_container),
        pickle.SETITEMS[0]: _careful(Reader.load_setitems, _under_mark, _is_container),
        pickle.ADDITEMS[0]: _careful(Reader.load_additems, _under_mark, _is_container),
    }

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("markupsafe", "Markup"):
            return str
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
