"""One import on its page: which column is what, what would change, or what has changed."""

from collections.abc import Sequence
from typing import Final

from litestar.response import Template
from sqlalchemy.ext.asyncio import AsyncSession

from agentnet.network.models import Person
from agentnet.network.organisation import headings, importing, queries
from agentnet.network.organisation.flow import ImportStage, Thing
from agentnet.network.organisation.importing import Touch
from agentnet.network.organisation.pages import telling
from agentnet.network.organisation.pages.doors import ImportSeen
from agentnet.network.organisation.pages.forms import ColumnsForm
from agentnet.network.organisation.state import ADD, CHANGE, END, Plan
from agentnet.web import Entry, here, page
from agentnet.words import N_

PAGE: Final = 100
"""So many lines of each kind are shown; the counts tell of all."""
STAGES: Final = {
    ImportStage.COLUMNS: N_("Odottaa sarakkeita"),
    ImportStage.PREVIEW: N_("Odottaa käyttöönottoa"),
    ImportStage.APPLIED: N_("Käytössä"),
    ImportStage.UNDONE: N_("Kumottu"),
}
THINGS: Final = {
    Thing.COUNTY: N_("Hyvinvointialue"),
    Thing.AREA: N_("Palvelualue"),
    Thing.REGION: N_("Alue"),
    Thing.UNIT: N_("Yksikkö"),
}
VERBS: Final = {ADD: N_("Lisätään"), CHANGE: N_("Muuttuu"), END: N_("Päättyy")}
DONE: Final = {ADD: N_("Lisätty"), CHANGE: N_("Muuttunut"), END: N_("Päättynyt")}
TOUCHED: Final = {
    "person": N_("siellä työskentelee ihmisiä"),
    "nomination": N_("sinne on nimetty ihmisiä"),
    "unit": N_("siinä on muita yksiköitä"),
    "area": N_("sen alla on muita alueita"),
    "membership": N_("sillä on vastuuhenkilö"),
    "succession": N_("siinä jatkuu toinen yksikkö"),
}
"""Why a new thing cannot be taken away, by the table that points to it."""


async def import_page(
    session: AsyncSession,
    seen: ImportSeen,
    *,
    entry: Entry[ColumnsForm] | None = None,
    touches: Sequence[Touch] = (),
    status: int = 200,
) -> Template:
    one, county = seen
    waits = one.stage in (ImportStage.COLUMNS, ImportStage.PREVIEW)
    plan = importing.plan_of(one)
    if not waits:
        plan = Plan(tuple(importing.as_steps(await queries.changes_of_import(session, one.id))), ())
    names = await telling.names_of(session, county.id) | {
        step.id: str(step.after.get("name") or step.name) for step in plan.steps
    }
    by = await session.get(Person, one.by)
    sheet = importing.sheet_of(one) if waits and one.sheet else None
    sent = here().form.get("columns") if entry else None
    return page(
        "organisation/import.html",
        one=one,
        county=county,
        by=by.name if by else "",
        sheet=sheet,
        columns=dict(enumerate(sent)) if sent else importing.columns_of(one),
        choices=headings.choices(county.level_names),
        own_names=headings.NAMES,
        plan=plan,
        kinds=[(verb, [step for step in plan.steps if step.verb == verb]) for verb in VERBS],
        verbs=DONE if one.stage in (ImportStage.APPLIED, ImportStage.UNDONE) else VERBS,
        things=THINGS,
        stages=STAGES,
        page_size=PAGE,
        names=names,
        told=telling.COLUMNS,
        tell=telling.tell,
        touches=touches,
        touched=TOUCHED,
        entry=entry,
        status=status,
    )
