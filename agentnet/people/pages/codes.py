"""A slip for somebody without e-mail: made, printed once, revoked."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from litestar import Controller, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network.quiet import today
from agentnet.people import actions, flow
from agentnet.people.pages.doors import Asked, Desk, desk
from agentnet.people.pages.roles import changed, person_page
from agentnet.settings import settings
from agentnet.web import Entry, Form, Policy, Seen, attempt, page
from agentnet.words import N_

USUALLY: Final = timedelta(days=180)
QUIET: Final = 4


class Drawn(NamedTuple):
    path: str
    side: int


class CodeForm(Form):
    valid_to: date | None = None


class CodePages(Controller):
    path = "/networks/{network_id:uuid}/people/{person_id:uuid}/code"
    dependencies = {"at": Provide(desk)}

    @post(policy=Policy.COORDINATOR)
    async def make(self, request: Asked, at: Seen[Desk]) -> Template:
        """The only time that the code is seen: it is stored as a hash. Sent again, the form makes another one."""
        entry = await Entry.read(request, CodeForm)
        if not entry.ok:
            return await person_page(at, term=entry, status=422)
        last = entry.value.valid_to or today(clock.now()) + USUALLY
        made = actions.make_code(at.session, at.network_id, at.one.person, last, by=at.by.id)
        if (slip := await attempt(entry, "valid_to", made)) is None:
            return await person_page(at, term=entry, status=422)
        await at.session.commit()
        address = f"{settings().base_url.rstrip('/')}/sign-in/code"
        return page(
            "people/slip.html",
            network=at.seen.network,
            one=at.one,
            slip=slip,
            code=flow.shown(slip.code),
            address=address.partition("://")[2],
            qr=drawn(f"{address}#{slip.token}"),
        )

    @post("/revoke", policy=Policy.COORDINATOR)
    async def revoke(self, at: Seen[Desk]) -> Redirect:
        await actions.revoke(at.session, at.network_id, at.one.person, by=at.by.id)
        await at.session.commit()
        return changed(at, N_("Koodi ei enää toimi, ja hänen laitteensa on kirjattu ulos."))


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
