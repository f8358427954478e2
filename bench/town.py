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
WALLS = {"full": 300, "huge": 3_000}
"""Boards with so many notes: a large workshop, and ten of them on one wall."""


def build(var: Path, base_url: str) -> dict[str, object]:
    """Fill the database of `var`. Gives the boards, the sections of one, and a (key, token) for each person.

    The first of the people leads.
    """
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
    walls = {name: Board(network_id=network.id, title=name, phase=Phase.PRESENTATION) for name in WALLS}
    async with db.writing() as session:
        for rows in ([county], [network], people, [board], sections):
            session.add_all(rows)
            await session.flush()
        roles = [Role.COORDINATOR] + [Role.AGENT] * (PEOPLE - 1)
        session.add_all(
            Membership(network_id=network.id, person_id=p.id, role=role) for p, role in zip(people, roles, strict=True)
        )
        await session.flush()
        keys = [(await sessions.begin(session, person, device="bench"))[1] for person in people]
        for name, wall in walls.items():
            section = Section(board_id=wall.id, name="Seinä")
            for more in ([wall], [section], list(_notes(wall, section, WALLS[name]))):
                session.add_all(more)
                await session.flush()
        await session.commit()
    await db.dispose()
    return {
        "board": str(board.id),
        **{name: str(wall.id) for name, wall in walls.items()},
        "sections": [str(s.id) for s in sections],
        "people": [(key, sign("csrf", key)) for key in keys],
    }


def _notes(board: "Board", section: "Section", many: int) -> Iterator[SQLModel]:
    from agentnet.sources.flow import Kind
    from agentnet.sources.models import Source, SourceRevision
    from agentnet.workshops.boards.models import Note

    for n in range(many):
        text = f"Yhteinen kutsupohja verkostopalaveriin, {n}. ehdotus"
        source = Source(network_id=board.network_id, kind=Kind.NOTE, origin_id=board.id, label=board.title)
        yield source
        yield SourceRevision(source_id=source.id, n=1, text=text, sha256=sha256(text.encode()).hexdigest())
        yield Note(id=source.id, board_id=board.id, section_id=section.id, signed=f"Mittaaja {n}", rank=float(n))


if __name__ == "__main__":
    import json

    print(json.dumps(build(Path(sys.argv[1]), sys.argv[2])))
