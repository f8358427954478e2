"""How far an edition has come: by region and unit, with copies and trainings."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.flow import Extent
from agentnet.guide.models import Edition, Guide, Withdrawal
from agentnet.guide.rollout.models import Copies, GoneThrough, Training
from agentnet.network.models import Region, Unit
from agentnet.network.queries import Place, units_of


@dataclass(slots=True)
class InRegion:
    """A region's units with their confirmations, and its copies."""

    id: UUID
    name: str
    units: list[tuple[Place, GoneThrough | None]] = field(default_factory=list)
    copies: int = 0

    @property
    def done(self) -> int:
        return sum(1 for _place, through in self.units if through)


@dataclass(frozen=True, slots=True)
class Overview:
    regions: Sequence[InRegion]
    trainings: Sequence[Training]
    binned: Sequence[Training]

    @property
    def units(self) -> int:
        return sum(len(one.units) for one in self.regions)

    @property
    def done(self) -> int:
        return sum(one.done for one in self.regions)

    @property
    def copies(self) -> int:
        return sum(one.copies for one in self.regions)

    @property
    def attended(self) -> int:
        return sum(one.attended or 0 for one in self.trainings)

    def of_unit(self, unit_id: UUID | None) -> tuple[Place, GoneThrough | None] | None:
        """A unit and its confirmation, if it has one."""
        pairs = (pair for region in self.regions for pair in region.units)
        return next((pair for pair in pairs if pair[0].unit_id == unit_id), None)


async def edition_to_go_through(session: Session, guide: Guide) -> Edition | None:
    """The newest edition that holds and changes the work: a small mend asks nobody to go through it all again."""
    rows = await session.scalars(
        select(Edition)
        .outerjoin(Withdrawal, col(Withdrawal.edition_id) == col(Edition.id))
        .where(Edition.guide_id == guide.id, Edition.language == guide.languages[0], col(Withdrawal.id).is_(None))
        .order_by(col(Edition.created_at).desc())
    )
    found = list(rows)
    return next((one for one in found if one.extent is Extent.MAJOR), found[-1] if found else None)


async def overview(session: Session, guide: Guide, edition: Edition) -> Overview:
    """Every unit of the county that is there now."""
    today = clock.now().date()
    gone = set(await session.scalars(select(Unit.id).where(col(Unit.valid_to) < today)))
    through = {
        one.unit_id: one
        for one in await session.scalars(
            select(GoneThrough).where(GoneThrough.edition_id == edition.id, col(GoneThrough.binned_at).is_(None))
        )
    }
    copies = {
        one.region_id: one.copies
        for one in await session.scalars(select(Copies).where(Copies.edition_id == edition.id))
    }
    regions: dict[UUID, InRegion] = {}
    for place in await units_of(session, guide.network_id):
        if place.unit_id in gone:
            continue
        made = InRegion(place.region_id, place.region, copies=copies.get(place.region_id, 0))
        regions.setdefault(place.region_id, made).units.append((place, through.get(place.unit_id)))
    trainings = list(
        await session.scalars(
            select(Training).where(Training.edition_id == edition.id).order_by(col(Training.day), col(Training.id))
        )
    )
    return Overview(
        [*regions.values()],
        [one for one in trainings if one.binned_at is None],
        [one for one in trainings if one.binned_at is not None],
    )


async def region_names(session: Session, trainings: Sequence[Training]) -> dict[UUID, str]:
    ids = {one.region_id for one in trainings if one.region_id}
    return {one.id: one.name for one in await session.scalars(select(Region).where(col(Region.id).in_(ids)))}
