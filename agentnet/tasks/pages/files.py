"""How files of assignments go to the browser."""

from urllib.parse import quote

from litestar.response import Response


def download(data: bytes, media_type: str, name: str) -> Response[bytes]:
    """A file that browsers keep and never open among our pages."""
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(data, media_type=media_type, headers=headers)


def picture(data: bytes) -> Response[bytes]:
    headers = {
        "cache-control": "private, max-age=31536000, immutable",
        "vary": "Cookie",
        "content-disposition": "inline",
        "x-content-type-options": "nosniff",
    }
    return Response(data, media_type="image/webp", headers=headers)
