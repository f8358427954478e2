"""A test letter with the mail server's exact answer, and a look at what the sender's domain says of itself.

Only the host and port that the administrator has given are spoken to, and names are asked for from the machine's own
name server. Nothing here waits for long, and nothing holds a database session meanwhile.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from agentnet.notify.letters import message
from agentnet.notify.mailing import Mailing
from agentnet.notify.models import Letter
from agentnet.notify.outlets import MailServer, NotSent, Unsure, outlet
from agentnet.words import N_, _

SECONDS: Final = 10
LOOKUPS_S: Final = 8
SELECTORS: Final = ("selector1", "selector2", "default", "google", "mail", "dkim", "k1", "s1")
"""DKIM keys have names that only their owner knows; these are the usual ones."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of something, in words. `exact`: what the other side said, for those who read such things."""

    tone: str
    title: str
    text: str = ""
    exact: str = ""


async def try_letter(chosen: Mailing, to: str, name: str, language: str) -> Result:
    """Send one letter now, beside the queue."""
    letter = Letter(kind="mail-test", about=uuid4(), address=to, language=language, values={"name": name})
    way_out = MailServer(chosen, seconds=SECONDS) if chosen.host else outlet()
    try:
        await way_out.ready()
        await way_out.hand_over(str(letter.id), message(letter))
    except (NotSent, Unsure) as wrong:
        return Result("danger", _("Koekirje ei lähtenyt"), _(_why(wrong.__cause__, str(wrong))), str(wrong))
    finally:
        await way_out.close()
    if isinstance(way_out, MailServer):
        return Result(
            "ok",
            _("Koekirje lähti"),
            _("Palvelin otti sen vastaan. Katso, tuliko se perille: {to}", to=to),
            way_out.said,
        )
    return Result(
        "gold", _("Koekirje on tiedostossa"), _("Sähköpostipalvelinta ei ole, joten kirjeet jäävät tälle koneelle.")
    )


def _why(cause: BaseException | None, said: str) -> str:
    """The usual reasons, each with what to look at."""
    for kind, sentence in _REASONS:
        if kind in said or kind in type(cause).__name__ or kind in type(getattr(cause, "__cause__", None)).__name__:
            return sentence
    if isinstance(cause, socket.gaierror | ssl.SSLError):
        return N_("Palvelinta ei löydy tai sen varmenne ei kelpaa. Tarkista nimi.")
    return N_("Palvelin ei ottanut kirjettä. Sen oma selitys on alla.")


_REASONS: Final = (
    ("gaierror", N_("Palvelimen nimeä ei löydy. Tarkista kirjoitusasu.")),
    ("Name or service not known", N_("Palvelimen nimeä ei löydy. Tarkista kirjoitusasu.")),
    ("CERTIFICATE", N_("Palvelimen varmenne ei kelpaa. Tarkista palvelimen nimi.")),
    ("WRONG_VERSION", N_("Palvelin ei puhu suojattua yhteyttä tässä portissa. Tarkista portti ja suojaus.")),
    ("STARTTLS", N_("Palvelin ei tarjoa STARTTLS-suojausta tässä portissa. Tarkista portti ja suojaus.")),
    ("Authentication", N_("Palvelin ei hyväksynyt käyttäjätunnusta tai salasanaa.")),
    ("SMTPNotSupported", N_("Palvelin ei tue kirjautumista tai suojausta tällä tavalla.")),
    ("Timeout", N_("Palvelin ei vastannut ajoissa. Tarkista nimi, portti ja palomuuri.")),
    ("Connect call failed", N_("Palvelin ei vastaa tässä portissa. Tarkista nimi, portti ja palomuuri.")),
    ("refused", N_("Palvelin ei vastaa tässä portissa. Tarkista nimi, portti ja palomuuri.")),
    ("SenderRefused", N_("Palvelin ei hyväksynyt lähettäjän osoitetta.")),
    ("RecipientRefused", N_("Palvelin ei hyväksynyt vastaanottajan osoitetta.")),
)

Lookup = Callable[[str], Awaitable[list[str]]]


class NoNames(Exception):
    """The name server does not answer."""


async def look_up(name: str) -> list[str]:
    """The TXT records of a name; none when there is no such name. Raises `NoNames`."""
    import dns.asyncresolver  # loaded when an administrator asks
    import dns.exception
    import dns.resolver

    try:
        answer = await dns.asyncresolver.Resolver().resolve(name, "TXT", lifetime=LOOKUPS_S / 2)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError) as wrong:
        raise NoNames(str(wrong)) from wrong
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]


async def look_at_domain(chosen: Mailing, ask: Lookup = look_up) -> list[Result]:
    """SPF, DKIM and DMARC of the sender's domain, as hints: only a letter that arrives is a proof."""
    domain = chosen.sender_address.rpartition("@")[2]
    try:
        async with asyncio.timeout(LOOKUPS_S):
            spf, dmarc, *keys = await asyncio.gather(
                ask(domain), ask(f"_dmarc.{domain}"), *(ask(f"{one}._domainkey.{domain}") for one in SELECTORS)
            )
    except (NoNames, TimeoutError) as silent:
        text = _("Nimipalvelin ei vastannut, joten tietoja ei voitu tarkistaa. Lähettämiseen tämä ei vaikuta.")
        return [Result("warn", _("Verkkotunnusta ei voitu tarkistaa"), text, str(silent))]
    return [_spf(domain, spf), _dkim(keys), _dmarc(domain, dmarc)]


def _spf(domain: str, records: list[str]) -> Result:
    found = [one for one in records if one.lower().startswith("v=spf1")]
    if len(found) == 1:
        return Result(
            "ok", _("SPF on kunnossa"), _("Verkkotunnus kertoo, mitkä palvelimet lähettävät sen postia."), found[0]
        )
    if found:
        return Result(
            "warn",
            _("SPF-tietueita on monta"),
            _("Jätä vain yksi. Muuten vastaanottajat eivät lue niistä mitään."),
            " | ".join(found),
        )
    text = _(
        "Pyydä tietohallinnolta tietue, joka sallii tämän sähköpostipalvelimen verkkotunnukselle {domain}.",
        domain=domain,
    )
    return Result("warn", _("SPF puuttuu"), text)


def _dkim(keys: list[list[str]]) -> Result:
    found = [
        f"{name}: {one[:60]}…" for name, records in zip(SELECTORS, keys, strict=True) for one in records if "p=" in one
    ]
    if found:
        return Result("ok", _("DKIM-avain löytyi"), _("Sähköpostipalvelin voi allekirjoittaa kirjeet."), found[0])
    text = _(
        "Tavallisilla nimillä ei löytynyt avainta. Se voi silti olla toisella nimellä: kysy sähköpostin ylläpidolta."
    )
    return Result("gold", _("DKIM-avainta ei löytynyt"), text)


def _dmarc(domain: str, records: list[str]) -> Result:
    found = [one for one in records if one.lower().startswith("v=dmarc1")]
    if found:
        return Result(
            "ok", _("DMARC on kunnossa"), _("Verkkotunnus kertoo, mitä väärennetyille kirjeille tehdään."), found[0]
        )
    return Result(
        "warn", _("DMARC puuttuu"), _("Pyydä tietohallinnolta tietue nimelle {name}.", name=f"_dmarc.{domain}")
    )
