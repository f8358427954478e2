"""When a chapter is approved. Pure: areas, approvals and a hash give a verdict."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from agentnet.network.flow import Field
from agentnet.words import N_, NotAllowed, Refused

BOTH: Final = frozenset({Field.SOCIAL, Field.HEALTH})


class Concerned(NamedTuple):
    """An area that a chapter names."""

    id: UUID
    field: Field


class Given(NamedTuple):
    """An approval: who, for which area, of which hash."""

    person_id: UUID
    area_id: UUID
    content_hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which areas still have to approve, which fields are without any approval, and whether that is all."""

    waiting: frozenset[UUID]
    fields: frozenset[Field]

    @property
    def approved(self) -> bool:
        return not self.waiting and not self.fields


def verdict(areas: Collection[Concerned], approvals: Iterable[Given], content_hash: str) -> Verdict:
    """Every area's director, at least one from each field, distinct people, one hash. `common` is neither field."""
    holding = [a for a in approvals if a.content_hash == content_hash]
    by_area = {a.area_id: a.person_id for a in holding}
    waiting = frozenset(area.id for area in areas if area.id not in by_area)
    people = {
        field: {by_area[area.id] for area in areas if area.field is field and area.id in by_area} for field in BOTH
    }
    lone = people[Field.SOCIAL] == people[Field.HEALTH] and len(people[Field.SOCIAL]) == 1
    missing = BOTH if lone else frozenset(field for field in BOTH if not people[field])
    return Verdict(waiting, frozenset(missing))


def require_reviewable(areas: Collection[Concerned], *, stops: int, written: bool) -> None:
    """A text goes to review when it has words, no stopping problem, and areas of both fields.

    Raises:
        Refused: with what is still missing.
    """
    if not written:
        raise Refused(N_("Luku on vielä tyhjä. Kirjoita se ennen kuin lähetät sen kommentoitavaksi."))
    if stops:
        raise Refused(
            N_("Korjaa ensin muokkaussivulla luetellut puutteet. Luku ei voi lähteä kommentoitavaksi niiden kanssa.")
        )
    if BOTH - {area.field for area in areas}:
        raise Refused(N_("Valitse luvulle palvelualueet: ainakin yksi sosiaalihuollosta ja yksi terveydenhuollosta."))


def require_approver(person_id: UUID, *, last_editor: UUID | None, directs: Collection[UUID]) -> None:
    """Only a director of an area that the chapter names, and not its last editor.

    Raises:
        NotAllowed: otherwise.
    """
    if not directs:
        raise NotAllowed(N_("Tämän luvun hyväksyvät niiden palvelualueiden johtajat, joita luku koskee."))
    if person_id == last_editor:
        raise NotAllowed(N_("Muokkasit lukua viimeksi, joten joku muu hyväksyy sen."))
