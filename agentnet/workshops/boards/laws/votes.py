"""Votes: so many a hand, taken back as easily as given. A bundle's votes are those of all its notes."""

from uuid import UUID

from msgspec.structs import replace

from agentnet.words import N_, Refused
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws.common import among, require, require_sight
from agentnet.workshops.boards.wall import Actor, Wall


def give(wall: Wall, id: UUID, by: Actor) -> Wall:
    require(wall, Act.VOTE, by)
    note = wall.live(id)
    require_sight(wall, note, by)
    given = wall.votes.get(by.key, ())
    if len(among(given, by.lent)) < len(given):
        raise Refused(N_("Hän on äänestänyt jo itse. Hänen puolestaan ei voi enää äänestää."))
    if note.bundle is not None:
        raise Refused(N_("Äänestä nipun päällimmäistä lappua."))
    if note.hidden or note.held:
        raise Refused(N_("Piilotettua lappua ei voi äänestää."))
    if not wall.several and by.seats == 1 and not _bundled(wall, id).isdisjoint(given):
        raise Refused(N_("Olet jo äänestänyt tätä lappua."))
    if len(given) >= budget(wall, by):
        raise Refused(N_("Olet käyttänyt kaikki äänesi. Ota jokin ääni takaisin, jos haluat siirtää sen."))
    return replace(wall, votes={**wall.votes, by.key: (*given, id)})


def budget(wall: Wall, by: Actor) -> int:
    """Votes in all for this hand: a table has as many times more as people."""
    return wall.budget * by.seats


def _bundled(wall: Wall, top: UUID) -> set[UUID]:
    return {top, *(n.id for n in wall.notes.values() if n.bundle == top)}


def take_back(wall: Wall, id: UUID, by: Actor) -> Wall:
    """One vote; from a bundle, the one on its top first."""
    require(wall, Act.VOTE, by)
    given = list(wall.votes.get(by.key, ()))
    mine = [n for n in reversed(among(given, by.lent)) if n in _bundled(wall, id)]
    if not mine:
        raise Refused(N_("Et ole äänestänyt tätä lappua."))
    given.remove(id if id in mine else mine[0])
    rest = {key: ids for key, ids in wall.votes.items() if key != by.key}
    return replace(wall, votes={**rest, by.key: tuple(given)} if given else rest)
