"""Rows of the polls: one of a live workshop, in which Pekka takes part and Aino does not, so she sees nothing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from agentnet import clock
from agentnet.web import Policy
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.flow import Stage as PollStage
from agentnet.workshops.polls.models import Ballot, Poll, PollText
from tests.access import COORDINATORS, Add, Row
from tests.cast import Cast

TEXT, TABLE, ENTERED = UUID(int=41), UUID(int=42), UUID(int=43)
IN: Final = COORDINATORS | {"pekka"}
AT: Final = "/polls/{poll_id:uuid}"


def _poll(add: Add, cast: Cast) -> Mapping[str, Any]:
    """A cloud that is open, with Pekka's word in it."""
    now = clock.now()
    ends = now + timedelta(hours=3)
    workshop = Workshop(network_id=cast.network.id, title="Palaveri", starts_at=now, ends_at=ends, stage=Stage.LIVE)
    pekka = Participant(workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo")
    poll = Poll(workshop_id=workshop.id, kind=PollKind.CLOUD, question="Yhdellä sanalla?", stage=PollStage.OPEN)
    ballot = Ballot(poll_id=poll.id, participant_id=pekka.id)
    table = Participant(id=TABLE, workshop_id=workshop.id, proxy=True, name="Pöytä 3", seats=4)
    add(workshop, pekka, table, poll, ballot)
    add(Ballot(id=ENTERED, poll_id=poll.id, participant_id=TABLE, heads=2, proxy=True))
    add(PollText(id=TEXT, poll_id=poll.id, ballot_id=ballot.id, text="kiire", form="kiire", base=""))
    return {"poll_id": poll.id}


def _in(may: frozenset[str] = IN, **more: Any) -> Row:
    return Row(Policy.PARTICIPANT, _poll, may, seen=IN, **more)


def _leads(**more: Any) -> Row:
    return _in(COORDINATORS, **more)


WRITTEN: Final = {"kind": "cloud", "question": "Entä nyt?", "version": "1"}

ROWS: Final[dict[str, Row]] = {
    f"GET {AT}": _in(),
    f"GET {AT}/changes": _in(),
    f"WEBSOCKET {AT}/live": _in(),
    f"GET {AT}/screen": _in(),
    f"POST {AT}/answer": _in(frozenset({"pekka"}), data={"text": "aika"}),
    f"GET {AT}/projector": _leads(),
    f"GET {AT}/behalf": _leads(),
    f"POST {AT}/behalf": _leads(data={"name": "Pöytä 1", "seats": "4"}),
    f"POST {AT}/behalf/answers": _leads(data={"who": TABLE, "heads": "1", "text": "aika"}),
    f"POST {AT}/behalf/remove": _leads(data={"answer": ENTERED}, once=True),
    f"GET {AT}/edit": _leads(),
    f"POST {AT}/edit": _leads(data=WRITTEN),
    f"POST {AT}/options": _leads(data={"options": ""}),
    f"POST {AT}/step": _leads(data={"step": "show"}),
    f"POST {AT}/texts": _leads(data={"show": TEXT}),
    f"POST {AT}/turn": _leads(data={"page": "0"}),
    f"GET {AT}/words": _leads(),
    f"POST {AT}/words": _leads(data={"act": "hide", "word": "kiire", "reason": "tone"}),
}
