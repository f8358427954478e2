"""Takes the writers' names off a file that people hand on. Pure; slow for a large file: for a child process.

What the file says of itself goes: who made it, who saved it last, whose company; so does what its pictures say of
themselves. Its pages stay as they are: comments, tracked changes and links to files are the writer's own to remove, and
are told.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct

from agentnet.guide.tools.picture_washing import bare
from agentnet.words import N_

AUTHOR, SAVER, COMPANY, OWN, MANAGER, PLACE, PICTURES = (
    N_("tekijän nimi"),
    N_("viimeksi tallentaneen nimi"),
    N_("organisaation nimi"),
    N_("tiedoston omat lisätiedot"),
    N_("vastuuhenkilön nimi"),
    N_("polku tekijän koneella"),
    N_("kuvien omat lisätiedot"),
)
OFFICE: Final[Mapping[str, Mapping[str, str]]] = {
    "docprops/core.xml": {"creator": AUTHOR, "lastModifiedBy": SAVER},
    "docprops/app.xml": {"Company": COMPANY, "Manager": MANAGER},
}
CUSTOM: Final = "docprops/custom.xml"
PLACES: Final[Mapping[str, tuple[tuple[re.Pattern[bytes], bytes, str], ...]]] = {
    "xl/workbook.xml": (
        (re.compile(rb"<(?:\w+:)?absPath\b[^>]*/>|<(?:\w+:)?absPath\b[^>]*>[^<]*</(?:\w+:)?absPath\s*>"), b"", PLACE),
        (re.compile(rb"(<(?:\w+:)?fileSharing\b[^>]*?)\s+userName\s*=\s*(?:\"[^\"]*\"|'[^']*')"), rb"\1", SAVER),
    ),
    "word/_rels/settings.xml.rels": (
        (re.compile(rb"(\bTarget\s*=\s*[\"'])file:[^\"']*[\\/]([^\"'\\/]*[\"'])"), rb"\1\2", PLACE),
    ),
}
"""Where on the writer's own machine the file or its template was: paths begin with the name of a user."""
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
SAID: Final = re.compile(rb"\b(?:w:author|w15:author)\s*=\s*[\"'][^\"']|<author>[^<]|displayName\s*=\s*[\"'][^\"']")
"""Names in comments, tracked changes and lists of people."""
SPOKEN: Final = re.compile(
    r"(word/(document|comments\w*|people|footnotes|endnotes|header\d*|footer\d*)|xl/(comments|persons/|thread).*)\.xml"
)
PICTURE: Final = re.compile(r"(?:word|xl|ppt)/media/[^/]+\.jpe?g")
LINKS: Final = re.compile(r"(?:word|xl)/(?:.*/)?_rels/[^/]+\.rels")
FILE_LINK: Final = re.compile(rb"\bTarget\s*=\s*[\"'](?:file:|\\\\|[A-Za-z]:[\\/])")
"""A link to a file on somebody's machine or on a shared disk."""
INFO: Final[Mapping[str, str]] = {"/Author": AUTHOR, "/Company": COMPANY, "/Manager": MANAGER}
XMP: Final[Mapping[str, str]] = {
    "dc:creator": AUTHOR,
    "pdf:Author": AUTHOR,
    "xmpMM:History": OWN,
    "pdfx:Company": COMPANY,
}
LARGEST_NOTE: Final = 1 << 20
SIGNED: Final = b"/ByteRange"


class Washed(Struct, frozen=True):
    """The file; what was taken out of it, in words; whether names stay in comments and changes; whether it was read;
    whether it leads to files of the writer's own.
    """

    data: bytes
    removed: tuple[str, ...] = ()
    names_left: bool = False
    read: bool = True
    links_left: bool = False


def washed(ending: str, data: bytes) -> Washed:
    """Without the names that it carries. A file that nothing is taken out of stays the same to the byte, and so does
    one that cannot be read or is signed.
    """
    wash: Callable[[bytes], Washed] = _pdf if ending == ".pdf" else _office
    try:
        return wash(data)
    except Exception:  # whatever the reader of a broken file runs into, the file itself is untouched
        return Washed(data, read=False)


