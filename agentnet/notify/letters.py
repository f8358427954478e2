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
from agentnet.notify import twin
from agentnet.notify.models import Letter
from agentnet.settings import settings
from agentnet.web.formats import FILTERS
from agentnet.web.places import folder

SECRETS: Final = frozenset({"token", "code"})
ATTACHED: Final = "ics"
_LONGEST_LINE: Final = 900
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Written(NamedTuple):
    """What the reader sees: `links` are the addresses in the text, in order."""

    subject: str
    text: str

    @property
    def links(self) -> list[str]:
        return twin.LINK.findall(self.text)


def write(letter: Letter) -> Written:
    """The letter in its reader's language.

    Raises:
        jinja2.TemplateError: there is no such template, or a value that it needs is missing.
    """
    with words.using(letter.language):
        said = _environment().get_template(f"{letter.kind}.txt").render(letter.values)
    subject, _, text = said.strip().partition("\n")
    return Written(_CONTROL.sub(" ", subject).strip(), re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n")


def message(letter: Letter) -> EmailMessage:
    """The letter as a mail server takes it: plain text, the same as HTML, a calendar entry if there is one.

    Raises:
        jinja2.TemplateError: as `write`. ValueError: the address is none.
    """
    from email.headerregistry import Address  # half a megabyte, loaded with the first letter

    written = write(letter)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _CONTROL.sub(" ", settings().mail_from)
    mail["To"] = Address(addr_spec=letter.address)
    mail["Subject"] = written.subject
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = f"<{letter.id}@{urlsplit(settings().base_url).hostname}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = letter.language
    mail.set_content(written.text, cte=_encoding(written.text))
    html = twin.as_html(written.subject, written.text, letter.language)
    mail.add_alternative(html, subtype="html", cte=_encoding(html))
    if entry := letter.values.get(ATTACHED):
        _attach(mail, entry)
    return mail


def _encoding(text: str) -> str:
    """Readable as it is while its lines fit in a mail's line, else quoted."""
    return "8bit" if all(len(line.encode()) < _LONGEST_LINE for line in text.split("\n")) else "quoted-printable"


def _attach(mail: EmailMessage, entry: str) -> None:
    method = "CANCEL" if "METHOD:CANCEL" in entry else "REQUEST"
    mail.add_attachment(
        entry.encode(),
        maintype="text",
        subtype="calendar",
        filename="kalenteri.ics",
        params={"method": method, "charset": "utf-8"},
    )


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
