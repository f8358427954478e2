"""The outermost layer: every request passes here first, every answer last.

It refuses addresses that are no text, sends `localhost` to the real host, recognises the visitor, and dresses the
answer with headers and cookies, whether a route made it or not.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias

from litestar import Controller, Litestar, Request
from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.router import Router
from litestar.routes import HTTPRoute
from litestar.types import ControllerRouterHandler, HTTPResponseStartEvent, Message, Receive, Scope, Send
from litestar.types.internal_types import RouteHandlerMapItem, RouteHandlerType

from agentnet import words
from agentnet.settings import settings
from agentnet.web import addresses, errors, flash, once, quick, visit
from agentnet.web.headers import security_headers
from agentnet.web.policy import SAFE
from agentnet.web.sequence import open_route
from agentnet.web.shrinking import shrinking
from agentnet.web.visit import Known, Visit

Recognise: TypeAlias = Callable[[str], Awaitable[Known | None]]
MONTH: Final = 30 * 24 * 3600
FILES: Final = ("/static/", "/styles/")


class Agentnet(Litestar):
    """The application inside its shell. `recognise` finds who a session key stands for."""

    __slots__ = ("_by_path", "recognise")

    recognise: Recognise

    def __init__(self, *args: Any, **named: Any) -> None:
        self._by_path: dict[str, RouteHandlerMapItem] = {}
        super().__init__(*args, **named)
        self.asgi_router.construct_routing_trie()

    def register(self, value: ControllerRouterHandler) -> None:  # type: ignore[override]
        """Take a handler or a controller in. Every one of them must be there before the first request."""
        for route in Router.register(self, value):
            open_route(self, route)
            if isinstance(route, HTTPRoute):
                self._by_path[route.path] = {way: one for one in route.route_handlers for way in one.http_methods}

    def _validate_registration_value(self, value: ControllerRouterHandler) -> "RouteHandlerType | Router":
        if isinstance(value, type) and issubclass(value, Controller):
            return quick.router_of(value, self)
        return super()._validate_registration_value(value)

    @property
    def route_handler_method_map(self) -> dict[str, RouteHandlerMapItem]:
        """Who answers at a path already; the framework would go through all routes again for each new one."""
        return self._by_path

    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        """Without those for pydantic 1, pydantic 2 and attrs: our forms are read by `Entry`, and no handler gives back
        a model. They take 3 MB of memory and an eighth of the start.
        """
        return [*plugins, MsgspecDIPlugin()]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await super().__call__(scope, receive, send)
            return
        if scope.get("method") == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        scope["app"] = scope["litestar_app"] = self
        scope.setdefault("state", {})
        headers = Headers.from_scope(scope)
        cookies = _cookies(headers.get("cookie", ""))
        visitor = visit.open_visit(cookies)
        visitor.path, visitor.htmx = scope["path"], "hx-request" in headers
        visitor.changing = scope.get("method", "GET") not in SAFE
        visitor.renewable = scope["type"] == ScopeType.HTTP and not visitor.changing and _opens_a_page(visitor, headers)
        visitor.said = flash.heard(cookies)
        with visit.visiting_as(visitor), words.using(visitor.language):
            try:
                async with visitor.opened:
                    way = shrinking(scope, send, headers, visitor)
                    await self._answer(scope, receive, _dressing(scope, way, visitor), visitor, headers)
            finally:
                once.settle(visitor, None)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, visitor: Visit, headers: Headers) -> None:
        try:
            elsewhere = addresses.check(scope, headers.get("host", ""))
            if elsewhere is None:
                await self._recognise(scope, visitor)
        except Exception as error:
            await _refuse(scope, receive, send, error)
            return
        if elsewhere is not None:
            await _redirect(send, elsewhere)
            return
        words.language.set(visitor.language)
        await super().__call__(scope, receive, send)

    async def _recognise(self, scope: Scope, visitor: Visit) -> None:
        """Look the session key up (static files need nobody); one that has no session any more is replaced."""
        if visitor.key.startswith(visit.SESSION) and not scope["path"].startswith(FILES):
            known = await self.recognise(visitor.key)
            if known is None:
                visitor.forget()
            else:
                visitor.recognise(known)
        scope["user"], scope["auth"] = visitor.me, visitor


def _opens_a_page(visitor: Visit, headers: Headers) -> bool:
    """Not a piece of a page that stays open: its forms hold the token of the key that they came with."""
    return not visitor.htmx and headers.get("sec-fetch-mode", "navigate") == "navigate"


async def _refuse(scope: Scope, receive: Receive, send: Send, error: Exception) -> None:
    if scope["type"] == ScopeType.WEBSOCKET:
        await send({"type": "websocket.close", "code": 4400, "reason": ""})
        return
    scope["user"] = scope["auth"] = None
    request: Request[Any, Any, Any] = Request(scope, receive, send)
    await errors.answer_error(request, error).to_asgi_response(app=None, request=request)(scope, receive, send)


async def _redirect(send: Send, to: str) -> None:
    await send({"type": "http.response.start", "status": 307, "headers": [(b"location", to.encode())]})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _without_body(send: Send) -> Send:
    """HEAD is GET without the body."""

    async def sent(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sent


def _cookies(header: str) -> dict[str, str]:
    pairs = (pair.strip().partition("=") for pair in header.split(";")) if len(header) <= 8_192 else ()
    return {name: value for name, _is, value in pairs}


def _dressing(scope: Scope, send: Send, visitor: Visit) -> Send:
    """`send` that closes the session and puts headers and cookies on whatever answer passes."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            await visitor.opened.aclose()
            _dress(message, scope, visitor)
            way_on = dict(message["headers"]).get(b"location", b"").decode("latin-1")
            once.settle(visitor, way_on if message["status"] == 303 else None)
        await send(message)

    return dressed


def _dress(start: HTTPResponseStartEvent, scope: Scope, visitor: Visit) -> None:
    handler = scope.get("route_handler")
    opt = handler.opt if handler is not None else {}
    ours = {name.encode(): value.encode("latin-1") for name, value in security_headers(opt).items()}
    theirs = [
        (name, value) for name, value in start["headers"] if (low := name.lower()) not in ours and low != b"server"
    ]
    start["headers"] = [*theirs, *ours.items()]
    headers = MutableScopeHeaders.from_message(start)
    caching = headers.get("cache-control", "") if start["status"] < 400 else ""
    if not caching.startswith("public"):
        headers["cache-control"] = caching if caching.startswith("private") else "no-store"
        _set_cookies(headers, visitor, failed=start["status"] >= 400)


def _set_cookies(headers: MutableScopeHeaders, visitor: Visit, *, failed: bool) -> None:
    """Cookies of the answer. A failed one signs nobody in or out: what it was about has not been saved.

    A renewed key is sent in any case: the one before it dies within a minute.
    """
    unsaved = failed and visitor.key.startswith(visit.SESSION) and visitor.key != visitor.renewed
    if visitor.set_key and not unsaved:
        headers.add("set-cookie", _cookie(visit.cookie_name("agentnet"), visitor.key, MONTH))
    for name, (value, seconds) in visitor.cookies.items():
        headers.add("set-cookie", _cookie(name, value, seconds))


def _cookie(name: str, value: str, seconds: int) -> str:
    secure = "; Secure" if settings().secure else ""
    return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
