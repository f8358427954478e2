"""A poster for the coffee room: the question, a code and the address on one A4, tagged for those who cannot see it."""

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agentnet import child, clock, formats
from agentnet.surveys.rules import told
from agentnet.typeset import as_pdf, laid_out
from agentnet.words import N_, Refused, _, using

if TYPE_CHECKING:
    from agentnet.network.models import Network
    from agentnet.surveys.models import Survey

TEMPLATES: Final = Path(__file__).parent / "print"
COLOURS: Final = {"ink": "#16213a", "soft": "#48536b", "brand": "#16213a", "social": "#a2355a", "health": "#0b6e75"}
SECONDS: Final = 60


async def poster_of(survey: "Survey", network: "Network", url: str) -> bytes:
    """The PDF, set in a child process.

    Raises:
        Refused: it could not be set.
    """
    language = survey.languages[0]
    with using(language):
        lines = [_(told(survey.kind, survey.asked, survey.anonymity))]
        if survey.closes_at:
            lines.insert(0, _("Vastaa viimeistään {day}.", day=formats.day(survey.closes_at)))
        facts = {
            "title": survey.title,
            "network": network.name,
            "language": language,
            "ask": _("Vastaa puhelimella: avaa kamera ja osoita koodia. Vastaaminen vie muutaman minuutin."),
            "lines": lines,
            "url": url,
            "code-words": _("QR-koodi"),
            "colours": COLOURS,
        }
    try:
        return await child.in_child(poster_pdf, facts, clock.now(), seconds=SECONDS)
    except child.ChildFailed as failed:
        raise Refused(N_("Julistetta ei voitu tehdä. Yritä hetken päästä uudelleen.")) from failed


def poster_pdf(facts: dict[str, Any], moment: datetime) -> bytes:
    """Slow: for a child."""
    with laid_out(TEMPLATES, "poster.typ", facts, {"code.svg": code_svg(facts["url"]).encode()}) as folder:
        return as_pdf(folder, moment)


def code_svg(url: str) -> str:
    """The code of an address, dark on light, with its quiet zone."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", border=4, dark="#000000", light="#ffffff", scale=4, xmldecl=False, svgns=True
    )
    return out.getvalue().decode()
