"""What the sender's domain says of itself in the name service: SPF, DKIM and DMARC, each in a plain sentence.

Hints only: a letter that arrives is the proof. Names are asked from the machine's own name server, and nothing waits
for long.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from agentnet.notify.mailing import Mailing
from agentnet.notify.trying import Result
from agentnet.words import N_, _

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver

LOOKUPS_S: Final = 8
SELECTORS: Final = ("selector1", "selector2", "default", "google", "mail", "dkim", "k1", "s1")
"""DKIM keys have names that only their owner knows; these are the usual ones."""
_TAG: Final = re.compile(r"\s*([a-z]+)\s*=\s*([^;]*)", re.IGNORECASE)

Lookup = Callable[[str], Awaitable[list[str]]]


class NoNames(Exception):
    """The name server does not answer."""


class NoSuchName(Exception):
    """There is no such name at all."""


def resolver() -> "Resolver":
    """The machine's own."""
    from dns.asyncresolver import Resolver  # loaded when an administrator asks

    return Resolver()


async def look_up(name: str) -> list[str]:
    """The TXT records of a name.

    Raises:
        NoSuchName: there is no such name. NoNames: nobody tells.
    """
    import dns.exception
    import dns.resolver

    try:
        answer = await resolver().resolve(name, "TXT", lifetime=LOOKUPS_S / 2)
    except dns.resolver.NXDOMAIN as nothing:
        raise NoSuchName(name) from nothing
    except dns.resolver.NoAnswer:
        return []
    except (dns.exception.DNSException, OSError) as wrong:
        raise NoNames(str(wrong)) from wrong
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]


async def look_at_domain(chosen: Mailing, ask: Lookup = look_up) -> list[Result]:
    """SPF, DKIM and DMARC of the sender's domain, or one sentence when the domain itself is not found."""
    domain = chosen.sender_address.rpartition("@")[2]

    async def records(name: str) -> list[str]:
        try:
            return await ask(name)
        except NoSuchName:
            return []

    policies = [f"_dmarc.{one}" for one in _upwards(domain)]
    names = [*policies, *(f"{one}._domainkey.{domain}" for one in SELECTORS)]
    try:
        async with asyncio.timeout(LOOKUPS_S):
            spf, *found = await asyncio.gather(ask(domain), *(records(name) for name in names))
    except NoSuchName:
        text = _("Lähettäjän osoitteen verkkotunnusta {domain} ei löydy. Tarkista osoite.", domain=domain)
        return [Result("danger", _("Verkkotunnusta ei ole"), text)]
    except (NoNames, TimeoutError) as silent:
        text = _("Nimipalvelin ei vastannut, joten tietoja ei voitu tarkistaa. Lähettämiseen tämä ei vaikuta.")
        return [Result("warn", _("Verkkotunnusta ei voitu tarkistaa"), text, str(silent))]
    return [_spf(domain, spf), _dkim(found[len(policies) :]), _dmarc(policies, found[: len(policies)])]


def _upwards(domain: str) -> list[str]:
    """The domain and those that it belongs to: receivers read the first policy that they find."""
    parts = domain.split(".")
    return [".".join(parts[n:]) for n in range(max(1, len(parts) - 1))][:5]


def _spf(domain: str, records: list[str]) -> Result:
    found = [one for one in records if one.lower().split(" ")[0] == "v=spf1"]
    if len(found) > 1:
        text = _("Jätä vain yksi. Muuten vastaanottajat eivät lue niistä mitään.")
        return Result("warn", _("SPF-tietueita on monta"), text, " | ".join(found))
    if not found:
        text = _(
            "Pyydä tietohallinnolta tietue, joka sallii tämän sähköpostipalvelimen verkkotunnukselle {domain}.",
            domain=domain,
        )
        return Result("warn", _("SPF puuttuu"), text)
    if found[0].lower().split()[-1] in ("+all", "all"):
        text = _("Tietue sallii kaikki maailman palvelimet, joten se ei suojaa väärennöksiltä. Pyydä rajaamaan sitä.")
        return Result("warn", _("SPF sallii kaiken"), text, found[0])
    text = _("Verkkotunnus kertoo, mitkä palvelimet lähettävät sen postia.")
    return Result("ok", _("SPF on kunnossa"), text, found[0])


def _dkim(keys: list[list[str]]) -> Result:
    found = [
        f"{name}: {one[:60]}…"
        for name, records in zip(SELECTORS, keys, strict=True)
        for one in records
        if _tags(one).get("p")
    ]
    if found:
        return Result("ok", _("DKIM-avain löytyi"), _("Sähköpostipalvelin voi allekirjoittaa kirjeet."), found[0])
    text = _(
        "Tavallisilla nimillä ei löytynyt avainta. Se voi silti olla toisella nimellä: kysy sähköpostin ylläpidolta."
    )
    return Result("gold", _("DKIM-avainta ei löytynyt"), text)


def _dmarc(names: list[str], found: list[list[str]]) -> Result:
    """The first policy upwards; of a domain above, what it says of those below."""
    policies = [[one for one in records if one.lower().startswith("v=dmarc1")] for records in found]
    at = next((number for number, records in enumerate(policies) if records), None)
    if at is None:
        text = _("Pyydä tietohallinnolta tietue nimelle {name}.", name=names[0])
        return Result("warn", _("DMARC puuttuu"), text)
    if len(policies[at]) > 1:
        text = _("Jätä vain yksi. Muuten vastaanottajat eivät lue niistä mitään.")
        return Result("warn", _("DMARC-tietueita on monta"), text, " | ".join(policies[at]))
    tags = _tags(policies[at][0])
    policy = (tags.get("sp") if at else "") or tags.get("p", "")
    tone, title, text = _POLICIES.get(policy.lower(), _POLICIES[""])
    return Result(tone, _(title), _(text), policies[at][0])


_STRICT: Final = ("ok", N_("DMARC on kunnossa"), N_("Verkkotunnus kertoo, mitä väärennetyille kirjeille tehdään."))
_POLICIES: Final = {
    "reject": _STRICT,
    "quarantine": _STRICT,
    "none": (
        "gold",
        N_("DMARC vain seuraa"),
        N_(
            "Kirjeet menevät perille, mutta väärennettyjä ei torjuta (p=none). Kun SPF ja DKIM ovat kunnossa, "
            "tietohallinto voi tiukentaa sitä."
        ),
    ),
    "": (
        "warn",
        N_("DMARC-tietue on virheellinen"),
        N_("Siitä puuttuu käytäntö (p=), joten vastaanottajat eivät lue sitä. Pyydä tietohallintoa korjaamaan se."),
    ),
}


def _tags(record: str) -> dict[str, str]:
    """`v=DMARC1; p=none` as names and values."""
    found = (_TAG.match(part) for part in record.split(";"))
    return {one[1].lower(): one[2].strip() for one in found if one}
