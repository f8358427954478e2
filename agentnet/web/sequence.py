"""Dependencies one after another.

The framework resolves those that do not need each other at the same time; all of ours read through one session, which
serves one at a time (and two that refuse at once would end in a 500).
"""

from litestar import Litestar
from litestar.routes import HTTPRoute, WebSocketRoute


def one_by_one(app: Litestar) -> None:
    """Let every route resolve its dependencies singly, in the order of their names."""
    for route in app.routes:
        models = []
        if isinstance(route, HTTPRoute):
            models = [model for _handler, model in route.route_handler_map.values()]
        elif isinstance(route, WebSocketRoute) and route.handler_parameter_model is not None:
            models = [route.handler_parameter_model]
        for model in models:
            singly = [{one} for batch in model.dependency_batches for one in sorted(batch, key=lambda each: each.key)]
            model.dependency_batches = singly
