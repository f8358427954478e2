"""Rows of the guide room: drafts are for writers and directors, the review for all to read, editions for everybody."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from agentnet.guide.editions.actions import JOB
from agentnet.guide.flow import Stage
from agentnet.guide.models import (
    Chapter,
    ChapterArea,
    ChapterText,
    Comment,
    Edition,
    EditionChapter,
    EditionFile,
    Finding,
    Guide,
    Revision,
)
from agentnet.network.models import StoredFile
from agentnet.notify.models import Job
from agentnet.settings import settings
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.web import Policy
from tests.access import COORDINATORS, DIRECTORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

NETWORK: Final = "/networks/{network_id:uuid}"
FINDING: Final = "/findings/{finding_id:uuid}"
GUIDE: Final = "/guides/{guide_id:uuid}"
EDITION: Final = GUIDE + "/editions/{edition_id:uuid}"
CHAPTER: Final = "/chapters/{chapter_id:uuid}"
PUBLIC: Final = "/g/{slug:str}"
READERS: Final = COORDINATORS | DIRECTORS
PDF: Final = b"%PDF-1.7"
COMMENT: Final = UUID("00000000-0000-4000-8000-000000000001")


def _finding(add: Add, cast: Cast) -> Mapping[str, Any]:
    finding = add(Finding(network_id=cast.network.id, number=1, text="Yhteinen aika.", by=cast.heli.id))
    add(
        Source(id=finding.id, network_id=cast.network.id, kind=Kind.FINDING),
        SourceRevision(source_id=finding.id, text=finding.text, sha256="x"),
    )
    return {"finding_id": finding.id}


def _polled(add: Add, cast: Cast) -> Mapping[str, Any]:
    """What came of a poll is there to be picked."""
    origin = UUID("00000000-0000-4000-8000-000000000002")
    source = add(Source(network_id=cast.network.id, kind=Kind.POLL, origin_id=origin))
    add(SourceRevision(source_id=source.id, text="Kyllä 7", sha256="x"))
    return {"network_id": cast.network.id, "origin_id": origin}


def _given(add: Add, cast: Cast) -> Mapping[str, Any]:
    """Aino's note, which nothing cites yet."""
    source = add(Source(network_id=cast.network.id, kind=Kind.NOTE, person_id=cast.aino.id))
    add(SourceRevision(source_id=source.id, text="Yhteinen aika.", sha256="x"))
    return {"source_id": source.id}


def _guide(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"guide_id": add(Guide(network_id=cast.network.id, title="Opas", slug="opas")).id}


def chapter_in(add: Add, cast: Cast, stage: Stage) -> Mapping[str, Any]:
    guide = _guide(add, cast)
    chapter = add(Chapter(guide_id=guide["guide_id"], slug="luku"))
    add(*(ChapterArea(chapter_id=chapter.id, area_id=area.id) for area in (cast.social, cast.health)))
    text = add(ChapterText(chapter_id=chapter.id, title="Luku", stage=stage, revision=1, content_hash="x"))
    add(Revision(text_id=text.id, n=1, title="Luku", markdown="Sanoja.", content_hash="x", by=cast.heli.id))
    return {**guide, "chapter_id": chapter.id, "text_id": text.id, "n": 1}


def drafted(add: Add, cast: Cast) -> Mapping[str, Any]:
    return chapter_in(add, cast, Stage.DRAFTING)


def _review(add: Add, cast: Cast) -> Mapping[str, Any]:
    return chapter_in(add, cast, Stage.REVIEW)


