"""Keys by which a report reads the published figures, and the one address where it reads them."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet import clock, db
from agentnet.settings import settings
from agentnet.surveys import queries
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.reporting import actions, book
from agentnet.surveys.reporting.forms import KeyForm
from agentnet.surveys.reporting.keeping import all_figures
from agentnet.surveys.reporting.queries import keys_of, opened_by
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.web.formats import local
from agentnet.web.visit import hashed
from agentnet.words import N_, using

FIRST: Final = "fi"
"""Reports are the same for everybody who opens them."""
HEADER: Final = "Authorization: Bearer …"
NOT_KEPT: Final = {"cache-control": "no-store"}


class KeyPages(Controller):
    path = "/surveys/{survey_id:uuid}/results/keys"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        return await self._page(session, seen, Entry.blank(KeyForm))

    @post(policy=Policy.COORDINATOR)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], somebody: Somebody
    ) -> Template:
        """The key is on this one page, never again."""
        seen.standing.require("lead")
        entry = await Entry.read(request, KeyForm)
        if not entry.ok:
            return await self._page(session, seen, entry, status=422)
        secret = await actions.make_key(session, seen.survey, entry.value.name, somebody)
        await session.commit()
        return await self._page(session, seen, Entry.blank(KeyForm), secret=secret)

    @post("/{key_id:uuid}/revoke", policy=Policy.COORDINATOR, after_end=True)
    async def revoke(
        self, session: Session, seen: Seen[queries.Seen], somebody: Somebody, key_id: FromPath[UUID]
    ) -> Redirect:
        seen.standing.require("lead")
        await actions.revoke_key(session, seen.survey, key_id, somebody)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/results/keys", N_("Avain ei enää avaa mitään."))

    async def _page(
        self, session: Session, seen: queries.Seen, entry: Entry[KeyForm], status: int = 200, secret: str = ""
    ) -> Template:
        seen.standing.require("lead")
        subject = actions.subject_of(seen.survey)
        address = f"{settings().base_url.rstrip('/')}/api/surveys/{subject}/results.json"
        keys = await keys_of(session, subject)
        more = {"entry": entry, "keys": keys, "secret": secret, "address": address, "header": HEADER, **about(seen)}
        return page("surveys/keys.html", status=status, **more)


@get("/api/surveys/{subject_id:uuid}/results.json", policy=Policy.TOKEN)
async def results_json(request: Request[Any, Any, Any], session: Session, subject_id: FromPath[UUID]) -> Response[Any]:
    """The published figures of a series or a survey, for `Authorization: Bearer …` only: no session opens it.

    Without a key that opens just this there is nothing here, whatever the reason.
    """
    secret = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if not secret.startswith(actions.PREFIX):
        return _nothing()
    limit("report", hashed(secret))
    opened = await opened_by(session, secret, subject_id)
    if opened is None:
        limit("wrong report key", request.client.host if request.client else "")
        return _nothing()
    key, surveys = opened
    with using(FIRST):
        told = book.data(await all_figures(session, surveys))
    await _remember(key.id, key.last_used_on)
    return Response(told, headers=NOT_KEPT)


def _nothing() -> Response[Any]:
    return Response({"error": "not found"}, status_code=404, headers=NOT_KEPT)


async def _remember(key_id: UUID, last: Any) -> None:
    """The day of use, once a day; the request itself only reads."""
    today = local(clock.now()).date()
    if last == today:
        return
    async with db.writing() as session:
        await actions.used(session, key_id, today)
        await session.commit()
