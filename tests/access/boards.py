"""Rows of the boards: one of a live workshop, in which Pekka takes part and Aino does not, so she sees nothing."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from agentnet import clock, files
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.web import Policy
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Note, Picture, Section
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.access import COORDINATORS, Add, Row
from tests.cast import Cast

SECTION, NOTE, OTHER_SECTION, PICTURE, SEAT = (UUID(int=n) for n in range(31, 36))
HANGS: Final = {"id": str(PICTURE), "alt": "Seinä", "width": 4, "height": 3}
IN: Final = COORDINATORS | {"pekka"}
AT: Final = "/boards/{board_id:uuid}"
ONE: Final = AT + "/notes/{note_id:uuid}"
SECTION_AT: Final = AT + "/settings/sections/{section_id:uuid}"


def _board(add: Add, cast: Cast) -> Mapping[str, Any]:
    """A board in discussion, with Pekka's note on it."""
    now = clock.now()
    ends = now + timedelta(hours=3)
    workshop = Workshop(
        network_id=cast.network.id, title="Verkostopalaveri", starts_at=now, ends_at=ends, stage=Stage.LIVE
    )
    pekka = Participant(id=SEAT, workshop_id=workshop.id, person_id=cast.pekka.id, name="Pekka, Salo")
    board = Board(network_id=cast.network.id, workshop_id=workshop.id, title="Esteet", phase=Phase.DISCUSSION)
    add(
        workshop,
        pekka,
        board,
        Section(id=SECTION, board_id=board.id, name="Esteet"),
        Section(id=OTHER_SECTION, board_id=board.id, name="Keinot", place=1),
        Source(id=NOTE, network_id=cast.network.id, kind=Kind.NOTE, origin_id=board.id),
        SourceRevision(source_id=NOTE, text="Kutsu tulee liian myöhään", sha256="0" * 64),
        Note(
            id=NOTE,
            board_id=board.id,
            section_id=SECTION,
            participant_id=pekka.id,
            signed="Pekka, Salo",
            rank=1.0,
            pictures=[HANGS],
        ),
        Picture(id=PICTURE, board_id=board.id, sha256=asyncio.run(files.put(b"RIFF")), width=4, height=3),
    )
    return {"board_id": board.id, "note_id": NOTE, "section_id": SECTION, "row": 0, "picture_id": PICTURE}


def _in(**more: Any) -> Row:
    return Row(Policy.PARTICIPANT, _board, IN, seen=IN, **more)


def _leads(**more: Any) -> Row:
    return Row(Policy.PARTICIPANT, _board, COORDINATORS, seen=IN, **more)


ROWS: Final[dict[str, Row]] = {
    f"GET {AT}": _in(),
    f"GET {AT}/changes": _in(),
    f"WEBSOCKET {AT}/live": _in(),
    f"GET {ONE}": _in(),
    f"POST {AT}/notes": _in(data={"section": SECTION, "text": "Yhteinen kutsupohja", "naming": "name"}),
    f"POST {ONE}/edit": _in(data={"onto": 1, "text": "Kutsu tulee ajoissa"}),
    f"POST {ONE}/move": _in(data={"section": SECTION}),
    f"POST {ONE}/bundle": _in(data={}),
    f"POST {AT}/bundles": _in(data={"notes": NOTE}),
    f"POST {ONE}/split": _in(data={}),
    f"POST {ONE}/title": _in(data={"title": "Kutsut"}),
    f"POST {AT}/undo": _in(data={"op": NOTE}),
    **{f"POST {AT}/{verb}": _in(data={"note": NOTE}) for verb in ("bin", "restore", "votes", "unvotes")},
    **{f"POST {AT}/{verb}": _leads(data={"note": NOTE}) for verb in ("hide", "show", "choose", "unchoose")},
    f"POST {AT}/pictures": _in(data={"alt": "Seinä"}),
    f"GET {AT}/pictures/{{picture_id:uuid}}": _in(),
    f"POST {ONE}/pictures": _in(data={"picture": PICTURE, "alt": "Seinä"}),
    f"POST {AT}/nods": _in(data={"nod": f"{NOTE}:thanks"}),
    f"POST {ONE}/comments": _in(data={"comment_text": "Totta"}),
    f"POST {AT}/uncomment": _in(data={"comment": NOTE}),
    f"POST {AT}/similar": _in(data={"text": "Kutsu tulee liian myöhään"}),
    f"GET {AT}/suggestions": _leads(),
    f"POST {AT}/suggestions": _leads(data={"note": [NOTE, OTHER_SECTION]}),
    f"POST {AT}/suggestions/all": _leads(data={"group": f"{NOTE} {OTHER_SECTION}"}),
    f"POST {AT}/suggestions/undo": _leads(data={"op": NOTE}),
    f"GET {AT}/moderation": _leads(),
    f"GET {AT}/moderation/waiting": _leads(),
    f"POST {AT}/moderation": _leads(data={"note": NOTE, "deed": "show"}),
    f"POST {AT}/moderation/all": _leads(data={"note": NOTE}),
    f"GET {AT}/behalf": _leads(),
    f"POST {AT}/behalf": _leads(data={"name": "Pöytä 3", "seats": "4"}),
    f"POST {AT}/behalf/notes": _leads(data={"who": SEAT, "section": SECTION, "text": "Kalenteri"}),
    f"POST {AT}/behalf/votes": _leads(data={"who": SEAT, "note": NOTE}),
    f"POST {AT}/behalf/lines": _leads(data={"who": SEAT, "section": SECTION, "lines": "- Kalenteri"}),
    f"GET {AT}/projector": _leads(),
    f"GET {AT}/screen": _in(),
    f"POST {AT}/phase": _leads(data={"phase": "voting"}),
    f"POST {AT}/timer": _leads(data={"minutes": "5"}),
    f"POST {AT}/spotlight": _leads(data={"note": NOTE}),
    f"POST {AT}/screen": _leads(data={"page": "1"}),
    f"POST {AT}/presence": _in(data={"state": "ready"}),
    f"POST {AT}/sections": _leads(data={"name": "Keinot"}),
    f"POST {AT}/sections/{{section_id:uuid}}": _leads(data={"name": "Keinot"}),
    f"GET {AT}/settings": _leads(),
    f"POST {AT}/settings": _leads(data={"title": "Esteet", "offers": "name", "votes_each": "4"}, once=True),
    f"POST {AT}/settings/rows": _leads(data={"row_name": "Asiakas"}),
    f"POST {AT}/settings/rows/{{row:int}}": _leads(data={"name": "Asiakas"}),
    f"POST {AT}/settings/sections": _leads(data={"name": "Keinot"}),
    f"POST {SECTION_AT}": _leads(data={"name": "Keinot"}),
    f"POST {SECTION_AT}/move": _leads(data={"later": "yes"}),
    f"POST {SECTION_AT}/remove": _leads(data={"to": OTHER_SECTION}, once=True),
    f"POST {SECTION_AT}/restore": _leads(),
}
