"""The approval record: what is kept of the approvals when the last one comes, and its words on paper."""

from datetime import datetime
from typing import Any, Final

from msgspec import to_builtins
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.press.record import Record, Signature
from agentnet.guide.reviews import queries as reviews
from agentnet.guide.reviews.models import ApprovalRecord
from agentnet.network.flow import Field
from agentnet.network.models import County
from agentnet.web import formats
from agentnet.words import N_, _, n_, using

FIELDS: Final = {Field.SOCIAL: N_("sosiaalihuolto"), Field.HEALTH: N_("terveydenhuolto"), Field.COMMON: N_("yhteinen")}


async def keep(session: Session, seen: Seen) -> None:
    """Freeze who has approved the present words: names and titles as they are now. Once for a hash."""
    if await record_of(session, seen, seen.text.content_hash) is None:
        row = ApprovalRecord(
            text_id=seen.text.id,
            revision=seen.text.revision,
            content_hash=seen.text.content_hash,
            facts=await _facts(session, seen),
        )
        session.add(row)


async def record_of(session: Session, seen: Seen, content_hash: str = "") -> ApprovalRecord | None:
    """The record of these words; the newest one without a hash."""
    question = select(ApprovalRecord).where(ApprovalRecord.text_id == seen.text.id)
    if content_hash:
        question = question.where(ApprovalRecord.content_hash == content_hash)
    return (await session.scalars(question.order_by(col(ApprovalRecord.created_at).desc()).limit(1))).first()


async def _facts(session: Session, seen: Seen) -> dict[str, Any]:
    """Everything that the record tells, as plain data; moments as text in ISO 8601."""
    holding, county = await queries.holding(session, seen), await session.get_one(County, seen.network.county_id)
    step = await reviews.asked_on(session, seen.text.id)
    revision = await queries.revision_of(session, seen.text)
    comments = [c for c in await queries.comments_of(session, seen.text.id) if c.reply_to is None]
    ids = {one for a in holding for one in (a.person_id, a.deputy_for)}
    people = await queries.names(session, {*ids, step.by if step else None, revision.by if revision else None})
    decisions = {
        d.area_id: d
        for d in await reviews.decisions_of(session, seen.text.id)
        if d.content_hash == seen.text.content_hash
    }
    areas = {area.id: area for area in seen.areas}
    return to_builtins(  # type: ignore[no-any-return]
        {
            "organisation": county.name,
            "network": seen.network.name,
            "guide": seen.guide.title,
            "chapter": seen.text.title,
            "language": seen.text.language,
            "revision": seen.text.revision,
            "content_hash": seen.text.content_hash,
            "owner": seen.chapter.owner,
            "asked_at": step.created_at if step else None,
            "asked_by": _person(people.get(step.by) if step and step.by else None),
            "written_by": _person(people.get(revision.by) if revision else None),
            "approved_at": clock.now(),
            "comments": len(comments),
            "open": sum(1 for c in comments if c.resolved_at is None),
            "approvals": [
                {
                    "area": areas[a.area_id].name,
                    "field": a.field,
                    "person": _person(people.get(a.person_id)),
                    "deputy_for": _person(people.get(a.deputy_for)) if a.deputy_for else None,
                    "at": a.created_at,
                    "decision": _decision(decisions.get(a.area_id)),
                }
                for a in holding
                if a.area_id in areas
            ],
        },
        builtin_types=(),
    )


def _person(person: Any) -> dict[str, str] | None:
    return {"name": person.name, "title": person.title} if person else None


def _decision(decision: Any) -> dict[str, str] | None:
    if decision is None:
        return None
    return {"body": decision.body, "met_on": decision.met_on.isoformat(), "section": decision.section}


def as_record(kept: ApprovalRecord, register_number: str) -> Record:
    """The record on paper, in the language of the text that was approved."""
    facts = kept.facts
    with using(facts["language"]):
        return Record(
            language=facts["language"],
            title=_("Hyväksymisasiakirja"),
            over=facts["organisation"],
            chapter=_("{chapter}, versio {n}", chapter=facts["chapter"], n=facts["revision"]),
            statement=_(
                "Alla nimetyt ovat hyväksyneet luvun tekstin. Hyväksyntä koskee tätä versiota, jonka yksilöi tiiviste. "
                "Jos tekstiä muutetaan, hyväksyntä haetaan uudelleen."
            ),
            facts=tuple((label, value) for label, value in _lines(kept, register_number) if value),
            signatures_title=_("Hyväksynnät"),
            heads=(_("Palvelualue"), _("Hyväksyjä"), _("Aika")),
            signatures=tuple(_signature(one) for one in facts["approvals"]),
            closing=(
                _(
                    "Hyväksynnät on annettu henkilökohtaisesti kirjautuneena agentnet-palvelussa. "
                    "Ajat ovat Suomen aikaa."
                ),
            ),
            moment=_moment(facts["approved_at"]),
        )


def _lines(kept: ApprovalRecord, register_number: str) -> list[tuple[str, str]]:
    facts = kept.facts
    talks = n_("{n} kommentti", "{n} kommenttia", facts["comments"])
    return [
        (_("Diaarinumero"), register_number),
        (_("Opas"), facts["guide"]),
        (_("Verkosto"), facts["network"]),
        (_("Luku"), facts["chapter"]),
        (_("Versio"), str(facts["revision"])),
        (_("Vastuutaho"), facts["owner"]),
        (_("Lähetetty käsittelyyn"), _said(facts["asked_at"], facts["asked_by"])),
        (_("Tekstin viimeksi muokannut"), _named(facts["written_by"])),
        (_("Hyväksytty kokonaan"), formats.moment(_moment(facts["approved_at"]))),
        (
            _("Kommentit"),
            _("{talks}, joista auki {n}", talks=talks, n=facts["open"]) if facts["comments"] else _("ei kommentteja"),
        ),
        (_("Tekstin tiiviste (SHA-256)"), kept.content_hash),
    ]


def _signature(one: dict[str, Any]) -> Signature:
    notes = []
    if one["deputy_for"]:
        notes.append(_("sijaisena: {name}", name=_named(one["deputy_for"])))
    if group := one["decision"]:
        day = formats.day(datetime.fromisoformat(group["met_on"]).date())
        notes.append(_("{body} {day}, § {section}", body=group["body"], day=day, section=group["section"]))
    person = one["person"] or {"name": "", "title": ""}
    return Signature(
        area=one["area"],
        field=_(FIELDS[Field(one["field"])]),
        name=person["name"],
        title=person["title"],
        moment=formats.moment(_moment(one["at"])),
        notes=tuple(notes),
    )


def _named(person: dict[str, str] | None) -> str:
    return ", ".join(filter(None, (person["name"], person["title"]))) if person else ""


def _said(moment: str | None, person: dict[str, str] | None) -> str:
    return " · ".join(filter(None, (formats.moment(_moment(moment)), _named(person)))) if moment else ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
