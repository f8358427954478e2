"""Putting groups together: dealing people out, taking that back, moving one, one group more, results to the plenary."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Refused, _, n_
from agentnet.workshops import queries
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.forms import By, DealForm, MoveForm
from agentnet.workshops.groups.mixing import how_many
from agentnet.workshops.groups.pages.doors import Grouped, grouped_in_sight, sockets_of, tell
from agentnet.workshops.groups.pages.show import arranged
from agentnet.workshops.groups.queries import activity_in_sight
from agentnet.workshops.groups.returning import Brought, bring_back

Asked = Request[Any, Any, Any]


class ArrangePages(Controller):
    path = "/workshops/{workshop_id:uuid}/groups/{activity_id:uuid}"

    @post("/deal", policy=Policy.COORDINATOR, dependencies={"place": Provide(grouped_in_sight)})
    async def deal(self, request: Asked, session: Session, place: Seen[Grouped]) -> Template | Redirect:
        place.require_lead()
        entry = await Entry.read(request, DealForm)
        if not entry.ok:
            return await arranged(session, place, entry, status=422)
        form = entry.value
        people = sum(one.participant.seats for one in await queries.present(session, place.workshop.id))
        count = form.number if form.by is By.COUNT else how_many(people, form.number)
        try:
            moved = await actions.deal(session, place.workshop, place.activity, count, together=form.together)
        except Refused as refused:
            entry.refuse("number", str(refused))
            return await arranged(session, place, entry, status=409)
        keys = await sockets_of(session, moved)
        await session.commit()
        await tell(place.workshop.id, cut=keys)
        return go(place.path, n_("Kaikki ovat nyt samassa ryhmässä.", "Kaikki on jaettu {n} ryhmään.", count))

    @post("/undo", policy=Policy.COORDINATOR, dependencies={"place": Provide(grouped_in_sight)})
    async def undo(self, session: Session, place: Seen[Grouped]) -> Redirect:
        place.require_lead()
        moved = await actions.undo_deal(session, place.workshop, place.activity)
        keys = await sockets_of(session, moved)
        await session.commit()
        await tell(place.workshop.id, cut=keys)
        return go(place.path, N_("Ryhmät ovat taas niin kuin ennen jakoa."))

    @post("/move", policy=Policy.COORDINATOR, dependencies={"place": Provide(grouped_in_sight)})
    async def move(self, request: Asked, session: Session, place: Seen[Grouped]) -> Redirect:
        place.require_lead()
        entry = await Entry.read(request, MoveForm)
        if not entry.ok:
            raise Refused(N_("Valitse ryhmä, johon siirrät."))
        who = await actions.move(session, place.activity, entry.value.participant_id, entry.value.group_id)
        keys = await sockets_of(session, [who.id])
        await session.commit()
        await tell(place.workshop.id, cut=keys)
        return go(place.path, N_("{name} on siirretty."), name=who.name)

    @post("/add", policy=Policy.COORDINATOR, dependencies={"place": Provide(grouped_in_sight)})
    async def add(self, session: Session, place: Seen[Grouped]) -> Redirect:
        place.require_lead()
        await actions.add_group(session, place.workshop, place.activity)
        await session.commit()
        await tell(place.workshop.id)
        return go(place.path, N_("Uusi ryhmä on lisätty. Se on vielä tyhjä."))

    @post("/results", policy=Policy.COORDINATOR)
    async def results(self, somebody: Somebody, workshop_id: FromPath[UUID], activity_id: FromPath[UUID]) -> Redirect:
        """The plenary board's writer has a transaction of its own, so no session of ours is open meanwhile."""
        async with db.reading() as session:
            seen = await queries.workshop_seen_by(session, somebody, workshop_id)
            place = Grouped(seen, await activity_in_sight(session, seen, activity_id))
            place.require_lead()
        brought = await bring_back(activity_id, somebody)
        await tell(workshop_id)
        return go(
            f"/boards/{brought.board_id}" if brought.added or brought.followed.gone else place.path, _said(brought)
        )


def _said(brought: Brought) -> str:
    """What came of it, in words."""
    if brought.refused:
        return brought.refused
    if brought.board_id is None:
        return _("Ryhmiä ei ole vielä.")
    added, gone, kept = brought.added, brought.followed.gone, brought.followed.kept
    said = [
        n_("Yhteiselle taululle tuli {n} lappu.", "Yhteiselle taululle tuli {n} lappua.", added)
        if added
        else _("Yhteiselle taululle ei tullut uusia lappuja.")
    ]
    if back := brought.followed.back:
        said.append(n_("{n} lappu palasi sinne.", "{n} lappua palasi sinne.", back))
    if brought.whole and added:
        names = ", ".join(brought.whole)
        said.append(_("Kaikki laput tulivat, koska mitään ei ollut valittu eikä äänestetty: {names}.", names=names))
    if gone:
        said.append(
            n_(
                "{n} lappu, jota ryhmä ei enää valitse, on taulun roskakorissa.",
                "{n} lappua, joita ryhmä ei enää valitse, on taulun roskakorissa.",
                gone,
            )
        )
    if kept:
        said.append(
            n_(
                "{n} lappu, jota ryhmä ei enää valitse, jäi, koska sitä on jo käsitelty.",
                "{n} lappua, joita ryhmä ei enää valitse, jäi, koska niitä on jo käsitelty.",
                kept,
            )
        )
    if brought.unseen:
        names = ", ".join(brought.unseen)
        said.append(_("Ideointi on kesken, joten laput eivät vielä tulleet: {names}.", names=names))
    if brought.silent:
        said.append(_("Ei vielä tuloksia: {names}.", names=", ".join(brought.silent)))
    return " ".join(said)
