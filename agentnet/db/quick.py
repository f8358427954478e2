"""What the database library would do slowly for every column of every table, done when it is needed.

An attribute of a class is asked whether it has its listeners yet. Asked with `hasattr`, one that has none looks for
them in the column it stands for, and makes a whole expression of that column to look in: for fourteen hundred columns
two thirds of the time in which the tables become ready, and 5 MB that most processes never use.
"""

from typing import Any

from sqlalchemy.event.base import slots_dispatcher


def _listeners(self: Any, owner: Any, _kind: type[Any]) -> Any:
    """The listeners of `owner`, made when they are first asked for; looked for in itself only."""
    if owner is None:
        return self.dispatch
    try:
        return object.__getattribute__(owner, "_slots_dispatch")
    except AttributeError:
        owner._slots_dispatch = made = self.dispatch._for_instance(owner)
        return made


slots_dispatcher.__get__ = _listeners  # type: ignore[method-assign, assignment]