def _office(data: bytes) -> Washed:
    removed: dict[str, None] = {}
    changed: dict[str, bytes] = {}
    names_left = links_left = False
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.infolist():
            name = part.filename.lower()
            if name in OFFICE and part.file_size <= LARGEST_NOTE:
                text = was = packed.read(part)
                if was.startswith(WIDE):
                    return Washed(data, read=False)
                for tag, words in OFFICE[name].items():
                    text, found = _emptied(text, tag)
                    removed |= {words: None} if found else {}
                changed |= {part.filename: text} if text != was else {}
            elif name == CUSTOM and part.file_size <= LARGEST_NOTE:
                text, dropped = re.subn(rb"(?s)<(?:\w+:)?property\b.*</(?:\w+:)?property>", b"", packed.read(part))
                if dropped:
                    changed[part.filename] = text
                    removed[OWN] = None
            elif name in PLACES and part.file_size <= LARGEST_NOTE:
                text = was = packed.read(part)
                for pattern, instead, words in PLACES[name]:
                    text, times = pattern.subn(instead, text)
                    removed |= {words: None} if times else {}
                changed |= {part.filename: text} if text != was else {}
            elif SPOKEN.fullmatch(name):
                names_left = names_left or SAID.search(packed.read(part)) is not None
            elif PICTURE.fullmatch(name) and (clean := bare(was := packed.read(part))) != was:
                changed[part.filename] = clean
                removed[PICTURES] = None
            if LINKS.fullmatch(name) and part.file_size <= LARGEST_NOTE:
                links_left = links_left or FILE_LINK.search(changed.get(part.filename) or packed.read(part)) is not None
        made = _repacked(packed, changed) if changed else data
        return Washed(made, tuple(removed), names_left, links_left=links_left)


def _emptied(xml: bytes, tag: str) -> tuple[bytes, bool]:
    """The element stays, its words go."""
    name = tag.encode()
    made, found = re.subn(
        rb"(<(?:\w+:)?%b\b[^>]*(?<!/)>)[^<]*[^<\s][^<]*(</(?:\w+:)?%b\s*>)" % (name, name), rb"\1\2", xml
    )
    return made, bool(found)


def _repacked(packed: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The same parts in the same order, these with other bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in packed.infolist():
            made.writestr(part, changed[part.filename] if part.filename in changed else packed.read(part))
    return out.getvalue()


def _pdf(data: bytes) -> Washed:
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted or SIGNED in data:
        return Washed(data, read=False)
    writer = PdfWriter(clone_from=reader)
    removed: dict[str, None] = {}
    told = dict(reader.metadata or {})
    for key in INFO.keys() & told.keys():
        if str(told.pop(key)).strip():
            removed[INFO[key]] = None
    if note := writer.xmp_metadata:
        text, found = _unsigned(note.stream.get_data())
        removed |= found
        writer.xmp_metadata = text
    removed |= _bare_pictures(writer)
    notes = [one.get_object() for page in reader.pages for one in page.get("/Annots") or ()]
    names_left, links_left = any(map(_names_somebody, notes)), any(map(_leads_to_a_file, notes))
    if not removed:
        return Washed(data, names_left=names_left, links_left=links_left)
    writer.metadata = told
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)  # what was replaced is gone
    out = io.BytesIO()
    writer.write(out)
    return Washed(out.getvalue(), tuple(removed), names_left, links_left=links_left)


def _bare_pictures(writer: Any) -> dict[str, None]:
    """Takes the notes of pictures (and of any other part but the whole) out, and what JPEGs carry inside."""
    from pypdf.generic import DictionaryObject, StreamObject

    removed: dict[str, None] = {}
    for one in [thing.get_object() for thing in writer._objects if thing is not None]:
        if not isinstance(one, DictionaryObject) or one.get("/Type") == "/Catalog":
            continue
        if one.pop("/Metadata", None) is not None:
            removed[PICTURES] = None
        if isinstance(one, StreamObject) and one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            clean = bare(one._data)
            if clean != one._data:
                one._data = clean
                removed[PICTURES] = None
    return removed


def _leads_to_a_file(annotation: Any) -> bool:
    """A link to a file elsewhere, or one that opens a file."""
    action = annotation.get("/A")
    action = action.get_object() if action is not None else {}
    if action.get("/S") in ("/Launch", "/GoToR"):
        return True
    return str(action.get("/URI", "")).lower().startswith(("file:", "\\\\"))


def _names_somebody(annotation: Any) -> bool:
    """A comment on a page with its writer. (The same key of a form's field is the field's own name.)"""
    return annotation.get("/Subtype") != "/Widget" and bool(str(annotation.get("/T", "")).strip())


def _unsigned(xmp: bytes) -> tuple[bytes, dict[str, None]]:
    """The note of a PDF without the people in it: each property as an element or as an attribute."""
    removed: dict[str, None] = {}
    for tag, words in XMP.items():
        name = tag.encode()
        xmp, elements = re.subn(rb"(?s)<%b\b[^>]*(?:/>|(?<!/)>.*?</%b\s*>)" % (name, name), b"", xmp)
        xmp, attributes = re.subn(rb"\s%b\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name, b"", xmp)
        removed |= {words: None} if elements or attributes else {}
    return xmp, removed
