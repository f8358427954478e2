"""The front door, and one's own ideas."""

from litestar import get
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.accounts.models import Guest
from agentnet.guide.thanks.queries import allowed_in
from agentnet.home import (
    coming,  # noqa: F401 (tells calendars and digests what is coming)
    contributions,
    queries,
)
from agentnet.home.naming import name
from agentnet.network.models import Person
from agentnet.network.queries import networks_of
from agentnet.sources.queries import named_quotes
from agentnet.web import Me, Policy, Session, Somebody, go, here, page
from agentnet.workshops.queries import workshop_of_guest

PAGE = 20


@get("/", policy=Policy.PUBLIC)
async def front(session: Session, me: Me) -> Template | Redirect:
    """Home for members, their workshop for guests, a word of welcome for others."""
    if isinstance(me, Guest):
        workshop = await workshop_of_guest(session, me)
        return go(f"/workshops/{workshop}") if workshop else page("home/welcome.html")
    if not isinstance(me, Person):
        return page("home/welcome.html")
    home = await queries.home_of(session, me)
    lives = await contributions.mine(session, me)
    return page(
        "home/home.html",
        network=home.begin_in(here().network),
        home=home,
        lives=[one for one in lives if one.fate or one.findings][:3],
        given=len(lives),
    )


@get("/contributions", policy=Policy.SIGNED_IN)
async def mine(session: Session, somebody: Somebody, number: FromQuery[int] = 1) -> Template:
    lives = await contributions.mine(session, somebody)
    networks = await networks_of(session, somebody)
    last = max(1, -(-len(lives) // PAGE))
    at = min(max(number, 1), last)
    return page(
        "home/contributions.html",
        network=networks[0][0] if networks else None,
        lives=lives[(at - 1) * PAGE : at * PAGE],
        total=len(lives),
        in_guide=sum(1 for one in lives if one.editions),
        number=at,
        last=last,
        networks=networks,
        named=await named_quotes(session, [one.id for one in lives]),
        allowed=await allowed_in(session, somebody),
    )


HANDLERS = [front, mine, name]
