"""Reads a file and reckons its preview in a child process, so that no file can stop the server."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from agentnet import clock
from agentnet.child import ChildFailed, in_child
from agentnet.network.models import County
from agentnet.network.organisation import importing, sheets
from agentnet.network.organisation.models import OrganisationImport
from agentnet.network.organisation.plans import planned
from agentnet.network.organisation.rows import state_of
from agentnet.network.quiet import today
from agentnet.web.logs import log
from agentnet.words import N_, Refused

FAILED: Final = N_("Tiedostoa ei voitu lukea. Tarkista, että se on tavallinen taulukko, ja yritä uudelleen.")


async def read(data: bytes, name: str) -> sheets.Sheet | sheets.Unreadable:
    try:
        return await in_child(sheets.read, data, name, seconds=60, megabytes=1024)
    except ChildFailed as failed:
        log().warning("organisation.unreadable", why=str(failed))
        return sheets.Unreadable(FAILED)


async def preview(session: AsyncSession, one: OrganisationImport, county: County) -> None:
    """Reckon what the file would do now, in a child, and keep it."""
    state, sheet = await state_of(session, county.id), importing.sheet_of(one)
    levels, day, columns = max(1, len(county.level_names)), today(clock.now()), importing.columns_of(one)
    try:
        made = await in_child(planned, state, sheet, columns, levels, day, one.ends_missing, seconds=60)
    except ChildFailed as failed:
        log().warning("organisation.unplanned", why=str(failed))
        raise Refused(FAILED) from failed
    importing.show(one, made, state.mark())
