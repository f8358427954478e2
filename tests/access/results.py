"""Rows of what a workshop leaves behind: promises, the page to take home, a board on file and on paper."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from agentnet import clock
from agentnet.notify.models import Job, JobState
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.web import Policy
from agentnet.workshops.boards.export.jobs import JOB
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.promises.flow import Sharing
from agentnet.workshops.promises.models import Promise
from tests.access import COORDINATORS, MEMBERS, Add, Row, Sample
from tests.access.boards import IN as ON_BOARD
from tests.access.boards import _board
from tests.cast import Cast

SOURCE, JOB_ID = UUID(int=51), UUID(int=52)
IN: Final = frozenset({"pekka"})
AT: Final = "/workshops/{workshop_id:uuid}"
PROMISE: Final = AT + "/promise"
PROMISES: Final = AT + "/promises"


def _held(stage: Stage) -> Sample:
    """A workshop in which Pekka has promised something."""

    def make(add: Add, cast: Cast) -> Mapping[str, Any]:
        starts = clock.now() - timedelta(hours=1)
        one = Workshop(
            network_id=cast.network.id,
            title="Verkostopalaveri",
            starts_at=starts,
            ends_at=starts + timedelta(hours=3),
            stage=stage,
        )
        pekka = Participant(workshop_id=one.id, person_id=cast.pekka.id, name="Pekka, Salo")
        promised = Promise(
            workshop_id=one.id,
            participant_id=pekka.id,
            source_id=SOURCE,
            sharing=Sharing.NAMED,
            text="Kutsun naapurin kahville",
        )
        add(
            one,
            pekka,
            Source(id=SOURCE, network_id=cast.network.id, kind=Kind.PROMISE, origin_id=one.id),
            SourceRevision(source_id=SOURCE, text=promised.text, sha256="0" * 64),
            promised,
        )
        return {"workshop_id": one.id}

    return make


def _own(policy: Policy = Policy.PARTICIPANT, stage: Stage = Stage.LIVE, **more: Any) -> Row:
    return Row(policy, _held(stage), IN, seen=MEMBERS, **more)


def _leads(**more: Any) -> Row:
    return Row(Policy.COORDINATOR, _held(Stage.CLOSED), COORDINATORS, seen=MEMBERS, **more)


def _on_board(**more: Any) -> Row:
    return Row(Policy.PARTICIPANT, _board, ON_BOARD, seen=ON_BOARD, **more)


def _ordered(add: Add, cast: Cast) -> Mapping[str, Any]:
    """A drawing of the board that Heli has ordered; it is ready."""
    ids = _board(add, cast)
    values = {"kind": "png", "file": ""}
    add(Job(id=JOB_ID, kind=JOB, about=ids["board_id"], by=cast.heli.id, state=JobState.DONE, values=values))
    return {**ids, "job_id": JOB_ID}


BOARD: Final = "/boards/{board_id:uuid}"
ROWS: Final[dict[str, Row]] = {
    f"GET {BOARD}/export": _on_board(),
    f"GET {BOARD}/export/{{name:str}}": Row(
        Policy.PARTICIPANT, lambda add, cast: {**_board(add, cast), "name": "csv"}, ON_BOARD, seen=ON_BOARD
    ),
    f"POST {BOARD}/export/{{name:str}}": Row(
        Policy.MEMBER, lambda add, cast: {**_board(add, cast), "name": "png"}, ON_BOARD, seen=frozenset()
    ),
    f"GET {BOARD}/slips": _on_board(),
    f"GET {BOARD}/export/made/{{job_id:uuid}}": Row(Policy.MEMBER, _ordered, frozenset({"heli"}), seen=frozenset()),
    f"GET {BOARD}/export/made/{{job_id:uuid}}/file": Row(
        Policy.MEMBER, _ordered, frozenset({"heli"}), seen=frozenset()
    ),
    f"GET {AT}/results": Row(Policy.PARTICIPANT, _held(Stage.CLOSED), IN | COORDINATORS, seen=MEMBERS),
    f"GET {AT}/results.pdf": Row(Policy.PARTICIPANT, _held(Stage.CLOSED), IN | COORDINATORS, seen=MEMBERS),
    f"GET {AT}/results/edit": _leads(),
    f"POST {AT}/results/edit": _leads(data={"intro": "Tämä löytyi", "version": "0"}, once=True),
    f"POST {AT}/results/publish": _leads(),
    f"POST {AT}/results/take-back": _leads(),
    f"GET {PROMISE}": Row(Policy.PARTICIPANT, _held(Stage.LIVE), IN | COORDINATORS, seen=MEMBERS),
    f"POST {PROMISE}": _own(data={"text": "Soitan naapurille", "sharing": "named"}),
    f"POST {PROMISE}/withdraw": _own(),
    f"POST {PROMISE}/answer": _own(Policy.MEMBER, Stage.CLOSED, data={"kept": "done", "learnt": "Kannatti"}),
    f"GET {PROMISES}": _leads(),
    f"GET {PROMISES}/wall": _leads(),
    f"POST {PROMISES}/hide": _leads(data={"source": SOURCE, "hidden": "yes"}),
}
