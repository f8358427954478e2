"""Word files as people hand them back: with comments, answers, changes, and as other programs save them."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

from docx import Document

from agentnet.guide.press.zipping import as_zip

W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def with_part(docx: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one part changed (or made: the change gets nothing)."""
    parts = parts_of(docx)
    return as_zip({**parts, name: change(parts.get(name, b""))})


def commented(docx: bytes, *comments: tuple[str, str]) -> bytes:
    """Comments as python-docx and Word write them: (words of a paragraph, comment)."""
    document, out = Document(io.BytesIO(docx)), io.BytesIO()
    cells = [one for table in document.tables for row in table.rows for cell in row.cells for one in cell.paragraphs]
    for words, text in comments:
        paragraph = next(one for one in (*document.paragraphs, *cells) if words in one.text)
        document.add_comment(paragraph.runs, text=text, author="Maija Lehto", initials="ML")
    document.save(out)
    return out.getvalue()


def by_hand(docx: bytes, change: Callable[[str], str], comments: str, extended: str = "") -> bytes:
    """The text changed by `change`, and `comments` written as they stand in the comments' part."""
    parts = parts_of(docx)
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    parts["word/comments.xml"] = f"<w:comments {W}>{comments}</w:comments>".encode()
    more = f'<Relationship Id="rIdC" Type="{RELATION}/comments" Target="comments.xml"/>'
    kinds = f'<Override PartName="/word/comments.xml" ContentType="{WORD}.comments+xml"/>'
    if extended:
        parts["word/commentsExtended.xml"] = (
            f'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{extended}</w15:commentsEx>'
        ).encode()
        kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        more += f'<Relationship Id="rIdE" Type="{kind}" Target="/word/commentsExtended.xml"/>'
        kinds += f'<Override PartName="/word/commentsExtended.xml" ContentType="{WORD}.commentsExtended+xml"/>'
    relations = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", more + "</Relationships>")
    parts["word/_rels/document.xml.rels"] = relations.encode()
    types = parts["[Content_Types].xml"].decode().replace("</Types>", kinds + "</Types>")
    parts["[Content_Types].xml"] = types.encode()
    return as_zip(parts)


def comment(number: int, text: str, *, paragraph: str = "", author: str = "Jukka Salmi") -> str:
    """One comment of the comments' part."""
    named = f' w14:paraId="{paragraph}"' if paragraph else ""
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-11-20T10:15:00Z" w:initials="JS">'
        f"<w:p{named}><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
    )


def ranged(number: int, first: str, last: str) -> Callable[[str], str]:
    """A range from the paragraph with the words `first` to the end of the paragraph with the words `last`."""

    def change(xml: str) -> str:
        start, end = _paragraph(xml, first), _paragraph(xml, last)
        finish = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        xml = xml[: end[1] - len("</w:p>")] + finish + xml[end[1] - len("</w:p>") :]
        opening = re.compile(r"<w:p\b[^>]*>(?:<w:pPr>.*?</w:pPr>)?", re.DOTALL).match(xml, start[0])
        assert opening
        return xml[: opening.end()] + f'<w:commentRangeStart w:id="{number}"/>' + xml[opening.end() :]

    return change


def _paragraph(xml: str, words: str) -> tuple[int, int]:
    at = xml.index(words)
    return max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at)), xml.index("</w:p>", at) + len("</w:p>")
