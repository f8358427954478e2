"""Opens a Word file that somebody sent, and no more of it than is asked: sizes are checked before anything is read.

Whatever is in the file, opening it ends with the parts or with `Unfit`.
"""

import io
import zipfile
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from agentnet.words import N_, _

LARGEST: Final = 30 << 20
MOST_PARTS: Final = 3000
UNPACKED: Final = 300 << 20
LARGEST_XML: Final = 24 << 20
RATIO: Final = 120
"""How many times smaller a part may be packed; Word's own text packs to a twentieth."""
SMALL: Final = 1 << 20
DEEPEST: Final = 200
OLD: Final = b"\xd0\xcf\x11\xe0"
MACROS: Final = ("vbaproject.bin", "vbadata.xml")


class Why(StrEnum):
    NOT_WORD = "not-word"
    OLD = "old"
    TOO_LARGE = "too-large"
    MACROS = "macros"
    BROKEN = "broken"


SENTENCES: Final = {
    Why.NOT_WORD: N_("Tiedosto ei ole Word-tiedosto (.docx)."),
    Why.OLD: N_("Tiedosto on vanhaa muotoa tai suojattu salasanalla. Tallenna se Wordissa muodossa .docx."),
    Why.TOO_LARGE: N_("Tiedosto on liian suuri luettavaksi."),
    Why.MACROS: N_("Tiedostossa on makroja, joten sitä ei avata. Tallenna se muodossa .docx."),
    Why.BROKEN: N_("Tiedosto on rikki. Avaa se Wordissa, tallenna uudelleen ja tuo se sitten tänne."),
}


class Unfit(Exception):
    """The file is refused; `why` says for what, `sentence` tells it to the sender."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why

    @property
    def sentence(self) -> str:
        return _(SENTENCES[self.why])


class WordPackage:
    """The parts of a Word file, by name. Raises Unfit."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLD):
            raise Unfit(Why.OLD)
        if len(data) > LARGEST:
            raise Unfit(Why.TOO_LARGE)
        try:
            self.packed = zipfile.ZipFile(io.BytesIO(data))
            self.parts = {part.filename.lstrip("/"): part for part in self.packed.infolist()}
        except (zipfile.BadZipFile, ValueError, RuntimeError, OSError):  # RuntimeError: packed as Python cannot read
            raise Unfit(Why.NOT_WORD) from None
        self._check()

    def _check(self) -> None:
        parts = self.packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise Unfit(Why.TOO_LARGE)
        if any(part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1) for part in parts):
            raise Unfit(Why.TOO_LARGE)
        if len(self.parts) != len(parts) or any(part.flag_bits & 1 for part in parts):
            raise Unfit(Why.BROKEN)
        if any(name.lower().rpartition("/")[2] in MACROS for name in self.parts):
            raise Unfit(Why.MACROS)
        if "[Content_Types].xml" not in self.parts:
            raise Unfit(Why.NOT_WORD)
        if any("macroEnabled" in kind.get("ContentType", "") for kind in self.xml("[Content_Types].xml")):
            raise Unfit(Why.MACROS)

    def xml(self, name: str) -> Element:
        """One part. Raises Unfit when it is missing, too large, or no plain XML."""
        part = self.parts.get(name.lstrip("/"))
        if part is None:
            raise Unfit(Why.BROKEN)
        if part.file_size > LARGEST_XML:
            raise Unfit(Why.TOO_LARGE)
        try:
            with self.packed.open(part) as opened:
                written = opened.read(LARGEST_XML + 1)
        except Exception:  # what a hostile zip can raise is without end
            raise Unfit(Why.BROKEN) from None
        return plain_xml(written)

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to: the last word of the relation's kind → the part's name."""
        folder, _slash, file = name.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        if relations not in self.parts:
            return {}
        found: dict[str, str] = {}
        for one in self.xml(relations):
            if one.get("TargetMode") != "External":
                target = one.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                found.setdefault(one.get("Type", "").rpartition("/")[2], whole)
        return found


def plain_xml(written: bytes) -> Element:
    """The tree of some XML in UTF-8 without a document type: nothing to expand, nothing to fetch. Raises Unfit."""
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit(Why.BROKEN) from None
    if len(written) > LARGEST_XML:
        raise Unfit(Why.TOO_LARGE)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unfit(Why.BROKEN)
    parser = XMLParser(target=_Tree(), encoding="utf-8")
    try:
        parser.feed(text.encode())
        tree: Element = parser.close()
    except (ParseError, ValueError, UnicodeError):
        raise Unfit(Why.BROKEN) from None
    return tree


class _Tree:
    """Builds the tree with names without their namespaces, and not too deep."""

    def __init__(self) -> None:
        self.open: list[Element] = []
        self.root: Element | None = None
        self.last: Element | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise Unfit(Why.BROKEN)
        named = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        element = Element(tag.rpartition("}")[2], named)
        if self.open:
            self.open[-1].append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _tag: str) -> None:
        self.open.pop()

    def data(self, words: str) -> None:
        if self.open and not len(self.open[-1]):
            self.open[-1].text = (self.open[-1].text or "") + words

    def close(self) -> Element | None:
        return self.root
