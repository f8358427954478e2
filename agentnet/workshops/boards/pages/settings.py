"""A board's settings: what it asks, how notes are signed, what may be done; and its sections, on the same page."""

from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import Field as Limited

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Form, Line, Me, Policy, Session, Text, go, page
from agentnet.words import N_, NotAllowed, _
from agentnet.workshops.boards import queries, settings
from agentnet.workshops.boards.flow import PHASES, Offer
from agentnet.workshops.boards.laws import SECTION_LENGTH
from agentnet.workshops.boards.layouts import DOWN
from agentnet.workshops.boards.queries import Seen
from agentnet.workshops.boards.removing import removed_by
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.wall import Section, Wall

Asked: TypeAlias = Request[Any, Any, Any]


class Rules(Form):
    """What may be done on a board; a box that is not ticked sends nothing."""

    offers: Offer
    votes_each: Annotated[int, Limited(ge=0, le=20)] = 3
    several: bool = False
    moderated: bool = False
    comments: bool = False
    reactions: bool = False
    pictures: bool = False


class SettingsForm(Rules):
    title: Line
    task: Text = ""
    version: int = 1


@get("/boards/{board_id:uuid}/settings", policy=Policy.PARTICIPANT)
async def board_settings(me: Me, board_id: FromPath[UUID]) -> Template:
    found = await led(me, board_id)
    entry = Entry.blank(SettingsForm, version=found.board.version, **settings.as_they_are(found.board))
    return await drawn(found, entry)


@post("/boards/{board_id:uuid}/settings", policy=Policy.PARTICIPANT)
async def change_settings(request: Asked, session: Session, me: Me, board_id: FromPath[UUID]) -> Template | Redirect:
    found = await led(me, board_id)
    entry = await Entry.read(request, SettingsForm)
    board = await settings.board_to_change(session, board_id)
    if entry.ok and entry.value.version != board.version:
        entry.refuse("", _("Joku muu muutti asetuksia samaan aikaan. Tarkista ne ja tallenna uudelleen."))
        entry.typed["version"] = [str(board.version)]
    if not entry.ok:
        return await drawn(found, entry, status=422)
    await settings.change(session, board, **entry.value.model_dump(exclude={"version"}))
    await session.commit()
    await settings.tell(board_id)
    return go(f"/boards/{board_id}/settings", N_("Asetukset on tallennettu. Muutos näkyy heti kaikkien näytöillä."))


async def led(me: Person | Guest | None, id: UUID) -> Seen:
    """The board, for those who facilitate it.

    Raises:
        Missing: it is out of sight. NotAllowed: one only takes part.
    """
    found = await queries.board_seen_by(me, id)
    if not found.actor.facilitates:
        raise NotAllowed(N_("Vain vetäjä voi muuttaa taulun asetuksia."))
    return found


async def drawn(
    found: Seen,
    entry: Entry[SettingsForm] | None = None,
    *,
    of_sections: Entry[Any] | None = None,
    at: object = "",
    status: int = 200,
) -> Template:
    """The page. `of_sections` is a form about sections that was wrong, the one `at` a section or at "new"."""
    board = found.board
    wall = (await open_room(board.id, board.seq)).wall
    entry = entry or Entry.blank(SettingsForm, version=board.version, **settings.as_they_are(board))
    return page(
        "boards/settings.html",
        status=status,
        network=found.network,
        workshop=found.workshop,
        board=board,
        entry=entry,
        offers=[(offer.value, _(name), _(hint)) for offer, (name, hint) in settings.OFFERS.items()],
        now_offered=_(settings.OFFERS[board.offers][0]),
        phase=_(PHASES[board.phase].name),
        rows=rows_of(wall),
        sections=wall.sections,
        counts=_counts(wall),
        removed=removed_by(board.id, found.visitor.key, wall),
        of_sections=of_sections,
        wrong_at=str(at),
        minted=uuid4(),
        limit=SECTION_LENGTH,
        more_rows=len({s.row for s in wall.sections}) < DOWN,
    )


def rows_of(wall: Wall) -> list[tuple[int, str, list[Section]]]:
    """The grid: each row's number, name and sections in order."""
    ordered = sorted(wall.sections, key=lambda s: (s.row, s.place))
    numbers = dict.fromkeys(s.row for s in ordered)
    return [(n, next(s.row_name for s in ordered if s.row == n), [s for s in ordered if s.row == n]) for n in numbers]


def _counts(wall: Wall) -> dict[UUID, int]:
    return {s.id: len(wall.stack(s.id)) for s in wall.sections}


HANDLERS: Final = (board_settings, change_settings)
