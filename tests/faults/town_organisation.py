"""The part of a town that the organisation's pages meet: its county, and a file that waits for its columns."""

from typing import TYPE_CHECKING

from sqlalchemy.orm import make_transient_to_detached

from agentnet.network.models import County
from agentnet.network.organisation import importing
from agentnet.network.organisation.models import OrganisationImport
from agentnet.network.organisation.sheets import Sheet

if TYPE_CHECKING:
    from tests.faults.town import Town


def build_organisation(town: "Town") -> None:
    county = County(id=town.network.county_id, name="Kuvitteellinen hyvinvointialue")
    make_transient_to_detached(county)
    town.at["county"] = county
    sheet = importing.packed(Sheet(["Yksikkö", "Palvelualue", "Alue"], [["A", "B", "C"]], [2]))
    waiting = OrganisationImport(county_id=county.id, by=town.lead.id, file_name="yksikot.csv", sheet=sheet)
    town.put("import", waiting)
