"""Rows of the network's own pages, nominations, pairs and themes; and of the mailed invitation."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from agentnet import clock
from agentnet.network.flow import Stage
from agentnet.network.models import Invitation, Nomination, NominationRequest, Pair, Theme
from agentnet.network.queries.nominations import hashed
from agentnet.web import Policy
from tests.access import COORDINATORS, DIRECTORS, MEMBERS, SUPERVISORS, Add, Row, on_network
from tests.cast import Cast

NOMINATORS: Final = COORDINATORS | SUPERVISORS
NOT_AGENTS: Final = COORDINATORS | SUPERVISORS | DIRECTORS


def _nomination(add: Add, cast: Cast, stage: Stage = Stage.PROPOSED) -> Nomination:
    made: Nomination = add(
        Nomination(
            network_id=cast.network.id,
            unit_id=cast.clinic.id,
            name="Uusi Agentti",
            email="uusi@agentnet.example",
            nominated_by=cast.sari.id,
            stage=stage,
        )
    )
    return made


def _proposed(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"nomination_id": _nomination(add, cast).id}


def _invited(add: Add, cast: Cast) -> Mapping[str, Any]:
    token, until = uuid4().hex, clock.now() + timedelta(days=14)
    nomination = _nomination(add, cast, Stage.INVITED)
    add(Invitation(nomination_id=nomination.id, token_hash=hashed(token), expires_at=until))
    return {"token": token}


def _theme(add: Add, cast: Cast) -> Mapping[str, Any]:
    theme = add(Theme(network_id=cast.network.id, title="Yhteinen asiakas", year=2026))
    return {"network_id": cast.network.id, "theme_id": theme.id}


def _pair(add: Add, cast: Cast) -> Mapping[str, Any]:
    pair = add(Pair(network_id=cast.network.id, social_id=cast.pekka.id, health_id=cast.aino.id))
    return {"network_id": cast.network.id, "pair_id": pair.id}


def _batch(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"network_id": cast.network.id, "batch_id": uuid4()}


def _asked(add: Add, cast: Cast) -> Mapping[str, Any]:
    request = add(
        NominationRequest(
            network_id=cast.network.id,
            supervisor_id=cast.sari.id,
            asked_by=cast.heli.id,
            due_on=clock.now().date() + timedelta(days=10),
        )
    )
    return {"network_id": cast.network.id, "request_id": request.id}


def _leads(sample: Any, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


NETWORK: Final = "/networks/{network_id:uuid}"
REQUEST: Final = NETWORK + "/nominations/requests/{request_id:uuid}"
THEME: Final = NETWORK + "/themes/{theme_id:uuid}"
ROWS: Final[dict[str, Row]] = {
    f"GET {NETWORK}": on_network(Policy.MEMBER, MEMBERS),
    f"GET {NETWORK}/nominations": on_network(Policy.MEMBER, NOMINATORS),
    f"GET {NETWORK}/nominations/new": on_network(Policy.MEMBER, NOMINATORS),
    f"POST {NETWORK}/nominations": on_network(Policy.MEMBER, NOMINATORS),
    f"GET {NETWORK}/offer": on_network(Policy.MEMBER, NOT_AGENTS),
    f"POST {NETWORK}/offer": on_network(Policy.MEMBER, NOT_AGENTS),
    f"GET {NETWORK}/pairs": on_network(Policy.MEMBER, MEMBERS),
    f"POST {NETWORK}/pairs": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/pairs/{{pair_id:uuid}}/end": _leads(_pair),
    f"POST {NETWORK}/pairs/{{pair_id:uuid}}/restore": _leads(_pair),
    f"GET {NETWORK}/pairs/proposal": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/pairs/proposal": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/pairs/batches/{{batch_id:uuid}}/undo": _leads(_batch, missing=False),
    f"GET {NETWORK}/nominations/ask": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/nominations/ask": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/nominations/calls": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {NETWORK}/nominations/requests": on_network(Policy.MEMBER, NOMINATORS),
    f"GET {REQUEST}": Row(Policy.MEMBER, _asked, NOMINATORS, seen=NOMINATORS),
    f"POST {REQUEST}/nobody": Row(Policy.MEMBER, _asked, NOMINATORS, seen=NOMINATORS),
    f"POST {REQUEST}/remind": Row(Policy.COORDINATOR, _asked, COORDINATORS, seen=NOMINATORS),
    f"POST {REQUEST}/withdraw": Row(Policy.COORDINATOR, _asked, COORDINATORS, seen=NOMINATORS),
    f"GET {NETWORK}/themes": on_network(Policy.MEMBER, MEMBERS),
    f"POST {NETWORK}/themes": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {THEME}": _leads(_theme),
    f"POST {THEME}": _leads(_theme),
    f"POST {THEME}/move": _leads(_theme, data={"where": "up"}),
    f"POST {THEME}/bin": _leads(_theme),
    f"POST {THEME}/restore": _leads(_theme),
    f"POST {THEME}/important": Row(Policy.DIRECTOR, _theme, DIRECTORS, MEMBERS),
    f"POST {THEME}/not-important": Row(Policy.DIRECTOR, _theme, DIRECTORS, MEMBERS),
    "GET /nominations/{nomination_id:uuid}": Row(
        Policy.MEMBER, _proposed, COORDINATORS | SUPERVISORS, seen=COORDINATORS | SUPERVISORS
    ),
    "POST /nominations/{nomination_id:uuid}/stage": Row(
        Policy.COORDINATOR,
        _proposed,
        COORDINATORS,
        seen=COORDINATORS | SUPERVISORS,
        data={"step": "confirm"},
        once=True,
    ),
    "POST /nominations/{nomination_id:uuid}/withdraw": Row(
        Policy.MEMBER, _proposed, SUPERVISORS, seen=COORDINATORS | SUPERVISORS, once=True
    ),
    "POST /nominations/{nomination_id:uuid}/correct": Row(
        Policy.MEMBER, _proposed, SUPERVISORS, seen=COORDINATORS | SUPERVISORS, data={"what": "Nimi on väärin."}
    ),
    "GET /invitations/{token:str}": Row(Policy.TOKEN, _invited),
    "POST /invitations/{token:str}/accept": Row(Policy.TOKEN, _invited, missing=False),
    "POST /invitations/{token:str}/decline": Row(Policy.TOKEN, _invited, missing=False),
}
