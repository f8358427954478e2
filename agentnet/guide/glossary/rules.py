"""When a term is approved, and who may do what with it. Pure."""

from collections.abc import Collection
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from msgspec import json

from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.rules import BOTH
from agentnet.network.flow import Field
from agentnet.network.rules import Standing
from agentnet.words import N_, NotAllowed, Refused


class Said(NamedTuple):
    """An approval of the present words: who, for which field."""

    person_id: UUID
    field: Field


def hash_of(language: str, word: str, meaning: str, others: str) -> str:
    """sha256 of what an approval is bound to, in hexadecimal."""
    return sha256(json.encode([language, word, meaning, others])).hexdigest()


def fields_missing(said: Collection[Said]) -> frozenset[Field]:
    """The fields without an approval; one person alone never stands for both."""
    of = {field: {one.person_id for one in said if one.field is field} for field in BOTH}
    if of[Field.SOCIAL] == of[Field.HEALTH] and len(of[Field.SOCIAL]) == 1:
        return BOTH
    return frozenset(field for field in BOTH if not of[field])


def may_see(standing: Standing, *, approved: bool, reads: bool = False) -> bool:
    """Every member reads what is approved; writers, directors and today's deputies (`reads`) also what is under way."""
    return standing.may("see") and (approved or reads or standing.may("read-drafts"))


def require_voice(standing: Standing, fields: Collection[Field], verb: str) -> None:
    """Directors by their role, their deputies by the fields that they approve for today.

    Raises:
        NotAllowed: somebody else.
    """
    if not fields:
        standing.require(verb)


def require_approver(
    person_id: UUID, *, fields: Collection[Field], last_editor: UUID | None, stage: TermStage, same: bool
) -> None:
    """A director of social or health care, not the last editor, of the words that were read.

    Raises:
        NotAllowed, Refused: otherwise.
    """
    if not fields:
        raise NotAllowed(N_("Termin hyväksyvät sosiaalihuollon ja terveydenhuollon johtajat."))
    if person_id == last_editor:
        raise NotAllowed(N_("Muokkasit termiä viimeksi, joten joku muu hyväksyy sen."))
    if stage is not TermStage.REVIEW or not same:
        raise Refused(N_("Termi on muuttunut sen jälkeen, kun avasit sivun. Lue se uudelleen ennen hyväksymistä."))
