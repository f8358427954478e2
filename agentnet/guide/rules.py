"""When a chapter is approved. Pure: areas, approvals and a hash give a verdict."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from agentnet.guide.flow import Stage
from agentnet.network.flow import Field, Role
from agentnet.network.rules import Standing
from agentnet.words import N_, NotAllowed, Refused

READS_SOURCES: Final = frozenset(Role) - {Role.SUPERVISOR, Role.MANAGER, Role.STAFF}
"""Who reads the very words that people gave: not those whose staff they may be."""

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
    people: dict[UUID, set[UUID]] = {area.id: set() for area in areas}
    for approval in approvals:
        if approval.content_hash == content_hash and approval.area_id in people:
            people[approval.area_id].add(approval.person_id)
    waiting = frozenset(area for area, approvers in people.items() if not approvers)
    of = {field: {one for area in areas if area.field is field for one in people[area.id]} for field in BOTH}
    lone = of[Field.SOCIAL] == of[Field.HEALTH] and len(of[Field.SOCIAL]) == 1
    return Verdict(waiting, BOTH if lone else frozenset(field for field in BOTH if not of[field]))


def may_write(stage: Stage, standing: Standing) -> bool:
    """Coordinators write at every stage (an edit reopens the text), service designers while it is in design."""
    return standing.may("lead") or (stage is Stage.DESIGN and standing.may("design"))


def require_writer(stage: Stage, standing: Standing) -> None:
    """Raises `NotAllowed` unless `may_write`."""
    if not may_write(stage, standing):
        raise NotAllowed(N_("Lukua kirjoittavat koordinaattorit, ja palvelumuotoilija silloin, kun se on muotoilussa."))


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


def require_director(directs: Collection[object]) -> None:
    """Only a director of an area that the chapter names.

    Raises:
        NotAllowed: otherwise.
    """
    if not directs:
        raise NotAllowed(N_("Tämän luvun hyväksyvät niiden palvelualueiden johtajat, joita luku koskee."))


def require_another_editor(person_id: UUID, last_editor: UUID | None) -> None:
    """Nobody approves their own last edit.

    Raises:
        NotAllowed: otherwise.
    """
    if person_id == last_editor:
        raise NotAllowed(N_("Muokkasit lukua viimeksi, joten joku muu hyväksyy sen."))
