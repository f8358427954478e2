"""A QR code as a picture of dots, with its quiet zone."""

import io


def qr_png(url: str) -> bytes:
    """PNG; level M is read from a worn page. The same address gives the same bytes."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="png", scale=8, border=4, dark="#000000", light="#ffffff")
    return out.getvalue()
