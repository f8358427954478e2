"""My letters: what comes at once, in the weekly digest, or not at all; and the language of all of it."""

from typing import Any, Final

from litestar import Request, get, post
from litestar.response import Redirect, Template
from sqlmodel import select

from agentnet.notify import mailing, wishes
from agentnet.notify.kinds import GROUPS, MUST_GET, Group, When
from agentnet.notify.models import CalendarFeed
from agentnet.web import Entry, Form, Line, Policy, Session, Somebody, go, page
from agentnet.words import LANGUAGES, N_, _, language

DAYS: Final = (
    N_("maanantaisin"),
    N_("tiistaisin"),
    N_("keskiviikkoisin"),
    N_("torstaisin"),
    N_("perjantaisin"),
    N_("lauantaisin"),
    N_("sunnuntaisin"),
)
WHEN: Final = {When.NOW: N_("Heti"), When.DIGEST: N_("Viikkokoosteessa"), When.NEVER: N_("Ei lainkaan")}


class WishesForm(Form):
    """When the letters of each group come. The names of the fields are those of the groups."""

    language: Line = "fi"
    workshops: When = When.NOW
    tasks: When = When.NOW
    surveys: When = When.NOW
    chapters: When = When.NOW
    guide: When = When.NOW
    network: When = When.NOW
    questions: When = When.NOW
    digest: When = When.NOW


@get("/me/letters", policy=Policy.SIGNED_IN)
async def show_mine(session: Session, somebody: Somebody) -> Template:
    chosen = (await wishes.of(session, {somebody.id})).chosen.get(somebody.id, wishes.NOW)
    initial = {group.value: chosen.get(group, When.NOW).value for group in wishes.STOPPABLE}
    return await _shown(session, somebody, Entry.blank(WishesForm, language=somebody.language, **initial))


@post("/me/letters", policy=Policy.SIGNED_IN)
async def choose(request: Request[Any, Any, Any], session: Session, somebody: Somebody) -> Template | Redirect:
    entry = await Entry.read(request, WishesForm)
    if entry.ok and entry.value.language not in LANGUAGES:
        entry.refuse("language", _("Valitse yksi näistä kielistä."))
    if not entry.ok:
        return await _shown(session, somebody, entry, status=422)
    for group in wishes.STOPPABLE:
        await wishes.wish(session, somebody.id, group, getattr(entry.value, group.value))
    somebody.language = entry.value.language
    await session.commit()
    language.set(somebody.language)
    return go("/me/letters", N_("Kirjeesi tulevat nyt näin."))


@post("/me/letters/addresses", policy=Policy.SIGNED_IN)
async def renew_addresses(session: Session, somebody: Somebody) -> Redirect:
    """The unsubscribe addresses in the letters that were forwarded somewhere stop to work."""
    await wishes.renew_addresses(session, somebody.id)
    await session.commit()
    return go("/me/letters", N_("Aiempien kirjeiden lopetuslinkit eivät enää toimi."))


async def _shown(session: Session, somebody: Somebody, entry: Entry[WishesForm], *, status: int = 200) -> Template:
    feed = (await session.scalars(select(CalendarFeed).where(CalendarFeed.person_id == somebody.id))).one_or_none()
    chosen = mailing.current()
    return page(
        "notify/mine.html",
        status=status,
        entry=entry,
        person=somebody,
        groups=[(group.value, _(name), _(what)) for group, (name, what) in GROUPS.items()],
        when=[(one.value, _(word)) for one, word in WHEN.items()],
        digest=Group.DIGEST.value,
        must=_(MUST_GET),
        comes=_("{day} klo {hour}.00", day=_(DAYS[chosen.digest_day]), hour=chosen.digest_hour),
        feed=feed,
    )


HANDLERS: Final[tuple[Any, ...]] = (show_mine, choose, renew_addresses)
