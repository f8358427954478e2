"""Handlers are read when somebody first asks for them: here all of them are, since a start no longer would tell."""

from typing import Any

from litestar.routes import HTTPRoute, WebSocketRoute

from agentnet.app import create_app


def test_every_handler_can_be_read_and_gets_one_thing_after_another() -> None:
    app = create_app()
    for route in app.routes:
        models: list[Any] = []
        if isinstance(route, HTTPRoute):
            models = [route.route_handler_map[method][1] for method in route.route_handler_map]
        elif isinstance(route, WebSocketRoute):
            models = [route.handler_parameter_model]
        assert all(len(batch) == 1 for model in models if model for batch in model.dependency_batches)
        assert all(models), route.path


def test_a_handler_is_read_once() -> None:
    app = create_app()
    route = next(one for one in app.routes if isinstance(one, HTTPRoute) and one.path == "/sign-in")
    assert route.route_handler_map["GET"][1] is route.route_handler_map["GET"][1]
    assert set(route.route_handler_map) >= {"GET", "POST", "OPTIONS"}
