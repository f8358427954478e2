"""What coordinators do with findings. A cited source gets the disposition "used", so that it ends somewhere."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.findings import queries
from agentnet.guide.findings.models import FindingRevision
from agentnet.guide.models import Finding
from agentnet.network.models import Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Fate, Kind, Relation
from agentnet.words import N_, Refused, _


async def write(
    session: Session,
    network_id: UUID,
    text: str,
    *,
    theme_id: UUID | None,
    sources: Iterable[UUID],
    by: Person,
    ways: Mapping[UUID, Relation] | None = None,
) -> Finding:
    """A new finding with the next number of its network, citing `sources` each in its way (condensed, if not said)."""
    number = await queries.next_number(session, network_id)
    finding = Finding(network_id=network_id, number=number, text=text, theme_id=theme_id, by=by.id)
    session.add(finding)
    label = _("Kiteytys {number}", number=number)
    await thread.record(
        session, id=finding.id, network_id=network_id, kind=Kind.FINDING, text=text, person_id=by.id, label=label
    )
    session.add(FindingRevision(finding_id=finding.id, n=1, by=by.id))
    await cite(session, finding, sources, relation=Relation.CONDENSED, by=by, ways=ways)
    return finding


async def cite(
    session: Session,
    finding: Finding,
    sources: Iterable[UUID],
    *,
    relation: Relation,
    by: Person,
    ways: Mapping[UUID, Relation] | None = None,
) -> None:
    """Let the finding cite more sources. Citing one twice changes nothing."""
    for source_id in sources:
        way = (ways or {}).get(source_id, relation)
        await thread.cite(session, source_id, finding_id=finding.id, relation=way, by=by.id)
        await thread.dispose(session, source_id, Fate.USED, "", by.id)


async def relate(session: Session, finding: Finding, ways: Mapping[UUID, Relation], *, by: Person) -> None:
    """Say anew how the finding leans on its sources. The revisions that were cited stay."""
    for source_id, way in ways.items():
        await thread.relate(session, source_id, finding.id, way, by.id)


async def uncite(session: Session, finding: Finding, source_id: UUID) -> None:
    """The finding no longer leans on this source."""
    await thread.uncite(session, source_id, finding_id=finding.id)


async def rewrite(
    session: Session, finding: Finding, text: str, *, theme_id: UUID | None, version: int, by: Person | None = None
) -> None:
    """Change the words.

    Raises:
        Refused: when somebody else saved in between (the caller shows both texts).
    """
    if version != finding.version:
        raise Refused(N_("Joku muu tallensi kiteytyksen samaan aikaan."))
    finding.text, finding.theme_id, finding.version = text, theme_id, version + 1
    n = await thread.revise(session, finding.id, text)
    if n not in await queries.revision_numbers(session, finding.id):
        session.add(FindingRevision(finding_id=finding.id, n=n, by=by.id if by else None))


async def bin_finding(session: Session, finding: Finding) -> None:
    """Into the bin, unless a chapter cites it.

    Raises:
        Refused: when a chapter does.
    """
    if (await queries.chapters_citing(session, [finding.id])).get(finding.id):
        raise Refused(N_("Kiteytykseen viitataan luvussa. Poista ensin viittaus luvusta."))
    finding.binned_at = clock.now()


async def restore(session: Session, finding: Finding) -> None:
    finding.binned_at = None