def _talked(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = _review(add, cast)
    text = made["text_id"]
    add(Comment(id=COMMENT, text_id=text, revision=1, text="Entä omaiset?", by=cast.maija.id))
    return made


def edition(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = chapter_in(add, cast, Stage.RELEASED)
    edition = add(
        Edition(
            guide_id=made["guide_id"],
            number="2026.1",
            title="Opas",
            colophon={"kinds": {}, "people": None, "regions": None, "network": "Verkosto", "publisher": "Alue"},
            glossary=[{"slug": "palaveri", "word": "palaveri", "meaning": "Kokous.", "others": []}],
            input_hash="x",
            by=cast.heli.id,
        )
    )
    add(
        EditionChapter(
            edition_id=edition.id,
            chapter_id=made["chapter_id"],
            place=1,
            slug="luku",
            title="Luku",
            revision=1,
            content_hash="x",
            markdown="Sanoja.",
            html="<p>Sanoja.</p>",
            origins={"kinds": {}, "people": None, "regions": None, "findings": []},
        )
    )
    digest = sha256(PDF).hexdigest()
    stored = add(StoredFile(sha256=digest, media_type="application/pdf", size=len(PDF), name="2026.1.pdf"))
    add(
        EditionFile(
            edition_id=edition.id, kind="pdf", name="2026.1.pdf", file_id=stored.id, sha256=digest, size=len(PDF)
        )
    )
    folder = settings().var / "files" / digest[:2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / digest).write_bytes(PDF)
    return {
        **made,
        "edition_id": edition.id,
        "other_id": edition.id,
        "kind": "pdf",
        "slug": "opas",
        "number": "2026.1",
        "chapter": "luku",
        "sha256": digest,
    }


def _making(add: Add, cast: Cast) -> Mapping[str, Any]:
    guide = _guide(add, cast)
    values = {"chapters": [], "number": "2026.1", "change_note": "", "language": "fi"}
    return {**guide, "job_id": add(Job(kind=JOB, about=guide["guide_id"], slot="2026.1", values=values)).id}


def _led(sample: Any, data: Mapping[str, Any] | None = None, seen: frozenset[str] = MEMBERS) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, seen, data or {})


def _written(data: Mapping[str, Any] | None = None) -> Row:
    """A draft: those who only contribute do not know of it."""
    return _led(drafted, data, READERS)


TEXT: Final = {"title": "Luku", "markdown": "Uusia sanoja.", "version": 1}
ROWS: Final[dict[str, Row]] = {
    f"GET {NETWORK}/sources": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/sources/unused": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/sources/pick": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/sources/unpick": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/sources/write": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/sources/back": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/sources/from/{{origin_id:uuid}}": _led(_polled),
    f"POST {NETWORK}/sources/from/{{origin_id:uuid}}": _led(_polled, {"least": 1}),
    f"POST {NETWORK}/sources/fate": on_network(Policy.COORDINATOR, COORDINATORS, data={"fate": "parked"}),
    f"GET {NETWORK}/findings": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/findings/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/findings": on_network(Policy.COORDINATOR, COORDINATORS, data={"text": "Uusi."}),
    "GET /sources/{source_id:uuid}": Row(Policy.MEMBER, _given, COORDINATORS | {"aino"}, frozenset()),
    f"GET {FINDING}": Row(Policy.MEMBER, _finding, MEMBERS),
    f"POST {FINDING}": _led(_finding, {"text": "Uusi.", "version": 1}),
    f"POST {FINDING}/sources": _led(_finding),
    f"POST {FINDING}/sources/ways": _led(_finding),
    f"POST {FINDING}/sources/remove": _led(_finding),
    f"POST {FINDING}/bin": _led(_finding),
    f"POST {FINDING}/restore": _led(_finding),
    f"GET {NETWORK}/guides": on_network(Policy.MEMBER, MEMBERS),
    f"POST {NETWORK}/guides": on_network(Policy.COORDINATOR, COORDINATORS, data={"title": "Opas"}),
    f"GET {NETWORK}/guides/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {GUIDE}": Row(Policy.MEMBER, _guide, MEMBERS),
    f"GET {GUIDE}/chapters/new": _led(_guide),
    f"POST {GUIDE}/chapters": _led(_guide, {"title": "Uusi luku"}),
    f"GET {CHAPTER}": Row(Policy.MEMBER, drafted, READERS, frozenset()),
    f"GET {CHAPTER}/revisions/{{n:int}}": Row(Policy.MEMBER, drafted, READERS, frozenset()),
    f"POST {CHAPTER}/stage": _written({"step": "design"}),
    f"POST {CHAPTER}/areas": _written(),
    f"GET {CHAPTER}/edit": _written(),
    f"POST {CHAPTER}/edit": _written(TEXT),
    f"POST {CHAPTER}/edit/preview": _written(TEXT),
    f"GET {CHAPTER}/review": Row(Policy.MEMBER, _review, READERS, frozenset()),
    f"POST {CHAPTER}/comments": Row(Policy.MEMBER, _review, READERS, data={"text": "Entä omaiset?"}),
    f"POST {CHAPTER}/comments/resolve": Row(Policy.MEMBER, _talked, READERS, data={"comment_id": COMMENT}),
    f"POST {CHAPTER}/approve": Row(Policy.MEMBER, _review, DIRECTORS, data={"content_hash": "old"}),
    f"POST {CHAPTER}/changes": Row(Policy.MEMBER, _review, DIRECTORS, data={"reason": "Kuka vastaa?"}, once=True),
    f"GET {GUIDE}/editions/new": _led(_guide),
    f"POST {GUIDE}/editions": _led(_guide),
    f"GET {GUIDE}/editions/making/{{job_id:uuid}}": _led(_making),
    f"GET {EDITION}": Row(Policy.MEMBER, edition, MEMBERS),
    f"POST {EDITION}/withdraw": _led(edition),
    f"GET {EDITION}/compare/{{other_id:uuid}}": Row(Policy.MEMBER, edition, MEMBERS),
    f"GET {EDITION}/files/{{kind:str}}": Row(Policy.MEMBER, edition, MEMBERS),
    f"GET {PUBLIC}": Row(Policy.PUBLIC, edition),
    f"GET {PUBLIC}/{{number:str}}": Row(Policy.PUBLIC, edition),
    f"GET {PUBLIC}/{{number:str}}/guide.pdf": Row(Policy.PUBLIC, edition),
    f"GET {PUBLIC}/{{number:str}}/{{chapter:str}}": Row(Policy.PUBLIC, edition),
}
