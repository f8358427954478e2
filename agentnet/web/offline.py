"""The page that a browser shows when it has no network: the same for everybody, and the worker that keeps it there.

A live page asks for the worker. It lives at the root, since it may only answer for addresses under its own.
"""

from hashlib import sha256
from typing import Any, Final

from litestar import Request, get
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from agentnet.web import shrinking
from agentnet.web.answers import fragment
from agentnet.web.assets import asset
from agentnet.web.places import folder
from agentnet.web.policy import Policy
from agentnet.web.styles import core_css, joined
from agentnet.words import Missing, using

SCRIPT: Final = "text/javascript"
FRESH: Final = {"cache-control": "no-cache"}


@get("/offline", policy=Policy.PUBLIC)
async def offline(language: FromQuery[str] = "fi") -> Response[str]:
    """There is no visitor in it, nor a form: it is fetched as nobody and kept in the browser."""
    return Response(drawn(language), media_type="text/html; charset=utf-8")


@get("/offline/worker.js", policy=Policy.PUBLIC)
async def worker(request: Request[Any, Any, Any], language: FromQuery[str] = "fi") -> Response[bytes]:
    """It ends with a mark of what it keeps, so that browsers take a new one when that changes."""
    mark = sha256((drawn(language) + asset("")).encode()).hexdigest()[:16]
    body, more = shrinking.of_file(_script("offline-worker") + f"\n// {mark}\n".encode(), request.headers)
    return Response(body, media_type=SCRIPT, headers={**FRESH, **more, "service-worker-allowed": "/"})


@get("/offline/{name:str}", policy=Policy.PUBLIC)
async def part(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """What the page is made of, at addresses of its own that never change."""
    match name:
        case "page.css":
            body, kind = joined(core_css().split("/")[2]).encode(), "text/css"
        case "page.js":
            body, kind = _script("offline-page"), SCRIPT
        case "icon.svg":
            body, kind = (folder("static") / "img" / "favicon.svg").read_bytes(), "image/svg+xml"
        case _:
            raise Missing
    packed, more = shrinking.of_file(body, request.headers)
    return Response(packed, media_type=kind, headers={**FRESH, **more})


def drawn(language: str) -> str:
    with using(language):
        return fragment("web/offline.html")


def _script(name: str) -> bytes:
    return (folder("static") / "js" / f"{name}.js").read_bytes()


HANDLERS: Final = (offline, worker, part)
