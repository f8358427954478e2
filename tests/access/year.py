"""Rows of the network's year."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from agentnet.guide.register.flow import EntryKind
from agentnet.guide.register.models import RegisterEntry
from agentnet.network.quiet.models import QuietPeriod
from agentnet.web import Policy
from agentnet.year.ending.models import Archive, Handing, HandingKind
from agentnet.year.models import Todo
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

NETWORK: Final = "/networks/{network_id:uuid}"
COFFEE: Final = UUID("00000000-0000-4000-8000-0000000070d0")
RHYTHM: Final = {"assign_days": 15, "remind_days": 6, "due_days": 3, "results_days": 3, "review_days": 15, "version": 1}


def _period(add: Add, cast: Cast) -> Mapping[str, Any]:
    days: dict[str, Any] = {"starts_on": date(2026, 12, 21), "ends_on": date(2027, 1, 6)}
    return {
        "network_id": cast.network.id,
        "period_id": add(QuietPeriod(network_id=cast.network.id, name="Joulu", **days)).id,
    }


def _leads(data: Mapping[str, Any] | None = None) -> Row:
    return on_network(Policy.COORDINATOR, COORDINATORS, data=data or {})


_ROWS: dict[str, Row] = {
    f"GET {NETWORK}/path": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/year": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/year/settings": _leads(),
    f"POST {NETWORK}/year/rhythm": on_network(Policy.COORDINATOR, COORDINATORS, data=RHYTHM, once=True),
    f"POST {NETWORK}/year/quiet": _leads({"name": "Kesä", "starts_on": "2026-07-01", "ends_on": "2026-07-31"}),
    f"POST {NETWORK}/year/quiet/{{period_id:uuid}}/bin": Row(Policy.COORDINATOR, _period, COORDINATORS, MEMBERS),
    f"POST {NETWORK}/year/quiet/{{period_id:uuid}}/restore": Row(Policy.COORDINATOR, _period, COORDINATORS, MEMBERS),
    f"GET {NETWORK}/todo": _leads(),
    f"POST {NETWORK}/todo": _leads({"title": "Tilaa kahvit"}),
}


def _todo(add: Add, cast: Cast) -> Mapping[str, Any]:
    add(Todo(id=COFFEE, network_id=cast.network.id, title="Tilaa kahvit"))
    return {"network_id": cast.network.id}


_ROWS |= {
    f"POST {NETWORK}/todo/{verb}": Row(Policy.COORDINATOR, _todo, COORDINATORS, MEMBERS, {"id": str(COFFEE)})
    for verb in ("done", "undone", "bin", "restore", "owner")
}


def _handing(add: Add, cast: Cast) -> Mapping[str, Any]:
    entry = add(RegisterEntry(network_id=cast.network.id, kind=EntryKind.BARRIER, title="Este"))
    about = {"network_id": cast.network.id, "kind": HandingKind.ENTRY, "object_id": entry.id}
    return {"handing_id": add(Handing(**about, to_id=cast.maija.id, by=cast.heli.id)).id}


def _archive(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = add(Archive(network_id=cast.network.id, by=cast.heli.id))
    return {"network_id": cast.network.id, "archive_id": made.id}


_ROWS |= {
    f"GET {NETWORK}/ending": _leads(),
    f"POST {NETWORK}/ending": _leads(),
    f"POST {NETWORK}/ending/offer": _leads(),
    f"POST {NETWORK}/ending/archive": _leads(),
    f"GET {NETWORK}/ending/archive/{{archive_id:uuid}}": Row(
        Policy.COORDINATOR, _archive, frozenset(), MEMBERS - COORDINATORS
    ),
    "GET /responsibilities/{handing_id:uuid}": Row(
        Policy.SIGNED_IN, _handing, frozenset({"maija"}), frozenset({"maija"})
    ),
    "POST /responsibilities/{handing_id:uuid}": Row(
        Policy.SIGNED_IN, _handing, frozenset({"maija"}), frozenset({"maija"}), {"answer": "take"}
    ),
}

ROWS: Final = _ROWS
