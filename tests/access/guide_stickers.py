"""Rows of stickers and badges."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.guide.stickers.jobs import JOB
from agentnet.notify.models import Job
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.access.guide import GUIDE, drafted
from tests.access.guide_files import kept
from tests.cast import Cast

BADGES: Final = "/networks/{network_id:uuid}/badges"
SHEET: Final = "/networks/{network_id:uuid}/sheets/{job_id:uuid}"


def _guide(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"guide_id": drafted(add, cast)["guide_id"]}


def _ordered(add: Add, cast: Cast) -> Mapping[str, Any]:
    """A sheet that Heli ordered: it is hers alone."""
    values = {"name": "tarrat.pdf", "file": kept(b"%PDF- arkki")}
    job = add(Job(kind=JOB, about=cast.network.id, by=cast.heli.id, slot="h", values=values))
    return {"network_id": cast.network.id, "job_id": job.id}


_HELI: Final = frozenset({"heli"})
_OTHERS: Final = MEMBERS - COORDINATORS

ROWS: Final[dict[str, Row]] = {
    f"GET {GUIDE}/stickers": Row(Policy.COORDINATOR, _guide, COORDINATORS),
    f"POST {GUIDE}/stickers": Row(Policy.COORDINATOR, _guide, COORDINATORS),
    f"GET {GUIDE}/stickers/sheet": Row(Policy.COORDINATOR, _guide, COORDINATORS),
    f"GET {BADGES}": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {BADGES}": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {BADGES}/sheet": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {BADGES}/mine": on_network(Policy.MEMBER, MEMBERS),
    f"POST {BADGES}/mine": on_network(Policy.MEMBER, MEMBERS, data={"code_name": "yes"}),
    f"GET {BADGES}/mine/picture": on_network(Policy.MEMBER, MEMBERS),
    f"GET {SHEET}": Row(Policy.COORDINATOR, _ordered, _HELI, _OTHERS),
    f"GET {SHEET}/file": Row(Policy.COORDINATOR, _ordered, _HELI, _OTHERS),
}
