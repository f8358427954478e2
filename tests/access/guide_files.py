"""Rows of a guide's pictures and a chapter's tools."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from agentnet.guide.pictures.models import GuidePicture
from agentnet.guide.tools.models import ChapterTool, ToolFile
from agentnet.network.models import StoredFile
from agentnet.settings import settings
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row
from tests.access.guide import CHAPTER, GUIDE, READERS, drafted
from tests.cast import Cast

DATA: Final = b"PK kutsu"


def kept(data: bytes) -> str:
    digest = sha256(data).hexdigest()
    folder = settings().var / "files" / digest[:2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / digest).write_bytes(data)
    return digest


def _pictured(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = drafted(add, cast)
    about: dict[str, Any] = {"alt": "Kuva", "sha256": kept(b"kuva"), "width": 4, "height": 3, "by": cast.heli.id}
    picture = add(GuidePicture(guide_id=made["guide_id"], name="kuva.webp", **about))
    return {**made, "picture_id": picture.id}


def _tooled(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = drafted(add, cast)
    digest = kept(DATA)
    stored = add(StoredFile(sha256=digest, media_type="application/pdf", size=len(DATA), name="kutsu.pdf"))
    tool = add(ChapterTool(chapter_id=made["chapter_id"], name="kutsu.pdf", title="Kutsu", latest=1))
    add(ToolFile(tool_id=tool.id, n=1, file_id=stored.id, sha256=digest, size=len(DATA), by=cast.heli.id))
    return {**made, "tool_id": tool.id, "n": 1}


def _led(sample: Any, seen: frozenset[str], data: Mapping[str, Any] | None = None) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, seen, data or {})


ROWS: Final[dict[str, Row]] = {
    f"POST {CHAPTER}/art": _led(drafted, READERS),
    f"GET {GUIDE}/pictures": _led(_pictured, MEMBERS),
    f"POST {GUIDE}/pictures": _led(_pictured, MEMBERS, {"alt": "Kuva"}),
    f"GET {GUIDE}/pictures/{{picture_id:uuid}}": Row(Policy.MEMBER, _pictured, READERS, frozenset()),
    f"POST {GUIDE}/pictures/{{picture_id:uuid}}": _led(_pictured, MEMBERS, {"alt": "Kuva"}),
    f"GET {CHAPTER}/tools": _led(_tooled, READERS),
    f"POST {CHAPTER}/tools": _led(_tooled, READERS, {"title": "Kutsu"}),
    f"POST {CHAPTER}/tools/{{tool_id:uuid}}": _led(_tooled, READERS, {"act": "bin"}),
    f"GET {CHAPTER}/tools/{{tool_id:uuid}}/{{n:int}}": Row(Policy.MEMBER, _tooled, READERS, frozenset()),
}
