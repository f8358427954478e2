"""Rows of letters and calendars: the administrator's, the coordinators', each person's own, and secret addresses."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from agentnet.notify import wishes
from agentnet.notify.bulk.models import BulkStage, Draft, Recipient
from agentnet.notify.kinds import Group
from agentnet.notify.models import CalendarFeed, Delivery, Letter
from agentnet.web import Policy
from agentnet.web.visit import hashed
from tests.access import COORDINATORS, Add, Row, Sample, on_network
from tests.cast import Cast


def _letter(add: Add, cast: Cast) -> Mapping[str, Any]:
    values = {"name": cast.aino.name, "network": cast.network.name, "path": "/"}
    row = add(Letter(kind="welcome", about=uuid4(), address="aino@agentnet.example", values=values))
    return {"letter_id": row.id}


def _failed(add: Add, cast: Cast) -> Mapping[str, Any]:
    row = Letter(kind="welcome", about=uuid4(), address="aino@agentnet.example", delivery=Delivery.FAILED)
    row.values = {"name": cast.aino.name, "network": cast.network.name, "path": "/"}
    row.network_id = cast.network.id
    return {"network_id": cast.network.id, "letter_id": add(row).id, "act": "told"}


def _failed_alone(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {name: value for name, value in _failed(add, cast).items() if name != "network_id"}


def _stop(_add: Add, cast: Cast) -> Mapping[str, Any]:
    *_, group, token = wishes.path(cast.aino.id, Group.WORKSHOPS, 0).split("/")
    return {"group": group, "token": token}


def _feed(add: Add, cast: Cast) -> Mapping[str, Any]:
    add(CalendarFeed(person_id=cast.aino.id, token_hash=hashed("avain")))
    return {"name": "avain.ics"}


def _bulk(stage: BulkStage) -> Sample:
    def sample(add: Add, cast: Cast) -> Mapping[str, Any]:
        texts = {"fi": {"subject": "Kahvit", "text": "Hei {nimi}"}}
        row = add(Draft(network_id=cast.network.id, by=cast.heli.id, stage=stage, texts=texts))
        add(Recipient(bulk_id=row.id, person_id=cast.aino.id))
        return {"bulk_id": row.id}

    return sample


def _on_bulk(stage: BulkStage, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, _bulk(stage), COORDINATORS, **more)


_WORDS: Final = {"subject_fi": "Kahvit", "text_fi": "Hei", "version": 1}

ROWS: Final[dict[str, Row]] = {
    "GET /letters": Row(Policy.ADMINISTRATOR),
    "GET /letters/{letter_id:uuid}": Row(Policy.ADMINISTRATOR, _letter),
    "POST /letters/{letter_id:uuid}/{act:str}": Row(Policy.ADMINISTRATOR, _failed_alone),
    "GET /letters/settings": Row(Policy.ADMINISTRATOR),
    "POST /letters/settings": Row(Policy.ADMINISTRATOR, data={"tls": "starttls"}),
    "POST /letters/settings/test": Row(Policy.ADMINISTRATOR),
    "POST /letters/settings/domain": Row(Policy.ADMINISTRATOR),
    "GET /me/letters": Row(Policy.SIGNED_IN),
    "POST /me/letters": Row(Policy.SIGNED_IN),
    "POST /me/letters/addresses": Row(Policy.SIGNED_IN),
    "GET /me/calendar": Row(Policy.SIGNED_IN),
    "POST /me/calendar": Row(Policy.SIGNED_IN),
    "POST /me/calendar/remove": Row(Policy.SIGNED_IN),
    "GET /calendar/{name:str}": Row(Policy.TOKEN, _feed),
    "GET /letters/stop/{group:str}/{token:str}": Row(Policy.TOKEN, _stop),
    "POST /letters/stop/{group:str}/{token:str}": Row(Policy.TOKEN, _stop),
    "GET /networks/{network_id:uuid}/letters": on_network(Policy.COORDINATOR, COORDINATORS),
    "POST /networks/{network_id:uuid}/letters/{letter_id:uuid}/{act:str}": Row(
        Policy.COORDINATOR, _failed, COORDINATORS, once=True
    ),
    "GET /networks/{network_id:uuid}/bulk": on_network(Policy.COORDINATOR, COORDINATORS),
    "GET /bulk/{bulk_id:uuid}": _on_bulk(BulkStage.WRITING),
    "POST /bulk/{bulk_id:uuid}": _on_bulk(BulkStage.WRITING, data=_WORDS, once=True),
    "POST /bulk/{bulk_id:uuid}/test": _on_bulk(BulkStage.WRITING),
    "POST /bulk/{bulk_id:uuid}/outbox": _on_bulk(BulkStage.WRITING, once=True),
    "POST /bulk/{bulk_id:uuid}/back": _on_bulk(BulkStage.WAITING, once=True),
    "POST /bulk/{bulk_id:uuid}/send": _on_bulk(BulkStage.WAITING, once=True),
    "POST /bulk/{bulk_id:uuid}/stop": _on_bulk(BulkStage.SENT, once=True),
    "POST /bulk/{bulk_id:uuid}/remove": _on_bulk(BulkStage.WRITING, once=True),
}
