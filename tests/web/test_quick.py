"""What is done quickly at the start comes to the same as what the framework does slowly."""

from dataclasses import asdict
from typing import Any

import pytest
from litestar import Litestar
from litestar.params import FromPath, FromQuery
from litestar.routes import HTTPRoute

from agentnet.app import HANDLERS, create_app
from agentnet.web.quick import NoEvents
from agentnet.web.shell import Agentnet


@pytest.mark.parametrize("kind", [FromPath[int], FromQuery[str]])
def test_a_mark_hashes_as_its_library_would(kind: Any) -> None:
    mark = kind.__metadata__[0]

    class Theirs:
        def __hash__(self) -> int:
            return sum(hash(name) for name in asdict(mark))

    assert hash(mark) == hash(Theirs())


def test_routes_are_those_that_the_framework_would_make(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = _told(create_app())
    monkeypatch.setattr(Agentnet, "_validate_registration_value", Litestar._validate_registration_value)
    assert quick == _told(create_app())


def test_two_applications_have_handlers_of_their_own() -> None:
    one, two = create_app(HANDLERS), create_app(HANDLERS)
    for mine, theirs in zip(one.routes, two.routes, strict=True):
        if isinstance(mine, HTTPRoute) and isinstance(theirs, HTTPRoute) and mine.path.startswith("/boards"):
            assert not {id(x) for x in mine.route_handlers} & {id(x) for x in theirs.route_handlers}
            assert not {id(x.opt) for x in mine.route_handlers} & {id(x.opt) for x in theirs.route_handlers}


def test_nobody_listens_to_events() -> None:
    with pytest.raises(RuntimeError):
        NoEvents([]).emit("joined")


def _told(app: Litestar) -> list[Any]:
    return sorted(
        (route.path, sorted((str(one), str(one.opt), str(one.resolve_guards()), _layers(one)) for one in _of(route)))
        for route in app.routes
    )


def _of(route: Any) -> list[Any]:
    return list(route.route_handlers) if isinstance(route, HTTPRoute) else [route.route_handler]


def _layers(handler: Any) -> str:
    return " ".join(type(layer).__name__ for layer in handler.ownership_layers)
