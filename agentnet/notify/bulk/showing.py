"""A letter to many as its reader sees it, and how far it is, in words."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from agentnet.network.models import Person
from agentnet.notify.bulk.actions import words_for
from agentnet.notify.bulk.models import BulkStage
from agentnet.notify.bulk.queries import LETTER, Seen
from agentnet.notify.letters import write
from agentnet.notify.models import Delivery, Letter
from agentnet.notify.twin import paragraphs
from agentnet.words import N_, _, using

STEPS: Final = {
    Delivery.WAITING: (N_("odottaa lähtöä"), "gold"),
    Delivery.SENDING: (N_("lähdössä"), "gold"),
    Delivery.DIGEST: (N_("tulee viikkokoosteessa"), "gold"),
    Delivery.SENT: (N_("lähetetty"), "ok"),
    Delivery.FAILED: (N_("ei lähtenyt"), "danger"),
    Delivery.BOUNCED: (N_("tuli takaisin"), "danger"),
    Delivery.UNKNOWN: (N_("ei varmuutta"), "warn"),
    Delivery.DROPPED: (N_("jäi lähtemättä"), "stone"),
    Delivery.TOLD: (N_("kerrottu muuten"), "stone"),
}


STAGES: Final = {
    BulkStage.WRITING: (N_("Luonnos"), "stone"),
    BulkStage.WAITING: (N_("Odottaa tarkistusta"), "gold"),
    BulkStage.SENT: (N_("Lähetetty"), "ok"),
    BulkStage.STOPPED: (N_("Pysäytetty"), "warn"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    subject: str
    text: Markup


def preview(seen: Seen, reader: Person, author: Person) -> Shown:
    """The very letter, drawn from its template."""
    language, words = words_for(seen.draft, reader)
    values = {**words, "author": author.name, "reply": author.email or ""}
    letter = Letter(kind=LETTER, about=seen.draft.id, address=reader.email or "", language=language, values=values)
    written = write(letter, network=seen.network.name)
    with using(language):
        return Shown(written.subject, paragraphs(written.text))


def progress(found: dict[Delivery, int]) -> list[tuple[str, str, int]]:
    """`(in words, tone, how many)`, in the order of the way."""
    return [(_(words), tone, found[step]) for step, (words, tone) in STEPS.items() if step in found]


def title_of(texts: dict[str, dict[str, str]]) -> str:
    return next((words["subject"] for words in texts.values()), "") or _("Aiheeton luonnos")
