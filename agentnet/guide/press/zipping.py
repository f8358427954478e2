"""Zip files that are the same bytes for the same files, whoever makes them and when."""

import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Final

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
PACKED: Final = (".png", ".jpg", ".jpeg", ".webp", ".woff2", ".pdf", ".epub", ".docx", ".xlsx", ".zip")
"""What is small already is stored as it is."""


def as_zip(files: Mapping[str, bytes], *, first: Collection[str] = (), stored: Collection[str] = ()) -> bytes:
    """The files as a zip: those named `first` lead, the others follow by name, all with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in (*first, *sorted(files.keys() - set(first))):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            plain = name in stored or name.endswith(PACKED)
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            packed.writestr(entry, files[name])
    return out.getvalue()
