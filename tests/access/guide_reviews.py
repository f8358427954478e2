"""Rows of review and approval: those who approve, those who ask them, and nobody else."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from agentnet import clock
from agentnet.guide.flow import Stage
from agentnet.guide.models import Comment
from agentnet.guide.reviews.models import ApprovalRecord, Deputy, WordReturn
from agentnet.network.quiet import today
from agentnet.web import Policy
from tests.access import COORDINATORS, DIRECTORS, MEMBERS, Add, Row, on_network
from tests.access.guide import CHAPTER, NETWORK, READERS, chapter_in, drafted
from tests.cast import Cast

APPROVERS: Final = f"{NETWORK}/approvers"
COMMENT: Final = UUID("00000000-0000-4000-8000-000000000002")
DEPUTY: Final = UUID("00000000-0000-4000-8000-000000000003")


def _reviewed(add: Add, cast: Cast) -> Mapping[str, Any]:
    return chapter_in(add, cast, Stage.REVIEW)


def _told(add: Add, cast: Cast) -> Mapping[str, Any]:
    """Maija's comment, written down by Heli."""
    made = _reviewed(add, cast)
    told: dict[str, Any] = {"text_id": made["text_id"], "revision": 1, "text": "Entä omaiset?"}
    add(Comment(id=COMMENT, by=cast.maija.id, entered_by=cast.heli.id, **told))
    return made


def _named(add: Add, cast: Cast) -> Mapping[str, Any]:
    day = today(clock.now())
    who: dict[str, Any] = {"network_id": cast.network.id, "director_id": cast.maija.id, "deputy_id": cast.sari.id}
    add(Deputy(id=DEPUTY, starts_on=day, ends_on=day, **who))
    return {"network_id": cast.network.id}


def _signed(add: Add, cast: Cast) -> Mapping[str, Any]:
    made, now = chapter_in(add, cast, Stage.APPROVED), clock.now().isoformat()
    facts: dict[str, Any] = {
        **dict.fromkeys(("organisation", "network", "guide", "chapter", "owner"), "Sanoja"),
        **{"language": "fi", "revision": 1, "asked_at": now, "asked_by": None, "written_by": None},
        **{"approved_at": now, "comments": 0, "open": 0, "approvals": []},
    }
    add(ApprovalRecord(text_id=made["text_id"], revision=1, content_hash="x", facts=facts))
    return made


def _returned(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = _reviewed(add, cast)
    who: dict[str, Any] = {"text_id": made["text_id"], "director_id": cast.maija.id, "by": cast.maija.id}
    return {**made, "return_id": add(WordReturn(name="luku.docx", **who)).id}


def _part(data: Mapping[str, Any] | None = None, sample: Any = _reviewed, **more: Any) -> Row:
    """For those who take part in the review."""
    return Row(Policy.MEMBER, sample, READERS, data=data or {}, **more)


def _days(days: int = 0) -> str:
    return (today(clock.now()) + timedelta(days=days)).isoformat()


TOLD: Final = {"director_id": COMMENT, "told": "phone", "text": "Kuka vastaa?"}
NAMED: Final = {"deputy_id": DEPUTY, "starts_on": _days(), "ends_on": _days(3)}
ONLY_MAIJA: Final = frozenset({"maija"})

ROWS: Final[dict[str, Row]] = {
    f"GET {APPROVERS}": on_network(Policy.MEMBER, READERS, seen=frozenset()),
    f"POST {APPROVERS}/deputies": on_network(Policy.DIRECTOR, DIRECTORS, data=NAMED),
    f"POST {APPROVERS}/deputies/end": Row(Policy.DIRECTOR, _named, ONLY_MAIJA, MEMBERS - {"jukka"}, {"deputy": DEPUTY}),
    f"POST {APPROVERS}/groups": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {CHAPTER}/send": Row(Policy.COORDINATOR, drafted, COORDINATORS, READERS),
    f"POST {CHAPTER}/send": Row(Policy.COORDINATOR, drafted, COORDINATORS, READERS, {"why": "Koska."}, once=True),
    f"POST {CHAPTER}/remind": Row(Policy.COORDINATOR, _reviewed, COORDINATORS),
    f"POST {CHAPTER}/sign": Row(Policy.COORDINATOR, _reviewed, COORDINATORS),
    f"GET {CHAPTER}/terms": Row(Policy.COORDINATOR, _reviewed, COORDINATORS),
    f"POST {CHAPTER}/terms": Row(Policy.COORDINATOR, _reviewed, COORDINATORS),
    f"GET {CHAPTER}/record.pdf": _part(sample=_signed),
    f"POST {CHAPTER}/comments/told": Row(Policy.COORDINATOR, _reviewed, COORDINATORS, data={**TOLD, "told": ""}),
    f"POST {CHAPTER}/comments/edit": Row(
        Policy.MEMBER,
        _told,
        frozenset({"heli", "maija"}),
        data={"comment_id": COMMENT, "text": "X", "version": 1},
        once=True,
    ),
    f"POST {CHAPTER}/comments/withdraw": Row(
        Policy.MEMBER, _told, frozenset({"heli", "maija"}), data={"comment_id": COMMENT}
    ),
    f"POST {CHAPTER}/comments/restore": Row(
        Policy.MEMBER, _told, frozenset({"heli", "maija"}), data={"comment_id": COMMENT}
    ),
    f"POST {CHAPTER}/comments/confirm": Row(Policy.MEMBER, _told, ONLY_MAIJA, data={"comment_id": COMMENT}),
    f"GET {CHAPTER}/review.docx": _part(),
    f"GET {CHAPTER}/word": _part(),
    f"POST {CHAPTER}/word": _part(),
    f"GET {CHAPTER}/word/{{return_id:uuid}}": Row(Policy.MEMBER, _returned, ONLY_MAIJA, frozenset()),
    f"POST {CHAPTER}/word/{{return_id:uuid}}": Row(Policy.MEMBER, _returned, ONLY_MAIJA, MEMBERS - READERS, once=True),
}
