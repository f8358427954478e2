"""Who is writing which part of a text right now. In the process and gone with it: nothing here must be kept.

Told to open editors as bare facts; each page says them in its own language, and leaves out itself.
"""

import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from markupsafe import Markup

from agentnet.live import hub
from agentnet.network.models import Person

SILENT_S: Final = 60.0
"""After this long without a sign a writer is taken to have left."""
MOST: Final = 30
LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Writer:
    """An open editor: whose, in which part, and whether keys have been pressed lately."""

    person_id: UUID
    name: str
    section: str
    seen: float


_writers: dict[UUID, dict[str, Writer]] = {}


def topic(text_id: UUID) -> str:
    return f"writing:{text_id}"


def at(text_id: UUID, page: str, by: Person, section: str) -> None:
    """This page of `by` is in `section` of the text (empty: before the first heading)."""
    pages = _writers.setdefault(text_id, {})
    was = pages.get(page)
    if was is None and len(pages) >= MOST:
        return
    if was is not None and was.person_id != by.id:
        return
    pages[page] = Writer(by.id, by.name, section[:LONGEST], time.monotonic())
    if was is None or was.section != pages[page].section:
        _tell(text_id)


def left(text_id: UUID, page: str, by: Person) -> None:
    """The page is closed."""
    pages = _writers.get(text_id, {})
    if page in pages and pages[page].person_id == by.id:
        del pages[page]
        _tell(text_id)
    if not pages:
        _writers.pop(text_id, None)


def writers(text_id: UUID) -> dict[str, Writer]:
    """Those who are there now, by page."""
    pages = _writers.get(text_id, {})
    late = time.monotonic() - SILENT_S
    for page in [page for page, writer in pages.items() if writer.seen < late]:
        del pages[page]
    return pages


def told(text_id: UUID) -> Markup:
    """Everybody who writes, as facts."""
    one = Markup('<live-writer page="{}" person="{}" name="{}" section="{}"></live-writer>')
    inside = (one.format(page, w.person_id, w.name, w.section) for page, w in writers(text_id).items())
    return Markup("<live-writers>{}</live-writers>").format(Markup().join(inside))


def saved(text_id: UUID, n: int, by: Person, page: str = "", woven: str = "") -> None:
    """A version has been made. `woven`: whose changes went into it. Call it after your commit."""
    news = Markup('<live-saved n="{}" page="{}" person="{}" name="{}" woven="{}"></live-saved>')
    hub.publish(topic(text_id), news.format(n, page, by.id, by.name, woven))


def _tell(text_id: UUID) -> None:
    hub.publish(topic(text_id), told(text_id))
