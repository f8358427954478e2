"""Rows of the workshops: planned, open, live; the leader's own pages; the way in for guests."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlmodel import select

from agentnet import clock, db
from agentnet.accounts.models import Guest
from agentnet.web import Policy
from agentnet.workshops import joining
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant, Workshop
from agentnet.workshops.patterns.models import Pattern
from tests.access import COORDINATORS, MEMBERS, SUPERVISORS, Add, Row, Sample, on_network
from tests.cast import Cast

FORM: Final = {"title": "Verkostopalaveri", "day": "2030-11-17", "starts": "12:30", "ends": "15:30"}
ACTIVITY, PARTICIPANT, GUEST_IN = UUID(int=7), UUID(int=8), UUID(int=9)
AT: Final = "/workshops/{workshop_id:uuid}"
GROUPS_AT: Final = AT + "/groups/{activity_id:uuid}"
PATTERN: Final = "/networks/{network_id:uuid}/patterns/{pattern_id:uuid}"


def _workshop(add: Add, cast: Cast, stage: Stage) -> Workshop:
    starts = clock.now() + timedelta(days=1)
    ends = starts + timedelta(hours=3)
    made = Workshop(network_id=cast.network.id, title="Verkostopalaveri", starts_at=starts, ends_at=ends, stage=stage)
    made.join_code_hash = joining.code_hash(joining.code(made))
    on = Activity(id=ACTIVITY, workshop_id=made.id, kind=ActivityKind.BOARD, title="Esteet", state=ActivityState.ON)
    board = Board(network_id=cast.network.id, workshop_id=made.id, activity_id=on.id, title="Esteet")
    add(made, on, board, Participant(id=PARTICIPANT, workshop_id=made.id, person_id=cast.pekka.id, name="Pekka, Salo"))
    return made


def _with_guest(add: Add, cast: Cast) -> Mapping[str, Any]:
    workshop, guest = _workshop(add, cast, Stage.LIVE), Guest(name="Vieras", token_hash=uuid4().hex)
    add(guest, Participant(id=GUEST_IN, workshop_id=workshop.id, guest_id=guest.id, name="Vieras"))
    return {"workshop_id": workshop.id}


def _at(stage: Stage) -> Sample:
    return lambda add, cast: {"workshop_id": _workshop(add, cast, stage).id}


def _token(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"token": joining.token(_workshop(add, cast, Stage.LIVE))}


def _seen(policy: Policy = Policy.MEMBER, stage: Stage = Stage.LIVE, **more: Any) -> Row:
    return Row(policy, _at(stage), MEMBERS, **more)


def _taking_part(**more: Any) -> Row:
    """Supervisors are not asked: they never read what their people write."""
    return Row(Policy.MEMBER, _at(Stage.LIVE), MEMBERS - SUPERVISORS, **more)


def _leads(stage: Stage = Stage.LIVE, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, _at(stage), COORDINATORS, **more)


def _leads_activity(**more: Any) -> Row:
    def sample(add: Add, cast: Cast) -> Mapping[str, Any]:
        return {"workshop_id": _workshop(add, cast, Stage.LIVE).id, "activity_id": ACTIVITY}

    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


def _pattern(**more: Any) -> Row:
    def sample(add: Add, cast: Cast) -> Mapping[str, Any]:
        return {"network_id": cast.network.id, "pattern_id": add(Pattern(network_id=cast.network.id, name="Oma")).id}

    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


def _grouped(add: Add, cast: Cast) -> Mapping[str, Any]:
    """A workshop with an activity of two groups: Pekka in one of them."""
    workshop = _workshop(add, cast, Stage.LIVE)
    activity = Activity(workshop_id=workshop.id, place=1, kind=ActivityKind.GROUPS, title="Pienryhmät")
    first, second = (BreakoutGroup(activity_id=activity.id, place=n, name="") for n in range(2))
    member = GroupMember(activity_id=activity.id, group_id=first.id, participant_id=PARTICIPANT)
    boards = [
        Board(
            network_id=cast.network.id, workshop_id=workshop.id, activity_id=activity.id, group_id=g.id, title="Ryhmä"
        )
        for g in (first, second)
    ]
    add(activity, first, second, member, *boards)
    return {"workshop_id": workshop.id, "activity_id": activity.id, "group_id": second.id}


def _own_group(add: Add, cast: Cast) -> Mapping[str, Any]:
    """The group that Pekka is in."""
    there = dict(_grouped(add, cast))
    with db.writer_connection() as connection:
        mine = select(GroupMember.group_id).where(GroupMember.activity_id == there["activity_id"])
        return there | {"group_id": connection.execute(mine).scalar_one()}


def _groups(**more: Any) -> Row:
    return Row(Policy.COORDINATOR, _grouped, COORDINATORS, **more)


ROWS: Final[dict[str, Row]] = {
    "GET /networks/{network_id:uuid}/workshops": on_network(Policy.MEMBER, MEMBERS),
    "GET /networks/{network_id:uuid}/workshops/new": on_network(Policy.COORDINATOR, COORDINATORS),
    "POST /networks/{network_id:uuid}/workshops": on_network(Policy.COORDINATOR, COORDINATORS, data=FORM),
    f"GET {AT}": _seen(Policy.PARTICIPANT),
    f"GET {AT}/on": _seen(Policy.PARTICIPANT),
    f"GET {AT}/now": _seen(Policy.PARTICIPANT),
    f"GET {AT}/changes": _seen(Policy.PARTICIPANT),
    f"WEBSOCKET {AT}/live": _seen(Policy.PARTICIPANT),
    f"GET {AT}/feedback": _seen(Policy.PARTICIPANT),
    f"POST {AT}/feedback": _seen(Policy.PARTICIPANT),
    f"GET {AT}/feedback/count": _leads(),
    f"POST {AT}/leave": Row(Policy.PARTICIPANT, _at(Stage.LIVE), frozenset()),
    f"POST {AT}/register": _taking_part(data={"attendance": "remote"}),
    f"POST {AT}/enter": _taking_part(),
    f"GET {AT}/calendar.ics": _seen(),
    f"POST {AT}/stage": _leads(data={"stage": "closed"}, once=True),
    f"GET {AT}/edit": Row(Policy.COORDINATOR, _at(Stage.PLANNED), COORDINATORS, seen=COORDINATORS),
    f"POST {AT}/edit": Row(Policy.COORDINATOR, _at(Stage.PLANNED), COORDINATORS, seen=COORDINATORS, data=FORM),
    f"GET {AT}/programme": _leads(),
    f"POST {AT}/programme": _leads(data={"kind": "break", "title": "Kahvi"}),
    f"POST {AT}/programme/order": _leads(data={"activity_id": ACTIVITY, "way": "up"}),
    f"GET {AT}/programme/new": _leads(),
    f"GET {AT}/programme/{{activity_id:uuid}}": _leads_activity(),
    f"POST {AT}/programme/{{activity_id:uuid}}": _leads_activity(data={"title": "Kahvi", "minutes": 20}),
    f"GET {AT}/programme/patterns": _leads(),
    f"POST {AT}/programme/patterns": _leads(data={"pattern": "swot"}),
    f"POST {AT}/programme/patterns/save": _leads(data={"name": "Oma pohja"}),
    "GET /networks/{network_id:uuid}/patterns": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {PATTERN}": _pattern(),
    f"POST {PATTERN}": _pattern(data={"name": "Oma pohja"}),
    f"POST {PATTERN}/bin": _pattern(),
    f"POST {PATTERN}/restore": _pattern(),
    f"GET {AT}/cockpit": _leads(),
    f"GET {AT}/cockpit/at": _leads(),
    f"GET {AT}/projector": _leads(),
    f"GET {AT}/remote": _leads(),
    f"GET {AT}/remote/at": _leads(),
    f"GET {AT}/screen": _seen(Policy.PARTICIPANT),
    f"POST {AT}/next": _leads(data={"at": "elsewhere"}),
    f"POST {AT}/back": _leads(data={"at": "elsewhere"}),
    f"POST {AT}/skip": _leads(data={"activity_id": ACTIVITY}),
    f"POST {AT}/timer": _leads(data={"minutes": "5"}),
    f"POST {AT}/activity": _leads(data={"activity_id": ACTIVITY}),
    f"POST {AT}/participants/remove": _leads(data={"participant_id": PARTICIPANT}),
    f"POST {AT}/phase": _leads(data={"phase": "voting"}),
    f"POST {AT}/door": _leads(data={"act": "lock"}),
    f"GET {AT}/carry": _leads(),
    f"POST {AT}/carry": _leads(data={"q": "kutsu", "search": "yes"}),
    f"GET {AT}/assignments": _leads(),
    f"GET {GROUPS_AT}": Row(Policy.PARTICIPANT, _grouped, MEMBERS),
    f"POST {GROUPS_AT}/deal": _groups(data={"by": "count", "number": "2"}),
    f"POST {GROUPS_AT}/undo": _groups(),
    f"POST {GROUPS_AT}/move": _groups(data={"participant_id": PARTICIPANT}),
    f"POST {GROUPS_AT}/add": _groups(),
    f"POST {GROUPS_AT}/results": _groups(),
    f"GET {GROUPS_AT}/list": _groups(),
    f"POST {GROUPS_AT}/phase": _groups(data={"phase": "presentation"}),
    f"POST {GROUPS_AT}/gather": _groups(),
    f"POST {GROUPS_AT}/{{group_id:uuid}}/lead": Row(
        Policy.PARTICIPANT, _own_group, frozenset({"pekka"}), data={"act": "take"}
    ),
    f"GET {GROUPS_AT}/boards": _groups(),
    f"POST {GROUPS_AT}/boards": _groups(data={"layout": "swot", "offers": "name"}),
    f"GET {GROUPS_AT}/{{group_id:uuid}}": _groups(),
    f"POST {GROUPS_AT}/{{group_id:uuid}}": _groups(data={"name": "Kalevan tupa"}),
    f"POST {GROUPS_AT}/{{group_id:uuid}}/remove": _groups(once=True),
    f"GET {AT}/people": _leads(),
    f"GET {AT}/people/list.csv": _leads(),
    f"GET {AT}/people/waiting": _leads(),
    f"POST {AT}/people/answer": _leads(),
    f"POST {AT}/people/tick": _leads(),
    f"POST {AT}/people/return": _leads(data={"participant_id": PARTICIPANT}),
    f"POST {AT}/people/same": _leads(),
    f"POST {AT}/people/code": Row(Policy.COORDINATOR, _with_guest, COORDINATORS, data={"participant_id": GUEST_IN}),
    f"POST {AT}/extra": Row(Policy.PARTICIPANT, _at(Stage.LIVE), frozenset({"pekka"}), data={"minutes": 5}),
    f"POST {AT}/same": _seen(Policy.PARTICIPANT),
    f"POST {AT}/claim": _taking_part(data={"mine": "yes"}),
    "GET /join/{token:str}/names": Row(Policy.TOKEN, _token),
    "POST /join/{token:str}/pick": Row(Policy.TOKEN, _token),
    "GET /join/{token:str}/wait": Row(Policy.TOKEN, _token, closed=True),
    "POST /join/{token:str}/back": Row(Policy.TOKEN, _token, data={"code": "K7RM-4XPT"}),
    "GET /join/again": Row(Policy.PUBLIC),
    "POST /join/again": Row(Policy.PUBLIC, data={"next": "/"}),
    "GET /join": Row(Policy.PUBLIC),
    "POST /join": Row(Policy.PUBLIC, data={"code": "K7RM-4XPT"}),
    "GET /join/{token:str}": Row(Policy.TOKEN, _token),
    "POST /join/{token:str}": Row(Policy.TOKEN, _token, data={"name": "Vieras"}),
}
