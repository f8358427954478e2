"""How people are mixed into groups: evenly by size, by field and by region at once. Pure, and always the same.

Think of every person as a line from their field to their region, and of the groups as colours. Lines between two sets
of points can always be coloured so that at every point no colour occurs more than once oftener than another (de Werra,
1971): cut each point into points with as many lines as there are groups at most, colour so that no two lines of a point
are alike (Kőnig, 1916), and swap two colours along a chain until they are equally common.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID

from msgspec import Struct

from agentnet.words import N_, Refused

MOST_GROUPS: Final = 40
TRIES: Final = 12

Point = tuple[str, str, int]
"""A part of a field or of a region: which of the two, its name, and the number of the part."""


class Who(Struct, frozen=True):
    """Somebody to be put into a group. `seats` are the people of a table without devices, which moves as one."""

    id: UUID
    field: str = ""
    region: str = ""
    remote: bool = False
    seats: int = 1


def how_many(people: int, size: int) -> int:
    """The number of groups when there should be about `size` in each."""
    return max(1, min(MOST_GROUPS, round(people / max(1, size))))


def mix(people: Sequence[Who], groups: int, *, together: bool = False, turn: int = 0) -> list[list[UUID]]:
    """Everybody into `groups` groups. Each number of `turn` deals differently, the same number always alike.

    Sizes differ by one at most; so does the number of each field and of each region in a group. Remote people are
    spread as evenly as that allows, or kept together in as many groups as they would fill. Tables come last, the
    largest first, each where there are fewest people.

    Raises:
        Refused: for no groups, or too many.
    """
    if not 1 <= groups <= MOST_GROUPS:
        raise Refused(N_("Ryhmiä voi olla 1–{most}."), most=MOST_GROUPS)
    order = sorted(people, key=lambda who: sha256(f"{turn} {who.id}".encode()).digest())
    single = [who for who in order if who.seats == 1]
    remote = [who for who in single if who.remote]
    if together and remote and len(remote) < len(single) and groups > 1:
        theirs = _share(len(remote), len(single), groups)
        here = [who for who in single if not who.remote]
        dealt = _deal(here, groups - theirs) + _deal(remote, theirs)
    else:
        dealt = _deal(single, groups)
    return _with_tables(dealt, [who for who in order if who.seats > 1])


def _share(remote: int, everybody: int, groups: int) -> int:
    """How many of the groups remote people fill: so many that the largest group is as small as can be."""
    return min(
        range(1, groups),
        key=lambda n: (
            max(-(-remote // n), -(-(everybody - remote) // (groups - n))),
            abs(n - groups * remote / everybody),
        ),
    )


def _deal(people: Sequence[Who], groups: int) -> list[list[Who]]:
    """The deal that spreads remote people best of a few, each from another order."""
    best = _Lines(people, groups)
    best.deal()
    for other in (_Lines((*people[at:], *people[:at]), groups) for at in range(1, min(TRIES, len(people)))):
        if best.uneven < 2:
            break
        other.deal()
        best = min(best, other, key=lambda lines: lines.uneven)
    return [[who for who in people if best.colours[who.id] == group] for group in range(groups)]


def _with_tables(dealt: list[list[Who]], tables: Sequence[Who]) -> list[list[UUID]]:
    for table in sorted(tables, key=lambda who: -who.seats):
        min(dealt, key=lambda group: sum(who.seats for who in group)).append(table)
    return [[who.id for who in group] for group in dealt]


class _Lines:
    """People as lines between parts of fields and of regions; `at` says which line has which colour at a point."""

    def __init__(self, people: Sequence[Who], groups: int) -> None:
        self.people, self.groups = people, groups
        self.ends: dict[UUID, tuple[Point, Point]] = {}
        self.colours: dict[UUID, int] = {}
        self.at: dict[Point, dict[int, UUID]] = {}
        self.remote = {who.id for who in people if who.remote}
        counted: Counter[tuple[str, str]] = Counter()
        for who in sorted(people, key=lambda who: who.remote):
            kinds = ("field", who.field), ("region", who.region)
            self.ends[who.id] = tuple((*kind, counted[kind] // groups) for kind in kinds)  # type: ignore[assignment]
            counted.update(kinds)

    def deal(self) -> None:
        self.colour()
        self.level()
        self.spread_remote()

    @property
    def uneven(self) -> int:
        """How many remote people more than another group some group has."""
        counts = self._sizes(self.remote).values()
        return max(counts) - min(counts)

    def colour(self) -> None:
        """Give every line a colour that neither of its ends has yet, freeing one by a chain where need be."""
        for who in self.people:
            here, there = self.ends[who.id]
            mine, theirs = self._free(here), self._free(there)
            if mine != theirs and mine in self.at.get(there, {}):
                self._swap(self._chain(there, mine, theirs), mine, theirs)
            self._paint(who.id, mine)

    def level(self) -> None:
        """Equal sizes: where a colour has two lines more than another, some chain has one more of it."""
        while True:
            sizes = self._sizes(self.colours)
            most, least = max(sizes, key=sizes.__getitem__), min(sizes, key=sizes.__getitem__)
            if sizes[most] - sizes[least] < 2:
                return
            chains = self._chains(most, least)
            self._swap(next(c for c in chains if self._more(c, most, least) == 1), most, least)

    def spread_remote(self) -> None:
        """Remote people apart, as far as swapping chains between equal groups takes them."""
        for _ in range(len(self.remote)):
            counts = self._sizes(self.remote)
            most, least = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
            if counts[most] - counts[least] < 2 or not self._part(most, least):
                return

    def _part(self, most: int, least: int) -> bool:
        gap = len(self._of(most)) - len(self._of(least))
        for chain in self._chains(most, least):
            lopsided = self._more([id for id in chain if id in self.remote], most, least)
            if lopsided == 1 and abs(gap - 2 * self._more(chain, most, least)) <= 1:
                self._swap(chain, most, least)
                return True
        return False

    def _sizes(self, ids: Iterable[UUID]) -> dict[int, int]:
        counted = Counter(self.colours[id] for id in ids)
        return {colour: counted[colour] for colour in range(self.groups)}

    def _of(self, colour: int) -> list[UUID]:
        return [id for id, has in self.colours.items() if has == colour]

    def _more(self, chain: Iterable[UUID], one: int, other: int) -> int:
        has = Counter(self.colours[id] for id in chain)
        return has[one] - has[other]

    def _free(self, point: Point) -> int:
        taken = self.at.get(point, {})
        return next(colour for colour in range(self.groups) if colour not in taken)

    def _paint(self, id: UUID, colour: int) -> None:
        self.colours[id] = colour
        for end in self.ends[id]:
            self.at.setdefault(end, {})[colour] = id

    def _chain(self, point: Point, first: int, second: int) -> list[UUID]:
        """The lines from a point on that are `first`, `second`, `first` … until there is none, or one comes round."""
        chain: list[UUID] = []
        wanted, other = first, second
        while (id := self.at.get(point, {}).get(wanted)) is not None and (not chain or id != chain[0]):
            chain.append(id)
            here, there = self.ends[id]
            point = there if point == here else here
            wanted, other = other, wanted
        return chain

    def _chains(self, one: int, other: int) -> list[list[UUID]]:
        """All chains of two colours, open ones from their end, each once."""
        chains: list[list[UUID]] = []
        seen: set[UUID] = set()
        for closed in (False, True):
            for id in (*self._of(one), *self._of(other)):
                for end in self.ends[id]:
                    mine = self.colours[id]
                    rest = other if mine == one else one
                    if id not in seen and (closed or rest not in self.at[end]):
                        chains.append(self._chain(end, mine, rest))
                        seen.update(chains[-1])
        return chains

    def _swap(self, chain: Iterable[UUID], one: int, other: int) -> None:
        now = {id: other if self.colours[id] == one else one for id in chain}
        for id in now:
            for end in self.ends[id]:
                if self.at[end].get(self.colours[id]) == id:
                    del self.at[end][self.colours[id]]
        for id, colour in now.items():
            self._paint(id, colour)


class Taken(Struct, frozen=True):
    """A group as it is: who sits in it."""

    id: UUID
    people: tuple[Who, ...] = ()


def fitting(groups: Sequence[Taken], who: Who, *, together: bool = False) -> UUID:
    """The group for somebody who comes later: the smallest, then the one with fewest of their field and region.

    Where remote people are kept together, theirs is a group of remote people, if there is one, and never theirs
    somebody else's.
    """
    like = [g for g in groups if g.people and all(one.remote == who.remote for one in g.people)] if together else []
    empty = [g for g in groups if not g.people]

    def crowd(group: Taken) -> tuple[int, int, int]:
        size = sum(one.seats for one in group.people)
        same_field = sum(1 for one in group.people if one.field == who.field)
        return size, same_field, sum(1 for one in group.people if one.region == who.region)

    return min((like + empty) or list(groups), key=crowd).id
