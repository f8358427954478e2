"""Rows of what a guide is, and of translations."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.guide.models import ChapterText
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row
from tests.access.guide import CHAPTER, GUIDE, READERS, drafted
from tests.cast import Cast


def _translated(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = drafted(add, cast)
    add(ChapterText(chapter_id=made["chapter_id"], language="sv", title="Kapitel"))
    return made


def _led(data: dict[str, Any] | None = None) -> Row:
    return Row(Policy.COORDINATOR, drafted, COORDINATORS, MEMBERS, data or {})


SETTINGS: Final = {"title": "Opas", "slug": "opas", "version": 1}
TRANSLATIONS: Final = f"{CHAPTER}/translations"
ONE: Final = f"{GUIDE}/chapters/{{chapter_id:uuid}}"
ROWS: Final[dict[str, Row]] = {
    f"GET {GUIDE}/settings": _led(),
    f"POST {GUIDE}/settings": _led(SETTINGS),
    f"GET {GUIDE}/order": _led(),
    f"POST {ONE}/move": _led({"where": "up"}),
    f"POST {ONE}/bin": _led(),
    f"POST {ONE}/restore": _led(),
    f"GET {TRANSLATIONS}": Row(Policy.MEMBER, drafted, READERS, frozenset()),
    f"POST {TRANSLATIONS}": Row(Policy.COORDINATOR, drafted, COORDINATORS, READERS, {"language": "sv"}),
    f"GET {TRANSLATIONS}/beside": Row(Policy.COORDINATOR, drafted, COORDINATORS, READERS),
    f"POST {TRANSLATIONS}/level": Row(Policy.COORDINATOR, _translated, COORDINATORS, READERS, {"content_hash": "x"}),
}
