"""The letters that were sent or written to files, for administrators: what was said to whom, and did it leave."""

from typing import Any, Final
from uuid import UUID

from jinja2 import TemplateError
from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Template

from agentnet.notify import mailing, queries
from agentnet.notify.kinds import kind_of
from agentnet.notify.letters import SECRETS, Written, write
from agentnet.notify.models import Delivery, Letter, Why
from agentnet.notify.reasons import plain
from agentnet.notify.twin import paragraphs
from agentnet.settings import settings
from agentnet.web import Policy, Session, page
from agentnet.words import N_, Missing, _

DELIVERY: Final = {
    Delivery.WAITING: (N_("Odottaa lähtöä"), "gold"),
    Delivery.SENDING: (N_("Lähdössä"), "gold"),
    Delivery.SENT: (N_("Lähetetty"), "ok"),
    Delivery.FAILED: (N_("Ei lähtenyt"), "danger"),
    Delivery.UNKNOWN: (N_("Ei varmuutta"), "warn"),
    Delivery.DIGEST: (N_("Odottaa koostetta"), "gold"),
    Delivery.DROPPED: (N_("Jätetty lähettämättä"), "stone"),
    Delivery.BOUNCED: (N_("Tuli takaisin"), "danger"),
    Delivery.TOLD: (N_("Kerrottu muuten"), "stone"),
}
WHY: Final = {
    Why.MUTED: N_("Vastaanottaja ei halua näitä kirjeitä."),
    Why.OVER: N_("Kirjeen asia ehti mennä ohi, ennen kuin se voitiin lähettää."),
    Why.NEWER: N_("Samasta asiasta lähti uudempi kirje."),
    Why.ADDRESS: N_("Osoitteesta on tullut kirjeitä takaisin, joten sinne ei lähetetä."),
    Why.STOPPED: N_("Koordinaattori pysäytti lähettämisen."),
}


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
        to_files=not mailing.current().host,
    )


@get("/letters/{letter_id:uuid}", policy=Policy.ADMINISTRATOR)
async def show_letter(session: Session, letter_id: FromPath[UUID]) -> Template:
    letter = await queries.letter_by(session, letter_id)
    if letter.kind in queries.SILENT:
        raise Missing
    return page(
        "notify/letter.html",
        letter=letter,
        written=(written := _written(letter)),
        text=paragraphs(written.text) if written else "",
        delivery=DELIVERY,
        kind=_(kind_of(letter.kind).label),
        hides=_hides(letter),
        why=_(WHY[letter.why]) if letter.why in WHY else "",
        open=queries.is_open(letter),
        plain=plain(letter) if queries.is_open(letter) else "",
        file=settings().var / "letters" / f"{letter.id}.eml" if not mailing.current().host else "",
    )


def _hides(letter: Letter) -> bool:
    """Keys are shown only where there is no mail server to take them: on a machine of one's own."""
    tells = not mailing.current().host and settings().mode != "production"
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
    return written.subject if written else _(kind_of(letter.kind).label)


HANDLERS: Final[tuple[Any, ...]] = (show_letters, show_letter)
