"""Photographs for tests, as telephones make them."""

from io import BytesIO

from PIL import Image

GPS = 0x8825


def photograph(width: int = 400, height: int = 300, *, turned: bool = False, kind: str = "JPEG") -> bytes:
    """Left half blue, right half red; says where, with what and when it was taken. `turned`: held upright."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x010F] = "CanaryPhone"
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(GPS).update({1: "N", 2: (60.0, 27.0, 11.0), 3: "E", 4: (22.0, 16.0, 5.0)})
    out = BytesIO()
    extra = {"comment": b"canary comment"} if kind == "JPEG" else {}
    picture.save(out, kind, exif=exif, **extra)
    return out.getvalue()
