"""Rows of the front page and of one's own ideas."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.web import Policy
from tests.access import Add, Row
from tests.cast import Cast


def _ainos(add: Add, cast: Cast) -> Mapping[str, Any]:
    source = add(Source(network_id=cast.network.id, kind=Kind.NOTE, person_id=cast.aino.id))
    add(SourceRevision(source_id=source.id, text="Yhteinen aika.", sha256="x"))
    return {"source_id": source.id}


ROWS: Final[dict[str, Row]] = {
    "GET /": Row(Policy.PUBLIC),
    "GET /contributions": Row(Policy.SIGNED_IN),
    "POST /contributions/{source_id:uuid}/name": Row(Policy.SIGNED_IN, _ainos, frozenset({"aino"}), frozenset()),
}
