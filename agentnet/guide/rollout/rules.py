"""Who may say that a unit has gone through an edition. Pure."""

from uuid import UUID

from agentnet.network.flow import Role
from agentnet.network.rules import Standing
from agentnet.words import N_, NotAllowed

SPEAKS_FOR_UNIT = frozenset({Role.SUPERVISOR, Role.AGENT, Role.MANAGER})


def speaks_for(standing: Standing, own_unit: UUID | None, unit_id: UUID) -> bool:
    """A coordinator for any unit; a supervisor, manager or agent for their own."""
    return standing.may("lead") or (own_unit == unit_id and bool(standing.roles & SPEAKS_FOR_UNIT))


def require_speaks_for(standing: Standing, own_unit: UUID | None, unit_id: UUID) -> None:
    """Raises `NotAllowed` unless this person may speak for the unit."""
    if not speaks_for(standing, own_unit, unit_id):
        raise NotAllowed(N_("Voit kuitata vain oman yksikkösi. Kysy tarvittaessa koordinaattorilta."))
