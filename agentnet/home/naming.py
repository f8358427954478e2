"""Letting a contribution of one's own be quoted by name, or not: without a word it never is."""

from typing import Any
from uuid import UUID

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect

from agentnet.people.mine.permissions import allow_quotes
from agentnet.sources.actions import allow_name
from agentnet.sources.models import Source
from agentnet.web import Entry, Form, Policy, Session, Somebody, go
from agentnet.words import N_


class QuoteForm(Form):
    allowed: bool = False


@post("/contributions/{source_id:uuid}/name", policy=Policy.SIGNED_IN, after_end=True)
async def name(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, source_id: FromPath[UUID]
) -> Redirect:
    entry = await Entry.read(request, QuoteForm)
    allowed = entry.ok and entry.value.allowed
    await allow_name(session, source_id, somebody.id, allowed=allowed)
    source = await session.get(Source, source_id)
    if allowed and source is not None:
        await allow_quotes(session, somebody, source.network_id)
    await session.commit()
    said = N_("Ideaasi saa nyt lainata nimelläsi verkostossa.")
    return go("/contributions", said if allowed else N_("Ideaasi ei lainata nimelläsi."))
