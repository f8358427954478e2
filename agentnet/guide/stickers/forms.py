"""What the pages of stickers and badges ask for."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

from litestar import Request
from pydantic import Field

from agentnet.guide.stickers.sheets import Size
from agentnet.web import Chosen, Entry, Form, Line
from agentnet.words import N_

SIZES: Final[Mapping[Size, str]] = {
    "3x7": N_("21 tarraa arkilla (63,5 × 38,1 mm)"),
    "2x4": N_("8 tarraa arkilla (99,1 × 67,7 mm)"),
}
F = TypeVar("F", bound=Form)


class StickerForm(Form):
    """`copies`: so many of each."""

    size: Size = "3x7"
    copies: Annotated[int, Field(ge=1, le=100)] = 1
    cut: bool = False
    story: bool = False


class BadgeForm(Form):
    """`leads`: where the code leads: `workshop …`, `guide …` or nowhere."""

    people: Chosen[UUID] = []
    leads: Line = ""
    cut: bool = False
    story: bool = False


class WishForm(Form):
    code_name: bool = False


def asked(request: Request[Any, Any, Any], form: type[F]) -> Entry[F]:
    """What was chosen in an address: looking changes nothing."""
    sent = request.query_params
    typed = {name: [str(one) for one in sent.getall(name, [])] for name in form.model_fields if name in sent}
    return Entry.judged(form, typed)
