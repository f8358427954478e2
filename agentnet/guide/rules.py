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


class Place(NamedTuple):
    """A place at the table: an area to approve for, of one's own or as the deputy of its director."""

    area_id: UUID
    deputy_for: UUID | None = None


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
    people = _approvers(areas, approvals, content_hash)
    waiting = frozenset(area for area, approvers in people.items() if not approvers)
    of = _by_field(areas, people)
    return Verdict(waiting, BOTH if _lone(of) else frozenset(field for field in BOTH if not of[field]))


def _approvers(areas: Collection[Concerned], approvals: Iterable[Given], content_hash: str) -> dict[UUID, set[UUID]]:
    people: dict[UUID, set[UUID]] = {area.id: set() for area in areas}
    for approval in approvals:
        if approval.content_hash == content_hash and approval.area_id in people:
            people[approval.area_id].add(approval.person_id)
    return people


def _by_field(areas: Collection[Concerned], people: dict[UUID, set[UUID]]) -> dict[Field, set[UUID]]:
    return {field: {one for area in areas if area.field is field for one in people[area.id]} for field in BOTH}


def _lone(of: dict[Field, set[UUID]]) -> bool:
    """One and the same person is all that both fields have."""
    return of[Field.SOCIAL] == of[Field.HEALTH] and len(of[Field.SOCIAL]) == 1


def places_taken(
    areas: Collection[Concerned], given: Collection[Given], content_hash: str, person_id: UUID, places: Iterable[Place]
) -> list[Place]:
    """Which of somebody's places one press of theirs fills: their own ones always, a deputy's unless they would then
    be the only one to have approved in both fields.
    """
    taken: list[Place] = []
    for place in sorted(places, key=lambda one: one.deputy_for is not None):
        mine = [Given(person_id, one.area_id, content_hash) for one in [*taken, place]]
        of = _by_field(areas, _approvers(areas, [*given, *mine], content_hash))
        if place.deputy_for is None or not _lone(of):
            taken.append(place)
    return taken


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


def require_two_people(places: Collection[object]) -> None:
    """A deputy does not approve alone for both fields.

    Raises:
        NotAllowed: no place is left to fill.
    """
    if not places:
        raise NotAllowed(N_("Sama ihminen ei voi hyväksyä yksin molempien alojen puolesta. Odota toista hyväksyjää."))


def require_voice(standing: Standing, places: Collection[object]) -> None:
    """Those who take part in a review: directors, writers, designers, and deputies in their time.

    Raises:
        NotAllowed: somebody else.
    """
    if not places:
        standing.require("comment")
