"""What the page of a brand kit asks for, and the kit that follows from it with what is wrong said beside the fields."""

from collections.abc import Collection
from typing import Annotated, Any

from litestar import Request
from msgspec.structs import replace
from pydantic import AfterValidator

from agentnet.guide.brands import kit
from agentnet.guide.press.brand import HEX, Brand
from agentnet.web import Entry, Form, Line
from agentnet.words import N_, _


def _is_colour(value: str) -> str:
    if not HEX.fullmatch(value):
        raise ValueError(N_("Kirjoita väri näin: #1b2a52."))
    return value.lower()


Colour = Annotated[Line, AfterValidator(_is_colour)]


class BrandForm(Form):
    """`version` is the guide's: a kit that somebody else saved meanwhile is not written over."""

    name: Line = ""
    brand: Colour = kit.OURS.brand
    gold: Colour = kit.OURS.gold
    health: Colour = kit.OURS.health
    social: Colour = kit.OURS.social
    ink: Colour = kit.OURS.ink
    serif: Line = kit.OURS.serif
    display: Line = kit.OURS.display
    cover: Line = kit.OURS.cover
    cover_image: Line = ""
    logo: Line = ""
    story: bool = False
    version: int = 0


def blank(brand: Brand, version: int) -> Entry[BrandForm]:
    """The form with a kit in it."""
    chosen = {name: getattr(brand, name) for name in BrandForm.model_fields if name not in ("version", "name")}
    return Entry.blank(BrandForm, version=version, name=own_name(brand), **chosen)


def asked(request: Request[Any, Any, Any]) -> Entry[BrandForm]:
    """The kit in an address, to be tried on."""
    sent = request.query_params
    typed = {name: [str(one) for one in sent.getall(name, [])] for name in BrandForm.model_fields if name in sent}
    return Entry(BrandForm, typed)


def chosen(entry: Entry[BrandForm], pictures: Collection[str]) -> Brand:
    """The kit of what was typed, ours where that is wrong; `pictures` are the guide's by name. A colour that is hard to
    read is worn all the same: its wearer sees why.
    """
    typed = {
        name: values[-1]
        for name, values in entry.typed.items()
        if values and (name not in entry.errors or name in kit.COLOURS)
    }
    for name, allowed in (("serif", kit.SERIFS), ("display", kit.DISPLAYS), ("cover", (*kit.COVERS,))):
        if typed.get(name) and typed[name] not in allowed:
            entry.refuse(name, _("Valitse jokin vaihtoehdoista."))
    for name in ("logo", "cover_image"):
        if typed.get(name) and typed[name] not in pictures:
            entry.refuse(name, _("Kuvaa ei enää ole. Valitse toinen."))
    if typed.get("cover") == "picture" and not typed.get("cover_image"):
        entry.refuse("cover_image", _("Valitse kannen kuva tai jokin piirretyistä kansista."))
    fit = {
        name: value
        for name, value in typed.items()
        if name not in ("story", "version")
        and (HEX.fullmatch(value) if name in kit.COLOURS else name not in entry.errors)
    }
    brand = kit.whole(fit)
    for pale in kit.advice(brand):
        entry.refuse(pale.colour, _("Väri erottuu huonosti. Lähin, joka erottuu: {shade}", shade=pale.suggestion))
    return replace(brand, story=bool(typed.get("story")))


def own_name(brand: Brand) -> str:
    """The series or organisation that the kit names, if it is not ours."""
    return "" if brand.name == kit.OURS.name else brand.name
