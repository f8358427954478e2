"""What the page of a term shows around its words."""

from typing import Any

from agentnet.db import Session
from agentnet.guide.chapters.queries import names
from agentnet.guide.glossary import queries
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.queries import SeenTerm
from agentnet.guide.glossary.rules import Said, fields_missing
from agentnet.network.models import Network


async def shown(session: Session, seen: SeenTerm, code: str) -> dict[str, Any]:
    """The text in one language, its approvals, what is missing, its talk and story, the chapters that link it."""
    text = seen.texts.get(code)
    standing = seen.standing
    network = await session.get_one(Network, seen.term.network_id)
    made: dict[str, Any] = {"network": network, "standing": standing, "text": text, "tab": "glossary"}
    made["chapters"] = await queries.used_in(session, seen, [code])
    if text is None or not seen.reads:
        return made
    approvals = await queries.approvals_of(session, text)
    said = [Said(one.person_id, one.field) for one, _person in approvals]
    fields = await queries.fields_of(session, network.id, standing.person_id)
    waits = text.stage is TermStage.REVIEW
    given = {one.field for one in said if one.person_id == standing.person_id}
    names_of = await names(session, {one.deputy_for for one, _person in approvals if one.deputy_for})
    return made | {
        "approvals": approvals,
        "instead": {one.id: names_of[one.deputy_for].name for one, _person in approvals if one.deputy_for},
        "missing": sorted(fields_missing(said)) if waits else [],
        "decides": bool(fields),
        "mine": waits and bool(fields.keys() - given) and text.last_editor != standing.person_id,
        "own_words": waits and bool(fields) and text.last_editor == standing.person_id,
        "comments": await queries.comments_of(session, text),
        "story": await queries.story_of(session, text),
    }
