"""Rows of questions to the network: supervisors do not read what their people write."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.asking.models import Inquiry, Reply, TextReport
from agentnet.web import Policy
from tests.access import AGENTS, COORDINATORS, DIRECTORS, MEMBERS, Add, Row, on_network
from tests.cast import Cast

TAKE_PART: Final = COORDINATORS | AGENTS | DIRECTORS
NETWORK: Final = "/networks/{network_id:uuid}/questions"
ONE: Final = "/questions/{inquiry_id:uuid}"
REPLY: Final = f"{ONE}/answers/{{reply_id:uuid}}"


def _inquiry(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = add(Inquiry(network_id=cast.network.id, person_id=cast.heli.id, title="Miten te teette?"))
    return {"inquiry_id": made.id}


def _reply(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = _inquiry(add, cast)
    return {**made, "reply_id": add(Reply(inquiry_id=made["inquiry_id"], person_id=cast.heli.id, text="Näin.")).id}


def _report(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = add(TextReport(inquiry_id=_inquiry(add, cast)["inquiry_id"], by=cast.aino.id))
    return {"network_id": cast.network.id, "report_id": made.id}


def _own(sample: Any, **more: Any) -> Row:
    return Row(Policy.MEMBER, sample, frozenset({"heli"}), MEMBERS, **more)


ROWS: Final[dict[str, Row]] = {
    f"GET {NETWORK}": on_network(Policy.MEMBER, TAKE_PART),
    f"GET {NETWORK}/new": on_network(Policy.MEMBER, TAKE_PART),
    f"POST {NETWORK}": on_network(Policy.MEMBER, TAKE_PART, data={"title": "Miten?"}),
    f"GET {NETWORK}/reports": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {NETWORK}/reports/{{report_id:uuid}}": Row(Policy.COORDINATOR, _report, COORDINATORS, MEMBERS),
    f"GET {ONE}": Row(Policy.MEMBER, _inquiry, TAKE_PART, MEMBERS),
    f"GET {ONE}/edit": _own(_inquiry),
    f"POST {ONE}/edit": _own(_inquiry, data={"title": "Miten?"}),
    f"POST {ONE}/answers": Row(Policy.MEMBER, _inquiry, TAKE_PART, MEMBERS, {"text": "Näin."}),
    f"POST {ONE}/follow": Row(Policy.MEMBER, _inquiry, TAKE_PART, MEMBERS),
    f"POST {ONE}/unfollow": Row(Policy.MEMBER, _inquiry, TAKE_PART, MEMBERS),
    f"POST {ONE}/report": Row(Policy.MEMBER, _inquiry, TAKE_PART, MEMBERS),
    f"POST {ONE}/remove": Row(Policy.MEMBER, _inquiry, COORDINATORS, MEMBERS, once=True),
    f"POST {ONE}/pick": Row(Policy.COORDINATOR, _inquiry, COORDINATORS, MEMBERS),
    f"GET {REPLY}": _own(_reply),
    f"POST {REPLY}": _own(_reply, data={"text": "Näin."}),
    f"POST {REPLY}/helped": _own(_reply),
    f"POST {REPLY}/not-helped": _own(_reply),
    f"POST {REPLY}/remove": Row(Policy.MEMBER, _reply, COORDINATORS, MEMBERS, once=True),
    f"POST {REPLY}/pick": Row(Policy.COORDINATOR, _reply, COORDINATORS, MEMBERS),
}
