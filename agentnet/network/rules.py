"""Who may do what in a network. Pure: a standing (who, with which roles) answers for a verb."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from agentnet.network.flow import Role
from agentnet.words import N_, NotAllowed

EVERYBODY: Final = frozenset(Role)
CONTRIBUTORS: Final = EVERYBODY - {Role.STAFF}
TAKES_PART: Final = CONTRIBUTORS - {Role.SUPERVISOR, Role.MANAGER}
"""Who is asked to workshops. Supervisors never read what their people write; in their own group they are agents."""

MAY: Final[dict[str, frozenset[Role]]] = {
    "see": EVERYBODY,
    "contribute": CONTRIBUTORS,
    "take part": TAKES_PART,
    "lead": frozenset({Role.COORDINATOR}),
    "nominate": frozenset({Role.SUPERVISOR, Role.MANAGER, Role.COORDINATOR}),
    "offer": EVERYBODY - {Role.AGENT, Role.EXPERIENCE, Role.EXPERT, Role.PARTNER},
    "comment": frozenset({Role.DIRECTOR, Role.COORDINATOR, Role.DESIGNER}),
    "approve": frozenset({Role.DIRECTOR}),
    "design": frozenset({Role.DESIGNER, Role.COORDINATOR}),
    "read-drafts": frozenset({Role.COORDINATOR, Role.DESIGNER, Role.DIRECTOR, Role.OWNER}),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person is in one network right now."""

    person_id: UUID
    network_id: UUID
    roles: frozenset[Role]

    def may(self, verb: str) -> bool:
        return bool(self.roles & MAY[verb])

    def require(self, verb: str) -> None:
        """Raises `NotAllowed` unless one of the roles covers `verb`."""
        if not self.may(verb):
            raise NotAllowed(N_("Tämä ei kuulu sinun rooliisi. Kysy tarvittaessa verkoston koordinaattorilta."))
