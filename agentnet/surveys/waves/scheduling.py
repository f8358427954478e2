"""A wave's dates and name, changed by hand; the worker follows them."""

from datetime import datetime

from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.models import Person
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.waves.planning import plan_closing, plan_opening, plan_reminders
from agentnet.words import N_, Refused


async def schedule(
    session: Session,
    survey: Survey,
    *,
    wave_name: str,
    opens_at: datetime | None,
    closes_at: datetime | None,
    reminders: int,
    version: int,
    by: Person,
) -> None:
    """Change when the wave opens (a draft) and closes, and how often it reminds.

    Raises:
        Refused: it has closed, or somebody else saved in between.
    """
    if survey.stage is Stage.CLOSED:
        raise Refused(N_("Kysely on suljettu, joten sen aikataulua ei voi enää muuttaa."))
    if version != survey.version:
        raise Refused(N_("Joku muu tallensi kyselyn samaan aikaan. Vertaa tekstejä ja tallenna uudelleen."))
    survey.wave_name, survey.closes_at, survey.reminders = wave_name, closes_at, reminders
    if survey.stage is Stage.DRAFT:
        survey.opens_at = opens_at
    survey.owner_id = survey.owner_id or by.id
    survey.version = version + 1
    await session.flush()
    audit(session, "schedule", survey, by.id, survey.network_id)
    plan_opening(session, survey)
    plan_closing(session, survey)
    await plan_reminders(session, survey)
    await session.flush()
