"""From a survey to a SWOT board: look at the lines by quadrant, choose a board, press once."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.network.models import Person
from agentnet.surveys.asking import QUADRANTS
from agentnet.web import Entry, Form, Policy, Session, Somebody, go, page
from agentnet.words import N_, Missing, NotAllowed, Refused, _, n_
from agentnet.workshops import news
from agentnet.workshops.boards.actions import add_notes_from_sources, make_board
from agentnet.workshops.boards.layouts import Layout, cells
from agentnet.workshops.boards.models import Board
from agentnet.workshops.swot import queries, telling

__all__ = ["HANDLERS", "telling"]


class SwotForm(Form):
    """`board_id` is left empty for a board of the network's own."""

    question_id: UUID
    board_id: UUID | None = None


class SwotPages(Controller):
    path = "/surveys/{survey_id:uuid}/swot"

    @get(policy=Policy.COORDINATOR)
    async def choose(self, session: Session, somebody: Somebody, survey_id: FromPath[UUID]) -> Template:
        return _page(await queries.desk_seen_by(session, somebody, survey_id), Entry.blank(SwotForm))

    @post(policy=Policy.COORDINATOR)
    async def carry(
        self, request: Request[Any, Any, Any], somebody: Somebody, survey_id: FromPath[UUID]
    ) -> Template | Redirect:
        """The board's writer has a transaction of its own: every session is closed before it begins."""
        entry = await Entry.read(request, SwotForm)
        async with db.reading() as session:
            desk = await queries.desk_seen_by(session, somebody, survey_id)
        if not entry.ok:
            return _page(desk, entry, status=422)
        offer = queries.offer_of(desk, entry.value.question_id)
        try:
            board, added = await _carry(desk, offer, entry.value.board_id, somebody)
        except Refused as refused:
            if isinstance(refused, NotAllowed | Missing):
                raise
            entry.refuse("board_id", str(refused))
            return _page(desk, entry, status=409)
        if board.workshop_id is not None:
            await news.tell(board.workshop_id)
        said = n_("Taululle tuli uusi lappu.", "Taululle tuli {n} uutta lappua.", added)
        return go(f"/boards/{board.id}", said if added else N_("Kaikki vastaukset olivat jo taululla."))


async def _carry(desk: queries.Desk, offer: queries.Offer, wanted: UUID | None, by: Person) -> tuple[Board, int]:
    """The board, and how many notes it got."""
    chosen = next((board for board, _workshop in desk.boards if board.id == wanted), None)
    if wanted is not None and chosen is None:
        raise Refused(N_("Tälle taululle ei voi enää viedä lappuja. Valitse toinen."))
    board = chosen or await _own_board(desk, offer)
    async with db.reading() as session:
        sections = await queries.quarters(session, board.id)
    if len(sections) != len(queries.QUADRANTS):
        raise Refused(N_("Taululla ei ole enää neljää lohkoa. Valitse toinen."))
    added = 0
    for part, section in zip(queries.QUADRANTS, sections, strict=True):
        added += await add_notes_from_sources(board.id, offer.lines[part], section=section, by=by)
    return board, added


async def _own_board(desk: queries.Desk, offer: queries.Offer) -> Board:
    """The network's own board for these answers; made at the first press."""
    id = queries.own_board(offer.question.id)
    async with db.writing() as session:
        there: Board | None = await session.get(Board, id)
        if there is None:
            about: dict[str, Any] = {"network_id": desk.network.id, "title": desk.survey.title}
            there = await make_board(session, id=id, task=offer.question.label, cells=cells(Layout.SWOT), **about)
            await session.commit()
        return there


def _page(desk: queries.Desk, entry: Entry[SwotForm], status: int = 200) -> Template:
    own = _("Uusi taulu verkostolle")
    boards = [
        (str(board.id), f"{workshop.title}: {board.title}" if workshop else board.title)
        for board, workshop in desk.boards
    ]
    more = {"survey": desk.survey, "boards": boards, "own": own, "quadrants": QUADRANTS, "parts": queries.QUADRANTS}
    return page("swot/choose.html", status=status, network=desk.network, entry=entry, desk=desk, **more)


HANDLERS = [SwotPages]
