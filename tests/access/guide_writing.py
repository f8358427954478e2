"""Rows of writing: an open editor is for those who may write, the versions for those who read drafts."""

from typing import Any, Final
from uuid import UUID

from agentnet.web import Policy
from tests.access import COORDINATORS, Row
from tests.access.guide import CHAPTER, READERS, TEXT, drafted

EDIT: Final = f"{CHAPTER}/edit"
HISTORY: Final = f"{CHAPTER}/history"
DRAFT: Final = UUID("00000000-0000-4000-8000-00000000d4af")


def _written(**data: Any) -> Row:
    """A draft chapter: directors read it and write nothing, those who only contribute do not know of it."""
    return Row(Policy.COORDINATOR, drafted, COORDINATORS, READERS, data=data)


_read: Final = Row(Policy.MEMBER, drafted, READERS, frozenset())

ROWS: Final = {
    f"POST {EDIT}/draft": _written(**TEXT, draft=DRAFT),
    f"POST {EDIT}/draft/remove": _written(draft=DRAFT),
    f"POST {EDIT}/weave": _written(**TEXT, revision=1),
    f"POST {EDIT}/look": _written(**TEXT),
    f"GET {EDIT}/material": _written(),
    f"GET {EDIT}/changes": _written(),
    f"WEBSOCKET {EDIT}/live": _written(),
    f"GET {HISTORY}": _read,
    f"GET {HISTORY}/compare": _read,
    f"POST {HISTORY}/restore": _written(n=1, version=1),
}
