"""Static files under an address that holds a hash of them all: cached for ever, and never stale.

`/static/<hash>/js/board.js` may import `./outbox.js`: the relative address carries the same hash.
"""

from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Final

from litestar import Request, get
from litestar.params import FromPath
from litestar.response import File, Response

from agentnet.settings import settings
from agentnet.web import shrinking
from agentnet.web.places import folder
from agentnet.web.policy import Policy
from agentnet.words import Missing

TYPES: Final = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
FOR_EVER: Final = "public, max-age=31536000, immutable"


def asset(name: str) -> str:
    """The address of a static file, such as `css/base.css`."""
    return f"/static/{_fingerprint(_newest() if settings().debug else 0.0)}/{name}"


@cache
def _files() -> dict[str, Path]:
    root = folder("static")
    return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}


@cache
def _fingerprint(_newest: float) -> str:
    total = sha256()
    for name, path in _files().items():
        total.update(name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def _newest() -> float:
    _files.cache_clear()
    return max((path.stat().st_mtime for path in _files().values()), default=0.0)


@get("/static/{version:str}/{name:path}", policy=Policy.PUBLIC, name="static")
async def static(
    request: Request[Any, Any, Any], version: FromPath[str], name: FromPath[str]
) -> File | Response[bytes]:
    """One of the files that exist; any other name is missing, so there is no path to escape by."""
    path = _files().get(str(name).lstrip("/"))
    if path is None or path.name.startswith("."):
        raise Missing
    current = asset("").split("/")[2] == version
    kind = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    headers = {"cache-control": FOR_EVER if current else "no-cache"}
    if shrinking.worth(kind, path.stat().st_size):
        body, more = shrinking.of_file(path.read_bytes(), request.headers)
        return Response(body, media_type=kind, headers={**headers, **more})
    return File(path, content_disposition_type="inline", media_type=kind, headers=headers)
