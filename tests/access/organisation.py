"""Rows of the organisation, of networks side by side, and of coverage."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.network.organisation import importing
from agentnet.network.organisation.flow import ImportStage
from agentnet.network.organisation.models import OrganisationImport
from agentnet.network.organisation.sheets import Sheet
from agentnet.web import Policy
from tests.access import ADMINISTRATORS, COORDINATORS, MEMBERS, PERSONS, Add, Row, on_network
from tests.cast import Cast


def _county(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"county_id": cast.county.id}


def _area(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"area_id": cast.health.id}


def _region(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"region_id": cast.loimaa.id}


def _unit(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"unit_id": cast.clinic.id}


def _import(add: Add, cast: Cast) -> Mapping[str, Any]:
    sheet = Sheet(["Yksikkö", "Palvelualue", "Alue"], [["A", "B", "C"]], [2])
    made = OrganisationImport(
        county_id=cast.county.id,
        by=cast.admin.id,
        file_name="yksikot.csv",
        sheet=importing.packed(sheet),
        columns={"0": "unit", "1": "level-0", "2": "region"},
        stage=ImportStage.PREVIEW,
    )
    return {"import_id": add(made).id}


def _any_network(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"network_id": cast.network.id}


def _admin(sample: Any, **more: Any) -> Row:
    return Row(Policy.ADMINISTRATOR, sample, ADMINISTRATORS, **more)


def _read(sample: Any) -> Row:
    """Members of any network of the county, and the administrator."""
    return Row(Policy.SIGNED_IN, sample, PERSONS)


ORGANISATION: Final = "/organisation"
COUNTY: Final = ORGANISATION + "/{county_id:uuid}"
AREA: Final = ORGANISATION + "/areas/{area_id:uuid}"
REGION: Final = ORGANISATION + "/regions/{region_id:uuid}"
UNIT: Final = ORGANISATION + "/units/{unit_id:uuid}"
IMPORT: Final = ORGANISATION + "/imports/{import_id:uuid}"
NETWORK: Final = "/networks/{network_id:uuid}"
EVERY: Final = ORGANISATION + "/networks"
ROWS: Final[dict[str, Row]] = {
    f"GET {ORGANISATION}": Row(Policy.SIGNED_IN),
    f"POST {ORGANISATION}": Row(Policy.ADMINISTRATOR),
    f"GET {COUNTY}": _read(_county),
    f"GET {COUNTY}/units.csv": _read(_county),
    f"GET {COUNTY}/structure": _read(_county),
    f"POST {COUNTY}/structure": _admin(_county),
    f"POST {COUNTY}/areas": _admin(_county),
    f"POST {COUNTY}/regions": _admin(_county),
    f"GET {COUNTY}/units/new": _admin(_county),
    f"POST {COUNTY}/units": _admin(_county),
    f"GET {COUNTY}/imports": _admin(_county),
    f"POST {COUNTY}/imports": _admin(_county),
    f"GET {COUNTY}/template.csv": _admin(_county),
    f"GET {COUNTY}/template.xlsx": _admin(_county),
    f"GET {AREA}": _admin(_area),
    f"POST {AREA}": _admin(_area),
    f"GET {REGION}": _admin(_region),
    f"POST {REGION}": _admin(_region),
    f"GET {UNIT}": _read(_unit),
    f"GET {UNIT}/edit": _admin(_unit),
    f"POST {UNIT}/edit": _admin(_unit),
    f"POST {UNIT}/end": _admin(_unit),
    f"POST {UNIT}/resume": _admin(_unit),
    f"POST {UNIT}/rename": _admin(_unit),
    f"POST {UNIT}/people": _admin(_unit),
    f"GET {IMPORT}": _admin(_import),
    f"POST {IMPORT}/columns": _admin(_import),
    f"POST {IMPORT}/apply": _admin(_import),
    f"POST {IMPORT}/discard": _admin(_import),
    f"POST {IMPORT}/undo": _admin(_import),
    f"GET {EVERY}": Row(Policy.ADMINISTRATOR),
    f"GET {EVERY}/{{network_id:uuid}}": _admin(_any_network),
    f"POST {EVERY}/{{network_id:uuid}}": _admin(_any_network),
    f"POST {EVERY}/{{network_id:uuid}}/reopen": _admin(_any_network),
    "GET /networks": Row(Policy.SIGNED_IN),
    "GET /networks/new": Row(Policy.ADMINISTRATOR),
    "POST /networks/new": Row(Policy.ADMINISTRATOR),
    f"GET {NETWORK}/settings": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/settings": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/coverage": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/coverage/list.csv": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/coverage/goals": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/coverage/goals": on_network(Policy.COORDINATOR, COORDINATORS),
}
