"""Who may knock at a route. Every route says so; one guard for the whole application asks."""

from enum import StrEnum
from typing import Any, Final

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.exceptions import WebSocketException
from litestar.handlers import BaseRouteHandler

from agentnet.network.models import Person
from agentnet.web import bodies, closing, once, origin
from agentnet.web.visit import here
from agentnet.words import N_, Missing, NotAllowed

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Policy(StrEnum):
    """What the one who knocks must be. The role in the object's network is judged later, by the room's rules."""

    PUBLIC = "public"
    TOKEN = "token"
    PARTICIPANT = "participant"
    SIGNED_IN = "signed in"
    MEMBER = "member"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


class SignInFirst(Exception):
    """Nobody is signed in and the route wants somebody."""


class NoPolicy(Exception):
    """A route forgot to say who may knock: the application does not start."""


async def gate(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """The one guard: what you are, then where the request comes from, then its body and its token.

    A route may be `unsigned=True`: what it does, it does for nobody, so there is nobody to be tricked into it and its
    readers need no cookie. It takes forms from our own pages only. A route may be `one_click=True`: the secret in its
    address is the permission, and mail programs press it for their readers (RFC 8058) with no page, cookie or origin.
    `after_end=True`: see `closing`.
    """
    method = connection.scope.get("method", "GET")
    if method == "OPTIONS":
        return
    if connection.scope["type"] == ScopeType.WEBSOCKET:
        _admit_socket(handler.opt["policy"], connection)
        return
    admit(handler.opt["policy"], connection.user)
    if method not in SAFE and handler.opt.get("one_click"):
        here().form = await bodies.read(connection)
    elif method not in SAFE:
        origin.check(connection.headers)
        here().form = await bodies.read(connection)
        if not handler.opt.get("unsigned"):
            here().check_token(connection.headers, here().form)
        elif not origin.origin_allowed(connection.headers):
            raise NotAllowed(N_("Tätä ei voitu tallentaa. Avaa sivu uudelleen ja yritä siellä."))
        if not handler.opt.get("after_end"):
            await closing.check(connection.scope["path_params"], connection.user)
        await once.check(here(), connection.scope["path"], here().form)


def _admit_socket(policy: Policy, connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """The same for a socket, which is closed with 4000 + the status that a page would have had.

    Raises:
        WebSocketException: 4401, 4403 or 4404.
    """
    if not origin.origin_allowed(connection.headers):
        raise WebSocketException(code=4403, detail="")
    try:
        admit(policy, connection.user)
    except SignInFirst as nobody:
        raise WebSocketException(code=4401, detail="") from nobody
    except Missing as unseen:
        raise WebSocketException(code=4404, detail="") from unseen
    except NotAllowed as refused:
        raise WebSocketException(code=4403, detail="") from refused


def admit(policy: Policy, me: object) -> None:
    """Let in, or say why not.

    Raises:
        SignInFirst: nobody is signed in. NotAllowed: a guest, or no administrator.
    """
    if policy in (Policy.PUBLIC, Policy.TOKEN):
        return
    if me is None:
        raise SignInFirst
    if policy is Policy.PARTICIPANT:
        return
    if not isinstance(me, Person):
        raise NotAllowed(N_("Tämä sivu on verkoston jäsenille. Vieraana näet oman työpajasi."))
    if policy is Policy.ADMINISTRATOR and not me.is_administrator:
        raise Missing


def check_routes(app: Litestar) -> None:
    """Stop the start-up when a route has no policy.

    Raises:
        NoPolicy: naming every such route.
    """
    bare = [
        f"{path} ({handler})" for path, _, handler in routes(app) if not isinstance(handler.opt.get("policy"), Policy)
    ]
    if bare:
        raise NoPolicy("Routes without a policy: " + ", ".join(sorted(bare)))


def routes(app: Litestar) -> list[tuple[str, str, BaseRouteHandler]]:
    """Every route as (path, method or WEBSOCKET, handler), without the framework's own answers to OPTIONS."""
    return [
        (route.path, method, handler)
        for route in app.routes
        for handler in _handlers(route)
        for method in sorted(getattr(handler, "http_methods", {"WEBSOCKET"}))
        if method != "OPTIONS"
    ]


def _handlers(route: Any) -> list[BaseRouteHandler]:
    many: list[BaseRouteHandler] | None = getattr(route, "route_handlers", None)
    return many if many is not None else [route.route_handler]
