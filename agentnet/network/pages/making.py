"""A nomination that is asked for on a page: made, told and saved; or the entry says why not."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from agentnet.network import actions, wording
from agentnet.network.actions import requests as asking
from agentnet.network.models import Nomination, NominationRequest, Person
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NetworkSeen
from agentnet.network.queries.requests import request_seen_by
from agentnet.web import Entry, Session
from agentnet.words import Missing, _


async def made_of(
    session: Session, seen: NetworkSeen, entry: Entry[Any], fields: dict[str, Any], by: Person
) -> Nomination | None:
    """The nomination, saved and told to the coordinators; or none, and the entry says why."""
    where = "email" if "email" in entry.form.model_fields else ""
    try:
        nomination = await actions.nominate(session, seen.network.id, **fields, by=by)
    except actions.AlreadyNominated as already:
        existing = already.nomination
        stage = _(wording.STAGES[existing.stage]).lower() if existing else ""
        entry.refuse(
            where,
            _("Tämä sähköpostiosoite on jo nimetty tähän verkostoon ({stage}).", stage=stage)
            if existing
            else _("Tämä henkilö on jo verkoston agentti."),
        )
        return None
    except Missing:
        entry.refuse("unit_id", _("Valitse jokin vaihtoehdoista."))
        return None
    if nomination.request_id and (asked := await request_of(session, seen, str(nomination.request_id))):
        await asking.answer(session, asked)
    told = fields.get("told")
    writer = await session.get_one(Person, told.entered_by) if told else by
    await letters.tell_coordinators(session, seen.network, nomination, writer)
    await session.commit()
    return nomination


async def request_of(session: Session, seen: NetworkSeen, key: str) -> NominationRequest | None:
    """The request that is being answered, if there is one and it may be seen."""
    with suppress(ValueError, Missing):
        return await request_seen_by(session, seen.standing, UUID(key))
    return None
