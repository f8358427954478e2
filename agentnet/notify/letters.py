"""A letter's words: one plain template, and from the same text the message with its simple HTML twin."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from agentnet import clock, words
from agentnet.notify import calendar, mailing, twin
from agentnet.notify.kinds import GROUPS, Group, kind_of
from agentnet.notify.models import Letter
from agentnet.settings import settings
from agentnet.web.formats import FILTERS
from agentnet.web.places import folder
from agentnet.words import _

SECRETS: Final = frozenset({"token", "code"})
ATTACHED: Final = "ics"
_LONGEST_LINE: Final = 900
_GAPS: Final = re.compile(r"\n{3,}")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Written(NamedTuple):
    """What the reader sees: `links` are the addresses in the text, in order."""

    subject: str
    text: str

    @property
    def links(self) -> list[str]:
        return twin.LINK.findall(self.text)


def write(letter: Letter, *, network: str = "", stop: str = "") -> Written:
    """The letter in its reader's language; `network` gets into its subject, `stop` is the address that ends such ones.

    Raises:
        jinja2.TemplateError: there is no such template, or a value that it needs is missing.
    """
    with words.using(letter.language):
        said = _environment().get_template(f"{letter.kind}.txt").render(letter.values)
        foot = _foot(letter, network, stop)
    subject, _sep, text = said.strip().partition("\n")
    subject = _one_line(subject)
    if network and network.casefold() not in subject.casefold():
        subject = f"{subject} · {_one_line(network)}"
    said = _GAPS.sub(twin.GAP, text.strip())
    return Written(subject, f"{said}\n\n{twin.FOOT}{foot}\n")


def _foot(letter: Letter, network: str, stop: str) -> str:
    """Why this letter came, and how such letters end, in small print."""
    said = [_("Tämän kirjeen lähetti agentnet-palvelu.")]
    if not mailing.current().reply_to:
        said[0] += " " + _("Siihen ei voi vastata.")
    group = kind_of(letter.kind).group
    if stop:
        name = _(GROUPS[group][0]) if group in GROUPS else _("Viikkokooste")
        belongs = _("Sait sen, koska kuulut verkostoon ”{network}”.", network=network) if network else ""
        said.append(" ".join(filter(None, (belongs, _("Kirjeen aihe: {name}.", name=name)))))
        said.append(_("Lopeta tai siirrä viikkokoosteeseen:") if group is not Group.DIGEST else _("Lopeta kooste:"))
        said[-1] += f" {stop}"
    elif letter.person_id is not None:
        said.append(_("Sait sen, koska asia koskee juuri sinua. Siksi tällaisia kirjeitä ei voi lopettaa."))
    return "\n".join(said)


def message(letter: Letter, *, network: str = "", stop: str = "") -> EmailMessage:
    """The letter as a mail server takes it: plain text, the same as HTML, a calendar entry if there is one.

    Raises:
        jinja2.TemplateError: as `write`. ValueError: the address is none.
    """
    from email.headerregistry import Address  # half a megabyte, loaded with the first letter

    written = write(letter, network=network, stop=stop)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _one_line(mailing.current().sender)
    mail["To"] = Address(addr_spec=letter.address)
    mail["Subject"] = written.subject
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = f"<{letter.id}@{urlsplit(settings().base_url).hostname}>"
    if reply_to := mailing.current().reply_to:
        mail["Reply-To"] = _one_line(reply_to)
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = letter.language
    if stop:
        mail["List-Unsubscribe"] = f"<{stop}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(written.text, cte=_encoding(written.text))
    with words.using(letter.language):
        html = twin.as_html(written.subject, written.text, letter.language)
    mail.add_alternative(html, subtype="html", cte=_encoding(html))
    if entry := letter.values.get(ATTACHED):
        _attach(mail, calendar.addressed(entry, letter.address))
    return mail


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _encoding(text: str) -> str:
    """Readable as it is while its lines fit in a mail's line, else quoted."""
    return "8bit" if all(len(line.encode()) < _LONGEST_LINE for line in text.split("\n")) else "quoted-printable"


def _attach(mail: EmailMessage, entry: str) -> None:
    """As a part that calendars offer to take in at once, and as a file for those that do not."""
    method = "CANCEL" if "\r\nMETHOD:CANCEL\r\n" in entry else "REQUEST"
    mail.add_alternative(entry, subtype="calendar", cte=_encoding(entry), params={"method": method})
    # Not `text/calendar` again: a program that reads every such part would take the same entry in twice.
    mail.add_attachment(entry.encode(), maintype="application", subtype="ics", filename="kalenteri.ics")


def link(path: str) -> str:
    """The whole address of one of our pages, for a letter."""
    return settings().base_url.rstrip("/") + path


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(folder("templates") / "letters"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(_=words._, n_=words.n_, link=link, organisation=settings().organisation)
    made.filters.update(FILTERS)
    return made
