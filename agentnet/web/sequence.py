"""What a handler asks for is worked out when somebody first asks for it, and then given one thing after another.

There are more than a thousand routes, and most days need a tenth of them: to read every signature at the start took a
third of it, and as much memory as everything that a day writes. `tests/web/test_sequence.py` reads them all.

The framework resolves dependencies that do not need each other at the same time; all of ours read through one session,
which serves one at a time (and two that refuse at once would end in a 500).
"""

from typing import Any

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import ASGIRoute, BaseRoute, HTTPRoute, WebSocketRoute
from litestar.types import Method


class Asked(dict[Method, tuple[HTTPRouteHandler, Any]]):
    """The handlers of one route, each with the model of what it asks for once it has been asked."""

    def __init__(self, app: Litestar, route: HTTPRoute) -> None:
        super().__init__({way: (one, None) for one in route.route_handlers for way in one.http_methods})
        self._app, self._path = app, route.path_parameters

    def __getitem__(self, method: Method) -> tuple[HTTPRouteHandler, Any]:
        handler, model = super().__getitem__(method)
        if model is None:
            handler.on_registration(self._app)
            model = singly(handler.create_kwargs_model(path_parameters=self._path))
            self[method] = handler, model
        return handler, model


def open_route(app: Litestar, route: BaseRoute) -> None:
    """Make a route ready to be found; sockets, of which there are few, altogether."""
    if isinstance(route, HTTPRoute):
        for handler in route.route_handlers:
            handler.resolve_opts()
        route.route_handler_map = Asked(app, route)
    elif isinstance(route, WebSocketRoute):
        route.route_handler.on_registration(app)
        model = route.route_handler.create_kwargs_model(path_parameters=route.path_parameters)
        route.handler_parameter_model = singly(model)
    elif isinstance(route, ASGIRoute):
        route.route_handler.on_registration(app)


def singly(model: Any) -> Any:
    """Let the dependencies of a handler be resolved one by one, in the order of their names."""
    model.dependency_batches = [
        {one} for batch in model.dependency_batches for one in sorted(batch, key=lambda each: str(each.key))
    ]
    return model
