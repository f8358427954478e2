"""One letter to one person, with days in the words of their language."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from agentnet import notify
from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.web.formats import day
from agentnet.words import _, using

Said: TypeAlias = str | date | tuple[str]


def write(
    session: Session,
    readers: Iterable[Person],
    letter: str,
    about: UUID,
    network: Network,
    values: Mapping[str, Said],
    *,
    slot: str = "",
    due_at: datetime | None = None,
) -> int:
    """The same to everybody who has an address: `name` is theirs, days are as they write them, `(msgid,)` is
    translated. The number of letters."""
    written = 0
    for reader in readers:
        if not reader.email or reader.binned_at:
            continue
        with using(reader.language):
            said = {"name": reader.name, "network": network.name} | {k: _said(v) for k, v in values.items()}
        notify.post(
            session,
            to=reader.email,
            letter=letter,
            about=about,
            slot=slot,
            due_at=due_at,
            language=reader.language,
            person_id=reader.id,
            network_id=network.id,
            values=said,
        )
        written += 1
    return written


def _said(value: Said) -> str:
    if isinstance(value, tuple):
        return _(value[0])
    return day(value) if isinstance(value, date) else value
