"""How a page of the public guide goes out: in the edition's own language, small, and known again by its tag."""

from hashlib import sha256
from typing import Any, Final

from litestar import Request
from litestar.response import Response

from agentnet import files
from agentnet.guide.models import EditionFile
from agentnet.guide.reading.queries import Reading
from agentnet.web import fragment, here
from agentnet.words import Missing, using

AGAIN: Final = "no-cache"
"""Kept by the browser, and asked for again each time: a withdrawn edition says so at once."""
FOR_EVER: Final = "max-age=31536000, immutable"
TYPES: Final = {
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".webp": "image/webp",
}


def shown(
    request: Request[Any, Any, Any], found: Reading, template: str, *, status: int = 200, **context: Any
) -> Response[str]:
    """A page. What is the same for everybody may be kept by anybody; without an account no cookie is set."""
    with using(found.edition.language):
        body = fragment(
            template,
            found=found,
            guide=found.guide,
            edition=found.edition,
            base=found.base,
            csrf_token="",
            **{"q": "", **context},
        )
    return tagged(request, body, kept=who(found), status=status)


def who(found: Reading) -> str:
    """For whom the answer may be kept: a guide of one network, and a page with one's own links, are private."""
    return "public" if found.guide.public and here().me is None else "private"


def tagged(
    request: Request[Any, Any, Any],
    body: str,
    *,
    kept: str,
    media_type: str = "text/html",
    status: int = 200,
    caching: str = AGAIN,
) -> Response[str]:
    """The body with its tag; nothing but the tag when the browser has it already."""
    tag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "cache-control": f"{kept}, {caching}", "vary": "Cookie"}
    if status == 200 and known(request, tag):
        return Response("", status_code=304, headers=headers, media_type=media_type)
    return Response(body, status_code=status, headers=headers, media_type=media_type)


def known(request: Request[Any, Any, Any], tag: str) -> bool:
    asked = request.headers.get("if-none-match", "")
    return tag in {one.strip().removeprefix("W/") for one in asked.split(",")}


async def sent(
    request: Request[Any, Any, Any], found: Reading, file: EditionFile | None, name: str, *, inline: bool = False
) -> Response[bytes]:
    """A frozen file: it never changes, so it is fetched once.

    Raises:
        Missing: the edition has no such file.
    """
    ending = "." + file.name.rpartition(".")[2] if file else ""
    if file is None or ending not in TYPES:
        raise Missing
    headers = {
        "ETag": f'"{file.sha256}"',
        "cache-control": f"{who(found)}, {FOR_EVER}",
        "vary": "Cookie",
        "content-disposition": f'{"inline" if inline else "attachment"}; filename="{name}"',
    }
    if known(request, headers["ETag"]):
        return Response(b"", status_code=304, headers=headers, media_type=TYPES[ending])
    return Response(await files.get(file.sha256), headers=headers, media_type=TYPES[ending])
