"""A chapter's Word file that goes out for comments and comes back, as child processes set and read it."""

import re
from collections.abc import Mapping
from typing import Final

from agentnet.guide.press.brand import Brand
from agentnet.guide.press.docx_book import chapter_docx
from agentnet.guide.press.edition import EditionChapter
from agentnet.guide.press.word_package import WordPackage

MARK: Final = re.compile(r"#([0-9a-f]{12})\b")
"""The beginning of the hash of the version that went out, in the line under the title."""
TRACKED: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})


def set_for_review(
    chapter: EditionChapter, language: str, title: str, line: str, images: Mapping[str, bytes], brand: Brand | None
) -> bytes:
    return chapter_docx(chapter, language=language, title=title, reviewed=line, images=images, brand=brand)


def read_returned(docx: bytes) -> tuple[bool, list[str], str]:
    """Whether changes are marked, the paragraphs' words, and the mark of the version."""
    package = WordPackage(docx)
    document = package.xml(package.related("").get("officeDocument", ""))
    tracked = any(one.tag in TRACKED for one in document.iter())
    paragraphs = [one for one in document.iter() if one.tag == "p"]
    lines = ["".join(part.text or "" for part in one.iter() if part.tag == "t") for one in paragraphs]
    lines = [line for line in (folded(line) for line in lines) if line]
    mark = next((hit[1] for line in lines[:4] if (hit := MARK.search(line))), "")
    return tracked, [line for line in lines if not MARK.search(line)], mark


def folded(text: str) -> str:
    return " ".join(text.split())
