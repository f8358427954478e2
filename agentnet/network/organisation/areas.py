"""Finds or makes the areas that a file names: by their register's code, else by name in their place of the tree."""

from uuid import uuid4

from agentnet.network.flow import Field
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.state import ADD, CHANGE, State, Step, Values
from agentnet.network.organisation.values import Wrong, key
from agentnet.words import N_


class Areas:
    """The tree as it is and as the file would have it. `levels`: how many the county has."""

    def __init__(self, state: State, levels: int) -> None:
        self.before, self.levels = state.areas, max(1, levels)
        self.after = {id: dict(one) for id, one in state.areas.items()}
        self.fields: dict[str, Field] = {}
        self.names: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.by_code = {key(one["code"]): id for id, one in state.areas.items() if one["code"]}
        self.by_name: dict[tuple[int, str], list[str]] = {}
        for id, one in state.areas.items():
            self.by_name.setdefault((one["level"], key(one["name"])), []).append(id)

    def find(self, path: list[str], code: str, field: Field | None) -> str:
        """The innermost area of `path` (names from the innermost outwards).

        Raises:
            Wrong: it cannot be told which is meant, it is new and its field is not told, or rows disagree of it.
        """
        known = self.by_code.get(key(code)) if code else None
        if known is not None and self.after[known]["level"]:
            raise Wrong(N_("Tunnus on ylemmän tason alueen."))
        places = self._known_parents(path)
        if known is None:
            known = self._named(path[0], 0, places)
            if known is not None and code and key(self.after[known]["code"]) not in ("", key(code)):
                known = None
        self._check_field(known, field)
        parent = self._parent(path)
        if known is not None:
            self._check_row(known, path[0], parent)
        if known is None:
            known = self._make(path[0], 0, parent, field or Field.COMMON, code)
        area, self.names[known] = self.after[known], path[0]
        area["name"] = path[0]
        if parent is not None:
            area["parent_id"] = self.parents[known] = parent
        if code:
            area["code"] = code
            self.by_code[key(code)] = known
        if field is not None:
            area["field"], self.fields[known] = field.value, field
        return known

    def _check_field(self, known: str | None, field: Field | None) -> None:
        if known is None and field is None:
            raise Wrong(N_("Uuden palvelualueen ala puuttuu. Kirjoita Sosiaalihuolto, Terveydenhuolto tai Yhteinen."))
        if known is not None and field is not None and self.fields.get(known, field) is not field:
            raise Wrong(N_("Samalla palvelualueella on toisella rivillä toinen ala."))

    def _check_row(self, known: str, name: str, parent: str | None) -> None:
        if key(self.names.get(known, name)) != key(name):
            raise Wrong(N_("Samalla palvelualueella on toisella rivillä toinen nimi."))
        if parent is not None and self.parents.get(known, parent) != parent:
            raise Wrong(N_("Sama palvelualue on toisella rivillä toisen alueen alla."))

    def _known_parents(self, path: list[str]) -> str | None:
        """The parent that the path names, when it is there already; "" when it is not, none when none is named."""
        parent: str | None = None
        named = False
        for level in range(self.levels - 1, 0, -1):
            if path[level]:
                named = True
                parent = self._named(path[level], level, parent if parent else None)
                if parent is None:
                    return ""
        return parent if named else None

    def _named(self, name: str, level: int, parent: str | None) -> str | None:
        """The area of this name; when the file names its parent, the one there, or one that has no parent yet.

        Raises:
            Wrong: there are several.
        """
        found = self.by_name.get((level, key(name)), [])
        if parent is not None:
            there = [id for id in found if self.after[id]["parent_id"] == parent]
            found = there or [id for id in found if self.after[id]["parent_id"] is None]
        if len(found) > 1:
            raise Wrong(N_("Samannimisiä palvelualueita on useita. Lisää ylemmät tasot tai palvelualueen tunnus."))
        return found[0] if found else None

    def _parent(self, path: list[str]) -> str | None:
        """The nearest named level above, made with those above it when there is none."""
        parent: str | None = None
        for level in range(self.levels - 1, 0, -1):
            if not path[level]:
                continue
            known = self._named(path[level], level, parent)
            if known is None:
                known = self._make(path[level], level, parent, Field.COMMON, "")
            elif parent is not None:
                self.after[known]["parent_id"] = parent
            parent = known
        return parent

    def _make(self, name: str, level: int, parent: str | None, field: Field, code: str) -> str:
        made = str(uuid4())
        days = {"valid_from": None, "valid_to": None}
        self.after[made] = {
            "name": name, "field": field.value, "parent_id": parent, "level": level, "code": code, **days,
        }  # fmt: skip
        self.by_name.setdefault((level, key(name)), []).append(made)
        return made

    def steps(self, used: set[str]) -> list[Step]:
        """Added and changed areas, outermost first: those that rows without a problem are in, and all above them."""
        wanted = set[str]()
        for id in used:
            at: str | None = id
            while at is not None and at not in wanted:
                wanted.add(at)
                at = self.after[at]["parent_id"]
        steps = [self._step(id) for id in sorted(wanted, key=lambda one: -self.after[one]["level"])]
        return [one for one in steps if one is not None]

    def _step(self, id: str) -> Step | None:
        after, before = self.after[id], self.before.get(id)
        if before is None:
            return Step(Thing.AREA, id, after["name"], ADD, None, after)
        new: Values = {name: value for name, value in after.items() if value != before[name]}
        if not new:
            return None
        return Step(Thing.AREA, id, before["name"], CHANGE, {name: before[name] for name in new}, new)
