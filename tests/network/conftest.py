"""A nomination and its invitation, at whatever stage a test wants."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Executable
from sqlalchemy.orm import Session as SyncSession

from agentnet import db
from agentnet.db import Session
from agentnet.network import actions
from agentnet.network.models import Invitation, Network, Nomination
from agentnet.network.queries import invitation_by
from tests.cast import Cast


@pytest.fixture
def cast_ids() -> tuple[UUID, UUID]:
    return uuid4(), uuid4()


class Rows:
    """What is in the database now. Each look is short: an open one would keep the application from writing."""

    def all(self, question: Executable) -> list[Any]:
        with SyncSession(db.sync_engine(), expire_on_commit=False) as opened:
            found = list(opened.scalars(question))
            opened.expunge_all()
            return found

    def one(self, question: Executable) -> Any:
        (found,) = self.all(question)
        return found


@pytest.fixture
def rows(database: str) -> Rows:
    return Rows()


async def proposal(session: Session, cast: Cast, *, email: str = "uusi@agentnet.example") -> Nomination:
    """Sari proposes somebody from the clinic."""
    return await actions.nominate(
        session,
        cast.network.id,
        name="Uusi Agentti",
        email=email,
        unit_id=cast.clinic.id,
        why="Rakentaa siltoja.",
        by=cast.sari,
    )


async def invitation(session: Session, cast: Cast) -> tuple[str, Invitation, Nomination, Network]:
    """The proposal, confirmed by Heli: the token and what it opens."""
    nomination = await proposal(session, cast)
    token = await actions.move(session, nomination, "confirm", by=cast.heli.id)
    return token, *await invitation_by(session, token)
