"""How letters leave: for the administrator. What the environment has decided is shown as such and cannot be typed."""

import re
from typing import Annotated, Any, Final, Literal

from litestar import Request, get, post
from litestar.response import Redirect, Template
from pydantic import Field

from agentnet import db
from agentnet.notify import actions, domain, mailing, trying
from agentnet.notify.pages.mine import DAYS
from agentnet.notify.trying import Result
from agentnet.settings import settings
from agentnet.web import Email, Entry, Form, Line, Policy, Session, Somebody, go, limit, page
from agentnet.words import N_, _

_HOST: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\]")
TLS: Final = (
    ("starttls", N_("STARTTLS (tavallisin, portti 587)")),
    ("tls", N_("TLS heti alusta (portti 465)")),
    ("none", N_("Ei suojausta (vain oman verkon sisällä)")),
)


class MailForm(Form):
    host: Line = ""
    port: Annotated[int, Field(ge=1, le=65_535)] = 587
    tls: Literal["starttls", "tls", "none"] = "starttls"
    user: Line = ""
    password: Line = ""
    sender_name: Line = ""
    sender_address: Email | Literal[""] = ""
    reply_to: Email | Literal[""] = ""
    digest_day: Annotated[int, Field(ge=0, le=6)] = 0
    digest_hour: Annotated[int, Field(ge=0, le=23)] = 7


@get("/letters/settings", policy=Policy.ADMINISTRATOR)
async def show_settings() -> Template:
    return await _shown()


@post("/letters/settings", policy=Policy.ADMINISTRATOR)
async def change_settings(request: Request[Any, Any, Any], session: Session, somebody: Somebody) -> Template | Redirect:
    entry = await Entry.read(request, MailForm)
    if entry.ok:
        _judge(entry)
    if entry.errors:
        return await _shown(entry, status=422)
    form = entry.value
    await actions.choose_mailing(session, by=somebody.id, **form.model_dump())
    await session.commit()
    await mailing.load()
    return go("/letters/settings", N_("Asetukset on tallennettu."))


@post("/letters/settings/test", policy=Policy.ADMINISTRATOR)
async def send_test(somebody: Somebody) -> Template:
    """One letter to oneself, now. No database session is held while the mail server thinks."""
    limit("mail test", str(somebody.id))
    if not somebody.email:
        return await _shown(results=[Result("warn", _("Sinulla ei ole sähköpostiosoitetta"))])
    chosen = await mailing.load()
    return await _shown(results=[await trying.try_letter(chosen, somebody.email, somebody.name, somebody.language)])


@post("/letters/settings/domain", policy=Policy.ADMINISTRATOR)
async def look_at_domain(somebody: Somebody) -> Template:
    limit("mail test", str(somebody.id))
    return await _shown(results=await domain.look_at_domain(await mailing.load()))


def _judge(entry: Entry[MailForm]) -> None:
    form = entry.value
    if form.host and not _HOST.fullmatch(form.host):
        entry.refuse("host", _("Kirjoita pelkkä palvelimen nimi, esimerkiksi smtp.example.fi."))
    if form.host and not form.sender_address and mailing.SENDER not in mailing.current().fixed:
        entry.refuse("sender_address", _("Kirjoita osoite, josta kirjeet lähtevät."))
    if form.user and form.tls == "none":
        entry.refuse("tls", _("Salasanaa ei lähetetä suojaamatta. Valitse suojaus."))


async def _shown(
    entry: Entry[MailForm] | None = None, *, results: list[Result] | None = None, status: int = 200
) -> Template:
    async with db.reading() as session:
        row = await mailing.row_of(session)
    chosen = mailing.of(row)
    if entry is None:
        names = (name for name in MailForm.model_fields if name != "password")
        entry = Entry.blank(MailForm, **{name: getattr(chosen, name) for name in names})
        if row is None:
            entry.typed["sender_address"] = [""]  # the default is no address that anybody reads
    return page(
        "notify/settings.html",
        status=status,
        entry=entry,
        chosen=chosen,
        fixed=chosen.fixed,
        has_password=bool(chosen.password),
        results=results or [],
        tls=[(code, _(words)) for code, words in TLS],
        days=[(number, _(day)) for number, day in enumerate(DAYS)],
        hours=[(hour, f"{hour}.00") for hour in range(24)],
        folder=settings().var / "letters",
    )


HANDLERS: Final[tuple[Any, ...]] = (show_settings, change_settings, send_test, look_at_domain)
