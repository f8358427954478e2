"""The workshop on the wall: its own page without controls, following what is on."""

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Redirect, Template
from markupsafe import Markup

from agentnet.settings import settings
from agentnet.web import Policy, Seen, Session, go, page
from agentnet.workshops import actions, joining, programme, queries
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop


class WallPages(Controller):
    path = "/workshops/{workshop_id:uuid}/projector"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def wall(self, session: Session, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        """The board that is on has a wall page of its own; everything else is title, programme, QR and code."""
        require_lead(seen)
        workshop = seen.workshop
        on = await queries.activity_on(session, workshop.id)
        board = await programme.board_of(session, on)
        if board is not None:
            return go(f"/boards/{board.id}/projector")
        return page(
            "workshops/projector.html",
            network=seen.network,
            workshop=workshop,
            agenda=await queries.agenda(session, workshop.id),
            on=on,
            count=await actions.participants_count(session, workshop.id),
            host=settings().base_url.partition("://")[2],
            code=joining.shown(joining.code(workshop)),
            qr=Markup(joining.picture(workshop).decode()),
        )
