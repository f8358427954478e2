"""Follows the successors that a file names: by code, else by name; several are parted by a bar, the main one first."""

from collections.abc import Callable, Sequence, Set

from agentnet.network.organisation import headings
from agentnet.network.organisation.lines import Line
from agentnet.network.organisation.state import Values, leads_back
from agentnet.network.organisation.values import Wrong, key
from agentnet.words import N_

BAR = "|"
CIRCLE = N_("Jatkuminen johtaisi takaisin samaan yksikköön.")


def succeed(
    lines: Sequence[Line],
    after: dict[str, Values],
    before: dict[str, Values],
    refuse: Callable[[Line, str, str], None],
    leaving: Set[str] = frozenset(),
) -> None:
    """Write each row's successors into `after`. A row that names them wrongly is refused. `leaving`: units that end
    because the file does not know them.
    """
    told = [line for line in lines if line.well and headings.SUCCESSOR in line.cells]
    book = Book({id: one for id, one in after.items() if "name" in one}, leaving)
    wanted: dict[str, list[str]] = {}
    for line in told:
        try:
            wanted[line.unit] = found = book.find_all(line.cells[headings.SUCCESSOR], after[line.unit])
            if found and not after[line.unit]["valid_to"]:
                raise Wrong(N_("Kirjoita myös päivä, jona yksikkö päättyy."))
        except Wrong as wrong:
            wanted.pop(line.unit, None)
            refuse(line, headings.SUCCESSOR, str(wrong))
    for line in told:
        if line.well:
            after[line.unit] |= _successors(wanted[line.unit])
    for line in told:
        if line.well and leads_back(after, line.unit, wanted[line.unit]):
            refuse(line, headings.SUCCESSOR, CIRCLE)
            after[line.unit] |= {name: before.get(line.unit, _successors([]))[name] for name in _successors([])}
    _drop_lost(told, lines, after, before, wanted, refuse)


def _drop_lost(
    told: Sequence[Line],
    lines: Sequence[Line],
    after: dict[str, Values],
    before: dict[str, Values],
    wanted: dict[str, list[str]],
    refuse: Callable[[Line, str, str], None],
) -> None:
    """A new unit whose own row is refused does not come to be, so nobody can go on in it."""
    again = True
    while again:
        again = False
        lost = {line.unit for line in lines if line.unit and not line.well and line.unit not in before}
        for line in told:
            if line.well and lost & set(wanted[line.unit]):
                refuse(line, headings.SUCCESSOR, N_("Jatkavan yksikön rivillä on virhe."))
                again = True


def _successors(found: list[str]) -> Values:
    return {"successor_id": found[0] if found else None, "others": sorted(found[1:])}


class Book:
    """Units by code and by name."""

    def __init__(self, units: dict[str, Values], leaving: Set[str]) -> None:
        self.units, self.leaving = units, leaving
        self.codes: dict[str, list[str]] = {}
        self.names: dict[str, list[str]] = {}
        for id, one in units.items():
            if one["code"]:
                self.codes.setdefault(key(one["code"]), []).append(id)
            self.names.setdefault(key(one["name"]), []).append(id)

    def find_all(self, cell: str, unit: Values) -> list[str]:
        """Raises Wrong when one is not there, or it cannot be told which is meant."""
        found: list[str] = []
        for word in (one.strip() for one in cell.split(BAR)):
            if word and (one := self._find(word, unit)) not in found:
                found.append(one)
        return found

    def _find(self, word: str, unit: Values) -> str:
        for known in (self.codes, self.names):
            if not (found := known.get(key(word), [])):
                continue
            if len(found) > 1:
                found = [id for id in found if not self.units[id]["valid_to"] and id not in self.leaving] or found
            if len(found) > 1:
                found = [id for id in found if self.units[id]["area_id"] == unit["area_id"]] or found
            if len(found) > 1:
                raise Wrong(N_("Samannimisiä yksiköitä on useita. Kirjoita jatkavan yksikön tunnus."))
            return found[0]
        raise Wrong(N_("Jatkavaa yksikköä ei ole tiedostossa eikä organisaatiossa."))
