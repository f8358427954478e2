"""The pages of counties as they are drawn, on GET and when a form comes back."""

from litestar.response import Template

from agentnet.network import wording
from agentnet.network.models import Area, County, Person
from agentnet.network.organisation import queries
from agentnet.network.organisation.pages.doors import AreaSeen
from agentnet.network.organisation.pages.forms import AreaForm, CountyForm, RegionForm
from agentnet.web import Entry, Session, page


async def counties_page(session: Session, me: Person, entry: Entry[CountyForm], status: int = 200) -> Template:
    counties = await queries.counties_seen_by(session, me)
    counts = await queries.counts_of(session, counties)
    return page("organisation/counties.html", counties=counties, counts=counts, entry=entry, status=status)


async def structure_page(
    session: Session,
    county: County,
    *,
    settings: Entry[CountyForm] | None = None,
    area: Entry[AreaForm] | None = None,
    region: Entry[RegionForm] | None = None,
    status: int = 200,
) -> Template:
    areas = await queries.areas_of_county(session, county.id)
    regions = await queries.regions_of_county(session, county.id)
    last = max((one.place for one in regions), default=-1) + 1
    return page(
        "organisation/structure.html",
        county=county,
        areas=areas,
        top=[one for one in areas if one.parent_id not in {other.id for other in areas}],
        regions=regions,
        states={one.id: queries.state_of_area(one) for one in areas},
        levels=levels_of(county),
        parents=parents_of(areas),
        fields=wording.FIELDS,
        settings=settings or Entry.blank(CountyForm, name=county.name, levels="\n".join(county.level_names)),
        area=area or Entry.blank(AreaForm),
        region=region or Entry.blank(RegionForm, place=last),
        status=status,
    )


async def area_page(session: Session, seen: AreaSeen, entry: Entry[AreaForm], status: int = 200) -> Template:
    areas = await queries.areas_of_county(session, seen.county.id)
    return page(
        "organisation/area.html",
        **seen._asdict(),
        levels=levels_of(seen.county),
        parents=parents_of([one for one in areas if one.id != seen.area.id]),
        fields=wording.FIELDS,
        entry=entry,
        status=status,
    )


def levels_of(county: County) -> list[tuple[int, str]]:
    """(level, the county's word), outermost first."""
    names = county.level_names or [county.area_name]
    return [(len(names) - 1 - at, name) for at, name in enumerate(names)]


def parents_of(areas: list[Area]) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in areas if one.level > 0]
