"""Takes out of a JPEG what a camera or an editor has written of itself and its user, and what a phone has hung after it
(a second picture, a film, with notes of their own). The picture stays to the bit.
"""

import re
import struct
from typing import Final

START: Final = b"\xff\xd8"
NOTES: Final = (0xE1, 0xED, 0xFE)
"""Exif and XMP, what editors of pictures keep (IPTC), and comments. Colours (ICC, Adobe) stay."""
BARE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
"""Marks that nothing follows."""
SCAN: Final = 0xDA
END: Final = 0xD9
MARK: Final = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
"""What ends a run of dots."""
EXIF: Final = b"Exif\x00\x00"
TURNED: Final = 0x0112


def bare(jpeg: bytes) -> bytes:
    """The picture without its notes; which way up it is stays told. What is no whole JPEG stays as it is."""
    if not jpeg.startswith(START):
        return jpeg
    kept, at, turned = [START], 2, 1
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        kind = jpeg[at + 1]
        if kind == 0xFF or kind in BARE:
            at += 1 if kind == 0xFF else 2
            continue
        if kind == SCAN:
            return b"".join((kept[0], _which_way_up(turned), *kept[1:], jpeg[at : _end(jpeg, at)]))
        (length,) = struct.unpack_from(">H", jpeg, at + 2)
        part = jpeg[at : at + 2 + length]
        if kind in NOTES:
            turned = _turned(part[4:]) if part[4:].startswith(EXIF) else turned
        else:
            kept.append(part)
        at += 2 + length
    return jpeg


def _end(jpeg: bytes, at: int) -> int:
    """Where the picture ends whose dots begin `at`: there may be several runs of them, with tables between."""
    while at + 4 <= len(jpeg) and jpeg[at + 1] != END:
        (length,) = struct.unpack_from(">H", jpeg, at + 2)
        found = MARK.search(jpeg, at + 2 + length)
        if found is None:
            return len(jpeg)
        at = found.start()
    return min(at + 2, len(jpeg))


def _turned(note: bytes) -> int:
    """The number that tells which way up it is: 1 is as it stands."""
    facts = note[len(EXIF) :]
    order = {b"II": "<", b"MM": ">"}.get(facts[:2])
    if order is None or len(facts) < 8:
        return 1
    (first,) = struct.unpack_from(f"{order}I", facts, 4)
    if first + 2 > len(facts):
        return 1
    (many,) = struct.unpack_from(f"{order}H", facts, first)
    for place in range(first + 2, min(first + 2 + 12 * many, len(facts) - 11), 12):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", facts, place)
        if tag == TURNED:
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _which_way_up(turned: int) -> bytes:
    if turned == 1:
        return b""
    facts = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, TURNED, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(facts)) + EXIF + facts
