"""What the framework would do slowly some thousand times at the start, done quickly: a quarter of a second, of two.

Marks: a handler's `FromPath[UUID]` hashes its mark several times, which copies the mark into a dictionary only
to hash the names of its fields. They are the same for every mark of a kind, so they are hashed once.

Handlers of a controller: each instance gets handlers of its own, copied with all that is in them. What is in them is
never changed, but replaced (`tests/web/test_quick.py` compares), so a copy of the handler alone is enough.
"""

import types
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import fields
from typing import Any

from litestar import Controller
from litestar.events import BaseEventEmitterBackend
from litestar.handlers import BaseRouteHandler
from litestar.params import ParameterKwarg
from litestar.router import Router


def _hash_of(kind: type[Any]) -> Callable[[Any], int]:
    """What `hash` of any mark of this kind is."""
    names = sum(hash(field.name) for field in fields(kind))
    return lambda _mark: names


ParameterKwarg.__hash__ = _hash_of(ParameterKwarg)  # type: ignore[method-assign, assignment]


def router_of(kind: type[Controller], owner: Router) -> Router:
    """The controller as a router, with handlers bound to an instance of its own."""
    controller = kind(owner=owner)
    handlers = [_bound(one, controller) for one in _handlers(kind)]
    controller.validate_route_handlers(handlers)
    controller.get_route_handlers = lambda: handlers  # type: ignore[method-assign]
    return controller.as_router()


def _handlers(kind: type[Controller]) -> list[BaseRouteHandler]:
    """In the order in which the framework takes them."""
    names = dict.fromkeys(name for base in kind.__mro__ if base not in Controller.__mro__ for name in vars(base))
    found = [one for name in names if isinstance(one := getattr(kind, name), BaseRouteHandler)]
    return sorted(found, key=lambda one: one.handler_id)


def _bound(handler: BaseRouteHandler, controller: Controller) -> BaseRouteHandler:
    one = copy(handler)
    one.opt = dict(handler.opt)
    one._fn = types.MethodType(handler._fn, controller)
    one.owner = controller
    return one


class NoEvents(BaseEventEmitterBackend):
    """Nobody emits the framework's events here, so nothing waits for them."""

    def __init__(self, listeners: Sequence[Any]) -> None:
        super().__init__(listeners)
        if listeners:
            raise ValueError("Listeners would hear nothing: rooms react to rows.")

    def emit(self, event_id: str, *args: Any, **named: Any) -> None:
        raise RuntimeError(f"nobody hears {event_id}")

    async def __aexit__(self, *_why: object) -> None: ...
