"""Letters and jobs. `post` and `enqueue` write rows in the caller's transaction; the worker carries them out, once.

Neither is awaited: the row goes in with the caller's next flush, and the commit wakes the worker.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from agentnet.db import Session
from agentnet.notify import outbox
from agentnet.notify.bell import wake
from agentnet.notify.handlers import Progress, job_handler
from agentnet.notify.models import Job, Letter

__all__ = ["Progress", "enqueue", "job_handler", "post", "wake"]


def post(
    session: Session,
    *,
    to: str,
    letter: str,
    about: UUID,
    language: str = "fi",
    person_id: UUID | None = None,
    network_id: UUID | None = None,
    slot: str = "",
    values: Mapping[str, str] | None = None,
    due_at: datetime | None = None,
    due_until: datetime | None = None,
) -> None:
    """Write to `to`, once per (letter, about, to, slot); a second posting is silently the same letter.

    `letter` names `templates/letters/<letter>.txt`, whose first line is the subject; `values` are what it may say.
    Values named `token` and `code` are secrets: they are blanked once a mail server has the letter. A value named
    `ics` (from `notify.calendar.entry`, decoded) becomes a calendar attachment. Nothing is sent before `due_at`, and
    nothing after `due_until` (what a kind of letter says of itself holds when this is not given): a worker that has
    been stopped sends nobody a reminder of what is over.
    """
    session.add(
        Letter(
            kind=letter,
            about=about,
            slot=slot,
            address=to.strip().lower(),
            language=language,
            person_id=person_id,
            network_id=network_id,
            values=dict(values or {}),
            due_at=due_at,
            due_until=due_until,
        )
    )


def enqueue(
    session: Session,
    kind: str,
    about: UUID,
    *,
    by: UUID | None,
    slot: str = "",
    values: Mapping[str, object] | None = None,
    due_at: datetime | None = None,
) -> None:
    """Ask for long work, once per (kind, about, slot); a function marked `@job_handler(kind)` does it."""
    session.add(Job(kind=kind, about=about, slot=slot, by=by, values=dict(values or {}), due_at=due_at))


outbox.listen()
