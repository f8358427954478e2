"""Pictures of notes as they are printed: small enough, and in a form that every reader of PDF draws."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

QUALITY: Final = 82


def fit(pictures: Mapping[str, bytes], longest: int) -> dict[str, bytes]:
    """Each as JPEG, on white, at most so many pixels long; what cannot be opened is left out. Slow: in a child."""
    made = ((name, _fit(data, longest)) for name, data in pictures.items())
    return {name: data for name, data in made if data}


def _fit(data: bytes, longest: int) -> bytes:
    from PIL import Image  # only the child draws

    out = BytesIO()
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.thumbnail((longest, longest))
            whole = picture.convert("RGBA")
            page = Image.new("RGB", whole.size, "white")
            page.paste(whole, mask=whole)
            page.save(out, "JPEG", quality=QUALITY)
    except (OSError, ValueError, Image.DecompressionBombError):
        return b""
    return out.getvalue()
