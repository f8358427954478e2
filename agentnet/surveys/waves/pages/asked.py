"""Who is asked: the members of chosen roles, the staff of chosen units, or a list of addresses. One page for each."""

from typing import Any, Final

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.flow import Role
from agentnet.network.rules import CONTRIBUTORS
from agentnet.network.wording import ROLES
from agentnet.surveys import queries
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.waves.addresses import SHOWN, Listed, decoded, read_list
from agentnet.surveys.waves.forms import ListForm, RolesForm, UnitsForm
from agentnet.surveys.waves.gathering import listed_number, members_asked, set_list
from agentnet.surveys.waves.pages.doors import wave_in_sight
from agentnet.surveys.waves.rules import ASKED
from agentnet.surveys.waves.units import MOST_PEOPLE, asked_units, check_draft, choose, units_to_ask
from agentnet.web import Entry, Policy, Seen, Session, go, here, page
from agentnet.words import N_, _

Ask = Request[Any, Any, Any]
LIST_BODY: Final = 2 << 20


class AskedPages(Controller):
    path = "/surveys/{survey_id:uuid}/asked"
    dependencies = {"seen": Provide(wave_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        return await _page(session, seen)

    @post("/roles", policy=Policy.COORDINATOR)
    async def roles(self, request: Ask, session: Session, seen: Seen[queries.Seen]) -> Template | Redirect:
        _require(seen, Asked.MEMBERS)
        entry = await Entry.read(request, RolesForm)
        if not entry.ok:
            return await _page(session, seen, roles=entry, status=422)
        survey = seen.survey
        survey.asked_roles, survey.version = [role.value for role in entry.value.roles], survey.version + 1
        await session.commit()
        return go(f"/surveys/{survey.id}", N_("Vastaajat on valittu."))

    @post("/units", policy=Policy.COORDINATOR)
    async def units(self, request: Ask, session: Session, seen: Seen[queries.Seen]) -> Template | Redirect:
        """A headcount that is missing may be added later, before opening."""
        _require(seen, Asked.UNITS)
        entry = await Entry.read(request, UnitsForm)
        headcounts = dict.fromkeys(entry.value.units, 0) if entry.ok else {}
        for unit in headcounts:
            said = here().form.first(f"people-{unit}").strip()
            if said and not (said.isascii() and said.isdigit() and 0 < int(said) <= MOST_PEOPLE):
                entry.refuse(f"people-{unit}", _("Kirjoita henkilöstön määrä numeroin."))
            elif said:
                headcounts[unit] = int(said)
        if entry.ok and not headcounts:
            entry.refuse("units", _("Valitse ainakin yksi yksikkö."))
        if not entry.ok:
            return await _page(session, seen, units=entry, status=422)
        await choose(session, seen.survey, headcounts)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}", N_("Yksiköt on valittu."))

    @post("/list", policy=Policy.COORDINATOR, files=True, request_max_body_size=LIST_BODY)
    async def listing(self, request: Ask, session: Session, seen: Seen[queries.Seen]) -> Template | Redirect:
        """Good lines are taken when all are good; else nothing is, and each wrong line is told by its number."""
        _require(seen, Asked.PERSONAL)
        entry = await Entry.read(request, ListForm)
        if not entry.ok:
            return await _page(session, seen, listing=entry, status=422)
        sent = here().form.files.get("file", [])
        text = decoded(sent[0].data) if sent and sent[0].data else entry.value.addresses
        offered = await units_to_ask(session, seen.network.id)
        found = read_list(text, {one.unit.name.casefold(): one.unit.id for one in offered})
        if found.wrong or not found.found:
            if not found.found and not found.wrong:
                entry.refuse("addresses", _("Liitä sähköpostiosoitteet tai valitse tiedosto."))
            entry.typed["addresses"] = [text[:300_000]]
            return await _page(session, seen, listing=entry, found=found, status=422)
        number = await set_list(session, seen.survey, found.found)
        await session.commit()
        said = N_("Listalla on nyt {n} osoitetta. Kahteen kertaan olleita rivejä jätettiin pois: {twice}.")
        return go(f"/surveys/{seen.survey.id}", said, n=number, twice=len(found.twice))


def _require(seen: queries.Seen, asked: Asked) -> None:
    seen.standing.require("lead")
    check_draft(seen.survey, asked)


async def _page(
    session: Session, seen: queries.Seen, *, status: int = 200, found: Listed | None = None, **entries: Any
) -> Template:
    survey = seen.survey
    offered = await units_to_ask(session, survey.network_id) if survey.asked is Asked.UNITS else []
    chosen = {one.unit_id: one.headcount for one in await asked_units(session, survey.id)}
    context: dict[str, Any] = {"roles": None, "units": None, "listing": None, **entries}
    return page(
        "surveys/asked.html",
        status=status,
        network=seen.network,
        survey=survey,
        locked=survey.stage is not Stage.DRAFT,
        asked_words=ASKED,
        offered=offered,
        chosen=chosen,
        typed=here().form,
        role_options=[(role.value, _(ROLES[role])) for role in Role if role in CONTRIBUTORS],
        members=len(await members_asked(session, survey)) if survey.asked is Asked.MEMBERS else 0,
        number=await listed_number(session, survey.id) if survey.asked is Asked.PERSONAL else 0,
        found=found,
        shown=SHOWN,
        **context,
    )


HANDLERS: Final[tuple[Any, ...]] = (AskedPages,)
