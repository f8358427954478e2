"""The themes of the year: added by hand or from a wish, put in order, changed, binned and taken back."""

from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session, insert
from agentnet.network.actions.audits import audit
from agentnet.network.models import Theme, ThemePriority
from agentnet.network.queries.themes import current_themes
from agentnet.words import N_, Refused


class ThemeChanged(Refused):
    """Somebody has saved the theme since this page was opened; `theme` is how it is now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(N_("Joku muu muutti teemaa sillä välin. Oma tekstisi on tallella tällä sivulla."))
        self.theme = theme


async def add_theme(
    session: Session, network_id: UUID, title: str, why: str = "", source_id: UUID | None = None, *, by: UUID
) -> Theme:
    """A new theme, last in order. From the same source it is made once: asked again, the first one comes back."""
    if source_id is not None:
        known = await session.scalars(
            select(Theme).where(
                col(Theme.network_id) == network_id,
                col(Theme.source_id) == source_id,
                col(Theme.binned_at).is_(None),
            )
        )
        if (theme := known.first()) is not None:
            return theme
    themes = await current_themes(session, network_id)
    place = max((theme.place for theme in themes), default=-1) + 1
    theme = Theme(network_id=network_id, title=title, why=why, place=place, year=clock.now().year, source_id=source_id)
    session.add(theme)
    audit(session, "add-theme", theme, by, network_id)
    await session.flush()
    return theme


async def change_theme(session: Session, theme: Theme, title: str, why: str, *, version: int, by: UUID) -> None:
    """Save new words, written over `version`.

    Raises:
        ThemeChanged: the theme has been saved since.
    """
    await session.refresh(theme, with_for_update=True)
    if theme.version != version:
        raise ThemeChanged(theme)
    theme.title, theme.why, theme.version = title, why, version + 1
    audit(session, "change-theme", theme, by, theme.network_id)


async def move_theme(session: Session, theme: Theme, where: Literal["up", "down"], *, by: UUID) -> None:
    """One place earlier or later. At the end of the row nothing happens."""
    row = await current_themes(session, theme.network_id)
    here = next((at for at, one in enumerate(row) if one.id == theme.id), None)
    if here is None:
        raise Refused(N_("Teema on roskakorissa. Palauta se ensin."))
    there = here + (-1 if where == "up" else 1)
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    for place, one in enumerate(row):
        one.place = place
    audit(session, "move-theme", theme, by, theme.network_id)


async def bin_theme(session: Session, theme: Theme, *, by: UUID) -> None:
    """Hide the theme; it can be taken back."""
    if theme.binned_at is None:
        theme.binned_at = clock.now()
        audit(session, "bin-theme", theme, by, theme.network_id)


async def restore_theme(session: Session, theme: Theme, *, by: UUID) -> None:
    """Take the theme out of the bin, to the end of the row."""
    if theme.binned_at is not None:
        row = await current_themes(session, theme.network_id)
        theme.binned_at, theme.place = None, max((one.place for one in row), default=-1) + 1
        audit(session, "restore-theme", theme, by, theme.network_id)


async def prioritise(session: Session, theme: Theme, *, important: bool, by: UUID) -> None:
    """A director says that the theme is important for their area, or takes that back. Said twice, it is so once."""
    if important:
        row = {"id": uuid4(), "created_at": clock.now(), "theme_id": theme.id, "person_id": by}
        await session.execute(insert(ThemePriority).on_conflict_do_nothing(), [row])
    else:
        await session.execute(
            delete(ThemePriority).where(col(ThemePriority.theme_id) == theme.id, col(ThemePriority.person_id) == by)
        )
