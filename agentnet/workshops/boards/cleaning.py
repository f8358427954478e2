"""An uploaded picture made fit to show: upright, not too large, and without a word of where, when or with what it was
taken. Pure, and slow (a third of a second for a phone's photograph): it runs in a child process, and Pillow is loaded
there alone.
"""

import warnings
from contextlib import suppress
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LONGEST: Final = 1_600
"""Pixels on the longer side: a note's picture fills a projector's column, no more."""

PIXELS: Final = 64_000_000
QUALITY: Final = 80
FORMATS: Final = ("JPEG", "PNG", "WEBP")
APPLE: Final = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


class Unfit(StrEnum):
    """Why a file cannot be shown."""

    NO_PICTURE = "no picture"
    HEIC = "heic"
    HUGE = "huge"


class Cleaned(NamedTuple):
    """A WebP picture of our own making, and its size in pixels."""

    data: bytes
    width: int
    height: int


def cleaned(data: bytes) -> Cleaned | Unfit:
    """The picture anew. Nothing of the file but its pixels is kept."""
    from PIL import Image, UnidentifiedImageError

    if data[4:8] == b"ftyp" and data[8:12] in APPLE:
        return Unfit.HEIC
    Image.MAX_IMAGE_PIXELS = PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                return _redrawn(picture)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
            return Unfit.HUGE
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
            return Unfit.NO_PICTURE


def _redrawn(picture: "Picture") -> Cleaned:
    from PIL import Image, ImageOps

    picture.draft("RGB", (LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(picture)
    sees_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    small = upright.convert("RGBA" if sees_through else "RGB")
    small.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    if upright.mode in ("RGB", "RGBA"):
        _into_srgb(small, upright.info.get("icc_profile"))
    paper = Image.new("RGB", small.size, "white")
    paper.paste(small, mask=small.getchannel("A") if sees_through else None)
    out = BytesIO()
    paper.save(out, "WEBP", quality=QUALITY, method=4)
    return Cleaned(out.getvalue(), *paper.size)


def _into_srgb(picture: "Picture", profile: bytes | None) -> None:
    """A telephone's wide colours would be dull without their profile."""
    from PIL import ImageCms

    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            theirs, ours = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            ImageCms.profileToProfile(picture, theirs, ours, inPlace=True)
