"""A test letter with the mail server's exact answer.

Only the host and port that the administrator has given are spoken to. Nothing here waits for long, and nothing holds a
database session meanwhile. What the sender's domain says of itself is in `domain`.
"""

import socket
import ssl
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from agentnet.notify.letters import message
from agentnet.notify.mailing import Mailing
from agentnet.notify.models import Letter
from agentnet.notify.outlets import MailServer, NotSent, Unsure, outlet
from agentnet.words import N_, _

SECONDS: Final = 10


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
