"""A slip for somebody without e-mail: made, printed once, revoked."""

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network.quiet import today
from agentnet.people import actions, flow
from agentnet.people.pages.doors import NetworkSeen, network_in_sight, person_in_sight
from agentnet.people.pages.roles import changed, person_page
from agentnet.people.queries import PersonSeen
from agentnet.settings import settings
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody, page
from agentnet.words import N_, Refused

USUALLY: Final = timedelta(days=180)
QUIET: Final = 4


class Drawn(NamedTuple):
    path: str
    side: int


class CodeForm(Form):
    valid_to: date | None = None


class CodePages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}/code"
    dependencies = {"seen": Provide(network_in_sight), "one": Provide(person_in_sight)}

    @post(policy=Policy.COORDINATOR)
    async def make(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        one: Seen[PersonSeen],
        somebody: Somebody,
    ) -> Template:
        """The only time that the code is seen: it is stored as a hash. Sent again, the form makes another one."""
        seen.standing.require("lead")
        entry = await Entry.read(request, CodeForm)
        if not entry.ok:
            return await person_page(session, seen, one, term=entry, status=422)
        last = entry.value.valid_to or today(clock.now()) + USUALLY
        try:
            slip = await actions.make_code(session, seen.network.id, one.person, last, by=somebody.id)
        except Refused as refused:
            entry.refuse("valid_to", str(refused))
            return await person_page(session, seen, one, term=entry, status=422)
        await session.commit()
        address = f"{settings().base_url.rstrip('/')}/sign-in/code"
        return page(
            "people/slip.html",
            network=seen.network,
            one=one,
            slip=slip,
            code=flow.shown(slip.code),
            address=address.partition("://")[2],
            qr=drawn(f"{address}#{slip.token}"),
        )

    @post("/revoke", policy=Policy.COORDINATOR)
    async def revoke(
        self, session: Session, seen: Seen[NetworkSeen], one: Seen[PersonSeen], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        await actions.revoke(session, seen.network.id, one.person, by=somebody.id)
        await session.commit()
        return changed(seen, one.person, N_("Koodi ei enää toimi, ja hänen laitteensa on kirjattu ulos."))


def drawn(address: str) -> Drawn:
    """The QR as one path of squares, dark on light with its quiet zone. The secret is behind the #: no log sees it."""
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    path = "".join(
        f"M{across + QUIET} {down + QUIET}h1v1h-1z"
        for down, row in enumerate(rows)
        for across, dark in enumerate(row)
        if dark
    )
    return Drawn(path, len(rows) + 2 * QUIET)
