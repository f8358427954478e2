"""What goes wrong, in words: what happened, what was kept, what to do. Each error has one status."""

import errno
import secrets
from typing import Any, Final, NamedTuple

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, SerializationException, WebSocketException
from litestar.response import Redirect, Response
from litestar.types import Scope
from markupsafe import escape
from sqlalchemy import exc
from sqlalchemy.orm.exc import StaleDataError

from agentnet import db
from agentnet.web import logs
from agentnet.web.answers import fragment
from agentnet.web.bodies import BadInput, TooLarge
from agentnet.web.limits import TooMany
from agentnet.web.once import Repeated
from agentnet.web.policy import SAFE, SignInFirst
from agentnet.web.signposts import way_in
from agentnet.web.visit import here
from agentnet.words import N_, Missing, NotAllowed, Over, Refused, _

NOT_SAVED: Final = N_("Ei tallennettu. Tietokantaan ei juuri nyt voi kirjoittaa. Odota hetki ja lähetä uudelleen.")
NOT_READ: Final = N_("Sivua ei juuri nyt saatu avattua. Odota hetki ja lataa sivu uudelleen.")
_STATUS: Final = {TooMany: 429, TooLarge: 413, BadInput: 400, Over: 410, Missing: 404, NotAllowed: 403, Refused: 409}
_SENTENCES: Final = {
    400: N_("Palvelin ei saanut pyynnöstä selvää. Mitään ei tallennettu."),
    401: N_("Et ole enää kirjautuneena. Mitään ei tallennettu. Kirjaudu sisään ja yritä uudelleen."),
    403: N_("Sinulla ei ole oikeutta tähän."),
    404: N_("Sivua ei löytynyt, tai se ei näy sinulle."),
    405: N_("Tätä ei voi tehdä tässä osoitteessa."),
    409: N_("Joku muu ehti muuttaa samaa asiaa, tai tämä on jo tehty. Lataa sivu uudelleen ja tarkista tilanne."),
    413: N_("Lähetetty sisältö on liian suuri. Mitään ei tallennettu."),
    500: N_("Palvelussa tapahtui virhe, eikä tätä saatu tehtyä. Vika on meidän, ja se on kirjattu."),
    503: NOT_SAVED,
}
_DISK: Final = frozenset({errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT})
_SICK_DATABASE: Final = ("locked", "busy", "disk", "full", "readonly", "read-only", "unable to open", "malformed")


class Said(NamedTuple):
    """A status, its sentence, and headers that go with it."""

    status: int
    sentence: str
    headers: dict[str, str]
    home: str = ""
    way: str = ""


def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The one exception handler of the application."""
    method = request.scope.get("method", "GET")
    if isinstance(error, SignInFirst) and method in SAFE and not here().htmx:
        return Redirect(way_in(request), status_code=303)
    if isinstance(error, Repeated):
        if error.done.key is not None:
            here().carry(error.done.key)
        here().cookies.update(error.done.cookies)
        return Redirect(error.done.location, status_code=303)
    said = explain(error, changing=method not in SAFE)
    number = _logged(request, error, said.status) if said.status >= 500 else ""
    try:
        body = drawn(said, number)
    except Exception as broken:
        logs.log().error("error page failed", trail=logs.trail(broken))
        body = f"<!doctype html><title>{said.status}</title><p>{escape(said.sentence)} {number}</p>"
    return Response(body, status_code=said.status, headers=said.headers, media_type="text/html; charset=utf-8")


async def note_socket_error(error: Exception, scope: Scope) -> None:
    """The framework closes a socket on an error without a word in the log: say it here."""
    expected = isinstance(error, Refused | SignInFirst | HTTPException | WebSocketException)
    if scope["type"] == ScopeType.WEBSOCKET and not expected:
        route = scope.get("path_template", "")
        logs.log().error("socket failed", route=route, trail=logs.trail(error))


def explain(error: Exception, *, changing: bool) -> Said:
    """Status and sentence of an error."""
    if isinstance(error, Refused):
        status = next(_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS)
        headers = {"retry-after": str(error.seconds)} if isinstance(error, TooMany) else {}
        if isinstance(error, Over):
            return Said(status, str(error), headers, error.home, error.way)
        return Said(status, str(error), headers)
    if isinstance(error, SignInFirst):
        return Said(401, _(_SENTENCES[401]), {})
    if isinstance(error, SerializationException):
        return Said(400, _(_SENTENCES[400]), {})
    if isinstance(error, HTTPException):
        allow = {name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"}
        return Said(error.status_code, _(_SENTENCES.get(error.status_code, _SENTENCES[400])), allow)
    if database_is_sick(error):
        return Said(503, _(NOT_SAVED if changing else NOT_READ), {"retry-after": "5"})
    status = 409 if isinstance(error, StaleDataError) or _is_repeated(error) else 500
    return Said(status, _(_SENTENCES[status]), {})


def database_is_sick(error: BaseException | None) -> bool:
    """Locked, full, unreadable, gone: nothing was saved, and it is not a mistake of ours."""
    match error:
        case None:
            return False
        case db.Busy() | exc.TimeoutError():
            return True
        case OSError():
            return error.errno in _DISK
        case exc.OperationalError() | exc.InterfaceError():
            lite = type(error.orig).__module__ == "sqlite3"
            return not lite or any(word in str(error.orig).lower() for word in _SICK_DATABASE)
        case exc.DBAPIError():
            return error.connection_invalidated
    return False


def _is_repeated(error: Exception) -> bool:
    """Two of the same arrived at once and the database let one through."""
    if not isinstance(error, exc.IntegrityError):
        return False
    return "UNIQUE constraint" in str(error.orig) or getattr(error.orig, "sqlstate", "") == "23505"


def _logged(request: Request[Any, Any, Any], error: Exception, status: int) -> str:
    """Log the error under a number that the visitor can tell us. The path's pattern only: paths may hold tokens."""
    number = secrets.token_hex(4)
    pattern = request.scope.get("path_template", "")
    method = request.scope.get("method", "")
    logs.log().error("failed", number=number, status=status, method=method, route=pattern, trail=logs.trail(error))
    return number


def drawn(said: Said, number: str) -> str:
    """The error as a page, or as a fragment for htmx."""
    template = "errors/fragment.html" if here().htmx else "errors/page.html"
    told = {"status": said.status, "sentence": said.sentence, "home": said.home, "way": said.way}
    return fragment(template, number=number, title=_title(said.status), **told)


def _title(status: int) -> str:
    match status:
        case 404:
            return _("Sivua ei löytynyt")
        case 410:
            return _("Kiitos, että olit mukana!")
        case 401 | 403:
            return _("Ei pääsyä")
        case 409:
            return _("Tilanne on muuttunut")
        case 429:
            return _("Odota hetki")
        case 503:
            return _("Ei tallennettu") if here().changing else _("Odota hetki")
        case 500:
            return _("Jokin meni vikaan")
    return _("Pyyntöä ei voitu käsitellä")
