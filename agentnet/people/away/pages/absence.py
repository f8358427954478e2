"""One's own days away, and who leads meanwhile."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import network_seen_by
from agentnet.people.away import actions, queries
from agentnet.web import Entry, Form, Policy, Session, Somebody, go, page
from agentnet.words import N_, _

AT: Final = "/me/absence"


class AbsenceForm(Form):
    starts_on: date
    ends_on: date


class StandInForm(AbsenceForm):
    deputy_id: UUID
    role: Role = Role.COORDINATOR


@get(AT, policy=Policy.SIGNED_IN)
async def show(session: Session, somebody: Somebody) -> Template:
    return await _page(session, somebody)


@post(AT, policy=Policy.SIGNED_IN)
async def mark(request: Request[Any, Any, Any], session: Session, somebody: Somebody) -> Template | Redirect:
    entry = await Entry.read(request, AbsenceForm)
    if entry.ok:
        try:
            await actions.mark(session, somebody, entry.value.starts_on, entry.value.ends_on)
        except actions.Unfit as unfit:
            entry.refuse(unfit.field, str(unfit))
    if entry.errors:
        return await _page(session, somebody, entry, status=422)
    await session.commit()
    return go(AT, N_("Poissaolosi on merkitty. Muistutukset odottavat, kunnes palaat."))


@post(AT + "/{absence_id:uuid}/end", policy=Policy.SIGNED_IN)
async def take_back(session: Session, somebody: Somebody, absence_id: FromPath[UUID]) -> Redirect:
    await actions.take_back(session, await queries.absence_of(session, somebody, absence_id))
    await session.commit()
    return go(AT, N_("Poissaolo on poistettu."))


@post(AT + "/deputies/{network_id:uuid}", policy=Policy.COORDINATOR)
async def name(
    request: Request[Any, Any, Any], session: Session, somebody: Somebody, network_id: FromPath[UUID]
) -> Template | Redirect:
    network, standing = await network_seen_by(session, somebody, network_id)
    standing.require("lead")
    entry = await Entry.read(request, StandInForm)
    if entry.ok:
        form = entry.value
        try:
            await actions.name_standin(
                session, network, form.deputy_id, form.role, form.starts_on, form.ends_on, by=somebody
            )
        except actions.Unfit as unfit:
            entry.refuse(unfit.field, str(unfit))
    if entry.errors:
        return await _page(session, somebody, naming=(network.id, entry), status=422)
    await session.commit()
    return go(AT, N_("Sijainen on nimetty, ja hänelle on lähetetty kirje."))


@post(AT + "/deputies/{standin_id:uuid}/end", policy=Policy.SIGNED_IN, after_end=True)
async def end(session: Session, somebody: Somebody, standin_id: FromPath[UUID]) -> Redirect:
    await actions.end_standin(session, await queries.standin_of(session, somebody, standin_id), by=somebody)
    await session.commit()
    return go(AT, N_("Sijaisuus on peruttu."))


async def _page(
    session: Database,
    me: Person,
    entry: Entry[AbsenceForm] | None = None,
    *,
    naming: tuple[UUID, Entry[StandInForm]] | None = None,
    status: int = 200,
) -> Template:
    rows = await queries.absences(session, me)
    days = {"starts_on": rows[0].starts_on, "ends_on": rows[0].ends_on} if rows else {}
    blank = Entry.blank(StandInForm, role=Role.COORDINATOR, **days)
    return page(
        "away/absence.html",
        entry=entry or Entry.blank(AbsenceForm),
        absences=rows,
        led=[
            (place, naming[1] if naming and naming[0] == place.network.id else blank)
            for place in await queries.led_by(session, me)
        ],
        directed=await queries.directed_by(session, me),
        powers=[(role.value, _(label), _(hint)) for role, (label, hint) in queries.POWERS.items()],
        labels={role: _(label) for role, (label, _hint) in queries.POWERS.items()},
        status=status,
    )


HANDLERS: Final = (show, mark, take_back, name, end)
