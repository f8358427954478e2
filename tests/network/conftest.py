"""A nomination and its invitation, at whatever stage a test wants."""

from uuid import UUID, uuid4

import pytest

from agentnet.db import Session
from agentnet.network import actions
from agentnet.network.models import Invitation, Network, Nomination
from agentnet.network.queries import invitation_by
from tests.cast import Cast


@pytest.fixture
def cast_ids() -> tuple[UUID, UUID]:
    return uuid4(), uuid4()


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
