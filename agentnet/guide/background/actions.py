"""What is done with background material. Its words are a source's: what cites it keeps the revision that it cited."""

from datetime import date
from uuid import UUID, uuid4

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.background.flow import KINDS, BackgroundKind
from agentnet.guide.background.models import Background
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source
from agentnet.words import N_, Refused


async def add(
    session: Session,
    network_id: UUID,
    *,
    kind: BackgroundKind,
    reference: str,
    link: str,
    dated: date | None,
    why: str,
    theme_id: UUID | None,
    by: Person,
) -> Background:
    """A new one. It is material at once."""
    source_id = uuid4()
    text, label = as_text(reference, why), KINDS[kind]  # in Finnish: the language that the material is kept in
    await thread.record(session, id=source_id, network_id=network_id, kind=Kind.BACKGROUND, text=text, label=label)
    made = Background(
        id=source_id, network_id=network_id, kind=kind, reference=reference, link=link, dated=dated, why=why, by=by.id
    )
    session.add(made)
    await session.flush()
    await thread.pick(session, network_id, source_id, theme_id, by.id)
    return made


async def change(
    session: Session,
    one: Background,
    *,
    kind: BackgroundKind,
    reference: str,
    link: str,
    dated: date | None,
    why: str,
    version: int,
) -> None:
    """New words become a revision.

    Raises:
        Refused: somebody saved in between.
    """
    if version != one.version:
        raise Refused(N_("Joku muu tallensi saman lähteen. Sinun tekstisi on yhä tässä."))
    one.kind, one.reference, one.link, one.dated, one.why = kind, reference, link, dated, why
    one.version = version + 1
    (await session.get_one(Source, one.id)).label = KINDS[kind]
    await thread.revise(session, one.id, as_text(reference, why))


async def put_away(session: Session, one: Background, *, away: bool, by: Person) -> None:
    """To the bin and out of the basket, or back. What cites it keeps citing it."""
    one.binned_at = clock.now() if away else None
    if away:
        await thread.unpick(session, one.network_id, one.id)
    else:
        await thread.pick(session, one.network_id, one.id, None, by.id)


def as_text(reference: str, why: str) -> str:
    return f"{reference}\n{why}" if why else reference
