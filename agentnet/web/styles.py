"""The style sheets of every page, joined into one answer: a phone that joins by a code waits for one, not twenty.

They are written one file per component; what only some pages need (the board, the guide) is linked beside this one.
"""

from functools import cache
from typing import Any, Final

from litestar import Request, Response, get
from litestar.params import FromPath

from agentnet.web import shrinking
from agentnet.web.assets import FOR_EVER, asset
from agentnet.web.places import folder
from agentnet.web.policy import Policy

CORE: Final = (
    *("tokens", "reset", "base", "button", "form", "table", "card", "tag", "top", "toast", "dialog", "empty", "steps"),
    *("stat", "page", "utilities", "print"),
)


def core_css() -> str:
    """The address of the joined sheet: it changes whenever a file of ours does."""
    return asset("core.css").replace("/static/", "/styles/", 1)


@get("/styles/{version:str}/core.css", policy=Policy.PUBLIC, name="core-css")
async def core_sheet(request: Request[Any, Any, Any], version: FromPath[str]) -> Response[bytes]:
    current = core_css().split("/")[2]
    headers = {"cache-control": FOR_EVER if version == current else "no-cache"}
    body, more = shrinking.of_file(joined(current).encode(), request.headers)
    return Response(body, media_type="text/css; charset=utf-8", headers={**headers, **more})


@cache
def joined(_version: str) -> str:
    sheets = folder("static") / "css"
    return "\n".join((sheets / f"{name}.css").read_text(encoding="utf-8") for name in CORE)


HANDLERS: Final = [core_sheet]
