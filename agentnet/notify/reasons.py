"""Why a letter did not arrive, in words that help: what a mail server said, read for those who do not speak SMTP."""

import re
from typing import Final

from agentnet.notify.models import Delivery, Letter, Why
from agentnet.words import N_, _

_SAID: Final = (
    (r"5\.1\.[0-36]\b|user unknown|no such|unknown user|not exist", N_("Osoitetta ei ole. Tarkista kirjoitusasu.")),
    (r"[45]\.2\.2\b|quota|mailbox full|\b552\b", N_("Postilaatikko on täynnä. Kokeile myöhemmin uudelleen.")),
    (r"5\.4\.4\b|5\.1\.2\b|domain|host not found", N_("Osoitteen loppuosaa ei ole. Tarkista kirjoitusasu.")),
    (
        r"5\.7\.|spam|blocked|denied|policy",
        N_("Vastaanottajan palvelin ei päästänyt kirjettä läpi. Kerro ylläpidolle."),
    ),
    (r"SenderRefused|\b530\b|\b535\b", N_("Sähköpostipalvelin ei ottanut kirjettä meiltä vastaan. Kerro ylläpidolle.")),
    (r"Template|Undefined|KeyError", N_("Kirjettä ei saatu kirjoitettua. Kerro ylläpidolle.")),
    (r"\b55[013]\b", N_("Vastaanottajan palvelin ei ota vastaan postia tähän osoitteeseen. Tarkista osoite.")),
    (r"\b4\d\d\b|4\.\d\.\d", N_("Palvelin ei ottanut kirjettä vastaan vuorokauden aikana.")),
)


def plain(letter: Letter) -> str:
    """One sentence: what happened, and what to look at."""
    if letter.delivery is Delivery.UNKNOWN:
        return _("Yhteys katkesi kesken lähetyksen. Ei ole varmaa, tuliko kirje perille.")
    if letter.delivery is Delivery.DROPPED and letter.why is Why.ADDRESS:
        return _("Kirjettä ei lähetetty, koska tästä osoitteesta on tullut kirjeitä takaisin.")
    for pattern, sentence in _SAID:
        if re.search(pattern, letter.error, re.IGNORECASE):
            return _(sentence)
    return _("Kirje tuli takaisin.") if letter.delivery is Delivery.BOUNCED else _("Kirje ei lähtenyt.")
