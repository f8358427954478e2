"""A full house for the load: a network, people who are signed in, a board that everybody writes to."""

import asyncio
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import SQLModel

if TYPE_CHECKING:
    from agentnet.workshops.boards.models import Board, Section

PEOPLE = 250
NOTES = 300


def build(var: Path, base_url: str) -> dict[str, object]:
    """Fill the database of `var`. Gives the board, a section of it, and a (key, token) for each person."""
    os.environ.update(AGENTNET_VAR=str(var), AGENTNET_BASE_URL=base_url, AGENTNET_WORKER="false")
    from agentnet.db import migrations
    from agentnet.settings import settings

    settings.cache_clear()
    var.mkdir(parents=True, exist_ok=True)
    migrations.upgrade()
    return asyncio.run(_people_and_board())


async def _people_and_board() -> dict[str, object]:
    import agentnet.models  # noqa: F401 (every table)
    from agentnet import db
    from agentnet.accounts import sessions
    from agentnet.network.flow import Role
    from agentnet.network.models import County, Membership, Network, Person
    from agentnet.web.visit import sign
    from agentnet.workshops.boards.flow import Offer, Phase
    from agentnet.workshops.boards.models import Board, Section

    county = County(name="Mittaamo")
    network = Network(county_id=county.id, name="Mittaajat")
    people = [Person(name=f"Mittaaja {n}", email=f"mittaaja{n}@example.org") for n in range(PEOPLE)]
    board = Board(network_id=network.id, title="Ideat", phase=Phase.PRESENTATION, offers=Offer.NAME)
    sections = [Section(board_id=board.id, name=f"Lohko {n}", place=n) for n in range(4)]
    full = Board(network_id=network.id, title="Täysi", phase=Phase.PRESENTATION, offers=Offer.NAME)
    async with db.writing() as session:
        for rows in ([county], [network], people, [board], sections):
            session.add_all(rows)
            await session.flush()
        session.add_all(Membership(network_id=network.id, person_id=p.id, role=Role.AGENT) for p in people)
        await session.flush()
        keys = [(await sessions.begin(session, person, device="bench"))[1] for person in people]
        wall = Section(board_id=full.id, name="Seinä")
        for more in ([full], [wall], list(_notes(full, wall))):
            session.add_all(more)
            await session.flush()
        await session.commit()
    await db.dispose()
    return {
        "board": str(board.id),
        "full": str(full.id),
        "sections": [str(s.id) for s in sections],
        "people": [(key, sign("csrf", key)) for key in keys],
    }


def _notes(board: "Board", section: "Section") -> Iterator[SQLModel]:
    """As many notes as a large workshop writes."""
    from agentnet.sources.flow import Kind
    from agentnet.sources.models import Source, SourceRevision
    from agentnet.workshops.boards.models import Note

    for n in range(NOTES):
        text = f"Yhteinen kutsupohja verkostopalaveriin, {n}. ehdotus"
        source = Source(network_id=board.network_id, kind=Kind.NOTE, origin_id=board.id, label=board.title)
        yield source
        yield SourceRevision(source_id=source.id, n=1, text=text, sha256=sha256(text.encode()).hexdigest())
        yield Note(id=source.id, board_id=board.id, section_id=section.id, signed=f"Mittaaja {n}", rank=float(n))


if __name__ == "__main__":
    import json

    print(json.dumps(build(Path(sys.argv[1]), sys.argv[2])))
