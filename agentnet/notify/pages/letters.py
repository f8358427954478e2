"""The letters that were sent or written to files, for administrators: what was said to whom, and did it leave."""

from typing import Any, Final
from uuid import UUID

from jinja2 import TemplateError
from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Template

from agentnet.notify import queries
from agentnet.notify.letters import SECRETS, Written, write
from agentnet.notify.models import Delivery, Letter
from agentnet.notify.twin import paragraphs
from agentnet.settings import settings
from agentnet.web import Policy, Session, page
from agentnet.words import N_, _

DELIVERY: Final = {
    Delivery.WAITING: (N_("Odottaa lähtöä"), "gold"),
    Delivery.SENDING: (N_("Lähdössä"), "gold"),
    Delivery.SENT: (N_("Lähetetty"), "ok"),
    Delivery.FAILED: (N_("Ei lähtenyt"), "danger"),
    Delivery.UNKNOWN: (N_("Ei varmuutta"), "warn"),
}
KINDS: Final = {
    "sign-in": N_("Kirjautumislinkki"),
    "invitation": N_("Kutsu verkostoon"),
    "nomination-made": N_("Uusi nimeäminen"),
    "nomination-accepted": N_("Kutsu hyväksyttiin"),
    "welcome": N_("Tervetuloa verkostoon"),
    "review-asked": N_("Hyväksyntäpyyntö"),
    "review-reminder": N_("Muistutus hyväksynnästä"),
    "comment-told": N_("Puolesta kirjattu kommentti"),
    "deputy-named": N_("Sijaiseksi nimeäminen"),
    "look-again": N_("Luvun tarkistus"),
}

OTHER: Final = N_("Kirje")


@get("/letters", policy=Policy.ADMINISTRATOR)
async def show_letters(request: Request[Any, Any, Any], session: Session) -> Template:
    asked = request.query_params
    search = " ".join(asked.get("search", "").split())[:200]
    chosen = asked.get("delivery", "")
    delivery = Delivery(chosen) if chosen in set(Delivery) else None
    number = int(asked["page"]) if asked.get("page", "").isdecimal() else 1
    found = await queries.letters(session, search=search, delivery=delivery, number=number)
    rows = [(letter, _subject(letter)) for letter in found.letters]
    return page(
        "notify/letters.html",
        found=found,
        rows=rows,
        search=search,
        chosen=delivery,
        delivery=DELIVERY,
        to_files=not settings().smtp_host,
    )


@get("/letters/{letter_id:uuid}", policy=Policy.ADMINISTRATOR)
async def show_letter(session: Session, letter_id: FromPath[UUID]) -> Template:
    letter = await queries.letter_by(session, letter_id)
    return page(
        "notify/letter.html",
        letter=letter,
        written=(written := _written(letter)),
        text=paragraphs(written.text) if written else "",
        delivery=DELIVERY,
        kind=_(KINDS.get(letter.kind, OTHER)),
        hides=_hides(letter),
        file=settings().var / "letters" / f"{letter.id}.eml" if not settings().smtp_host else "",
    )


def _hides(letter: Letter) -> bool:
    """Keys are shown only where there is no mail server to take them: on a machine of one's own."""
    tells = not settings().smtp_host and settings().mode != "production"
    return not tells and bool(SECRETS & letter.values.keys())


def _written(letter: Letter) -> Written | None:
    """The letter's words, or none when its template does not fit its values."""
    values = letter.values | dict.fromkeys(SECRETS & letter.values.keys(), "…") if _hides(letter) else letter.values
    shown = Letter(**letter.model_dump(exclude={"values"}), values=values)
    try:
        return write(shown)
    except TemplateError:
        return None


def _subject(letter: Letter) -> str:
    written = _written(letter)
    return written.subject if written else _(KINDS.get(letter.kind, OTHER))


HANDLERS: Final[tuple[Any, ...]] = (show_letters, show_letter)
