"""What the pages of findings ask for."""

from contextlib import suppress
from typing import Annotated, Any, Literal
from uuid import UUID

from litestar import Request
from pydantic import Field

from agentnet.sources.flow import Fate, Relation
from agentnet.web import Chosen, Entry, Form, Line, Text
from agentnet.words import N_, Refused

FATES = {
    Fate.PARKED: N_("Odottaa myöhempää vaihetta"),
    Fate.MERGED: N_("Yhdistetty toiseen"),
    Fate.OUT_OF_SCOPE: N_("Ei kuulu oppaaseen"),
}


WAYS = {
    Relation.CONDENSED: N_("Tiivistetty"),
    Relation.QUOTE: N_("Lainaus"),
    Relation.INSPIRED: N_("Innoitti"),
}


class FindingForm(Form):
    """`ways`: `relation/source` each, how the text stands to a source; condensed where nothing is said."""

    text: Text
    theme_id: UUID | None = None
    sources: Chosen[UUID] = []
    ways: Chosen[Line] = []
    version: int = 1


class SourcesForm(Form):
    sources: Chosen[UUID] = []
    ways: Chosen[Line] = []
    theme_id: UUID | None = None


class WaysForm(Form):
    ways: Chosen[Line] = []


def ways_of(typed: list[str]) -> dict[UUID, Relation]:
    """`quote/<source>` → how each source is cited; what makes no sense is left out."""
    found = {}
    for one in typed:
        way, _slash, source = one.partition("/")
        with suppress(ValueError):
            if (relation := Relation(way)) in WAYS:
                found[UUID(source)] = relation
    return found


class GatherForm(Form):
    """What was ticked in a room, or (`by` votes) everything that has `least` votes or more."""

    sources: Chosen[UUID] = []
    theme_id: UUID | None = None
    least: Annotated[int, Field(ge=1, le=10_000)] = 1
    by: Literal["hand", "votes"] = "hand"


class BackForm(Form):
    """What was just taken out of the basket: `source/theme` each, the theme empty when there was none."""

    back: Chosen[Line] = []


async def chosen_sources(request: Request[Any, Any, Any]) -> SourcesForm:
    """The sources that were ticked.

    Raises:
        Refused: none was, or something else was sent.
    """
    entry = await Entry.read(request, SourcesForm)
    if not entry.ok or not entry.value.sources:
        raise Refused(N_("Valitse ensin ainakin yksi idea."))
    return entry.value


class FateForm(Form):
    """`into`: what they are merged into, when they are."""

    sources: Chosen[UUID] = []
    fate: Fate
    reason: Line = ""
    into: UUID | None = None
    sort: Line = ""
