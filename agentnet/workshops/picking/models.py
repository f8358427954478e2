"""Who picked which name, on which browser."""

from uuid import UUID

from sqlmodel import Field as Column

from agentnet.db import Stamped, choice
from agentnet.workshops.picking.flow import PickState


class NamePick(Stamped, table=True):
    """A browser that came in by the code and said to be a member. It proves nothing: the browser is a guest's."""

    workshop_id: UUID = Column(foreign_key="workshop.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    guest_id: UUID = Column(foreign_key="guest.id", unique=True)
    state: PickState = Column(default=PickState.IN, sa_type=choice(PickState))
    decided_by: UUID | None = Column(default=None, foreign_key="person.id")
