"""Rows of background material, the register and the glossary: members read them, coordinators write."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.guide.background.flow import BackgroundKind
from agentnet.guide.background.models import Background
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.models import GlossaryTerm, TermText
from agentnet.guide.register.flow import EntryKind, Status
from agentnet.guide.register.models import RegisterEntry
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.web import Policy
from tests.access import COORDINATORS, DIRECTORS, MEMBERS, Add, Row, on_network
from tests.access.guide import NETWORK
from tests.cast import Cast

BACKGROUND: Final = "/background/{background_id:uuid}"
ENTRY: Final = "/register/{entry_id:uuid}"
TERM: Final = "/terms/{term_id:uuid}"
WRITERS_AND_DIRECTORS: Final = COORDINATORS | DIRECTORS


def _background(add: Add, cast: Cast) -> Mapping[str, Any]:
    source = add(Source(network_id=cast.network.id, kind=Kind.BACKGROUND))
    add(SourceRevision(source_id=source.id, text="Laki", sha256="x"))
    about: dict[str, Any] = {"kind": BackgroundKind.LAW, "reference": "Laki"}
    return {"background_id": add(Background(id=source.id, network_id=cast.network.id, **about)).id}


def _entry(add: Add, cast: Cast, status: Status = Status.TAKEN) -> Mapping[str, Any]:
    about: dict[str, Any] = {"kind": EntryKind.BARRIER, "title": "Kaksi kalenteria", "status": status}
    return {"entry_id": add(RegisterEntry(network_id=cast.network.id, area_id=cast.health.id, **about)).id}


def _new(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _entry(add, cast, Status.NEW)


def _done(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _entry(add, cast, Status.DONE)


def _term(add: Add, cast: Cast, stage: TermStage, approved: str = "") -> Mapping[str, Any]:
    term = add(GlossaryTerm(network_id=cast.network.id, slug="palaveri", by=cast.heli.id))
    words: dict[str, Any] = {"word": "palaveri", "meaning": "Tapaaminen.", "stage": stage, "content_hash": "x"}
    text = add(TermText(term_id=term.id, approved_word=approved, approved_meaning=approved, **words))
    return {"term_id": term.id, "text_id": text.id}


def _draft(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _term(add, cast, TermStage.DRAFT)


def _review(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _term(add, cast, TermStage.REVIEW)


def _approved(add: Add, cast: Cast) -> Mapping[str, Any]:
    return _term(add, cast, TermStage.APPROVED, "palaveri")


def _led(sample: Any, data: Mapping[str, Any] | None = None, seen: frozenset[str] = MEMBERS, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, seen, data or {}, **more)


ANSWER: Final = {"status": "working", "text": "Katsotaan."}
ROWS: Final[dict[str, Row]] = {
    f"GET {NETWORK}/background": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/background/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/background": on_network(Policy.COORDINATOR, COORDINATORS, data={"reference": "Laki"}),
    f"GET {BACKGROUND}": Row(Policy.MEMBER, _background, MEMBERS),
    f"POST {BACKGROUND}": _led(_background, {"reference": "Laki 2"}),
    f"POST {BACKGROUND}/bin": _led(_background),
    f"POST {BACKGROUND}/restore": _led(_background),
    f"GET {NETWORK}/register": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/register/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/register": on_network(Policy.COORDINATOR, COORDINATORS, data={"title": "Este"}),
    f"GET {ENTRY}": Row(Policy.MEMBER, _entry, MEMBERS),
    f"POST {ENTRY}": _led(_entry, {"title": "Este"}),
    f"POST {ENTRY}/take": _led(_new, once=True),
    f"POST {ENTRY}/answer": Row(Policy.MEMBER, _entry, COORDINATORS | {"jukka"}, data=ANSWER),
    f"POST {ENTRY}/reopen": _led(_done, {"text": "Palasi."}, once=True),
    f"POST {ENTRY}/bin": _led(_entry),
    f"POST {ENTRY}/restore": _led(_entry),
    f"GET {NETWORK}/glossary": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/glossary/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/glossary": on_network(
        Policy.COORDINATOR, COORDINATORS, data={"word": "palaveri", "meaning": "Tapaaminen."}
    ),
    f"POST {NETWORK}/glossary/propose": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {TERM}": Row(Policy.MEMBER, _approved, MEMBERS),
    f"POST {TERM}": _led(_draft, {"word": "palaveri", "meaning": "Kokous."}, WRITERS_AND_DIRECTORS),
    f"POST {TERM}/approve": Row(
        Policy.MEMBER, _review, DIRECTORS, WRITERS_AND_DIRECTORS, data={"content_hash": "x"}, once=True
    ),
    f"POST {TERM}/return": Row(
        Policy.MEMBER, _review, DIRECTORS, WRITERS_AND_DIRECTORS, data={"reason": "Lyhyemmin."}, once=True
    ),
    f"POST {TERM}/recall": _led(_review, None, WRITERS_AND_DIRECTORS, once=True),
    f"POST {TERM}/comments": Row(
        Policy.MEMBER, _review, WRITERS_AND_DIRECTORS, WRITERS_AND_DIRECTORS, data={"text": "Hyvä."}
    ),
    f"POST {TERM}/bin": _led(_approved),
    f"POST {TERM}/restore": _led(_approved),
}
