"""The pictures and the QR codes of a printed edition, as files named by what is in them."""

import io
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Final

from agentnet.guide.press.brand import Brand

MAGIC: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"RIFF", "webp"))


class Pictures:
    """What has been asked for so far; `files` holds it, by the name that Typst reads."""

    def __init__(self, images: Mapping[str, bytes], brand: Brand) -> None:
        self.images, self.brand = images, brand
        self.files: dict[str, bytes] = {}

    def file(self, name: str) -> str:
        """The file of a picture; empty when there is none, or when it is no picture."""
        data = self.images.get(name, b"")
        for magic, ending in MAGIC:
            if data.startswith(magic):
                file = f"{sha256(data).hexdigest()[:16]}.{ending}"
                self.files[file] = data
                return file
        return ""

    def code(self, url: str) -> str:
        """The file of the QR code that leads to the address."""
        file = f"qr-{sha256(url.encode()).hexdigest()[:16]}.svg"
        self.files[file] = qr_svg(url, self.brand.brand).encode()
        return file


@lru_cache(1024)
def qr_svg(url: str, colour: str = "#000000") -> str:
    """The code with its quiet zone, on white; level M is read from a worn page."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", border=4, dark=colour, light="#ffffff", xmldecl=False, omitsize=True, nl=False
    )
    return out.getvalue().decode()
