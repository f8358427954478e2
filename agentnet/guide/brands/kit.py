"""From the few things that a designer chooses to a whole brand kit. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from agentnet.guide.press.brand import TEXT, Brand, contrast, mixed, nearest, unreadable
from agentnet.words import N_

COLOURS: Final[Mapping[str, str]] = {
    "brand": N_("Pääväri"),
    "gold": N_("Korostusväri"),
    "health": N_("Terveydenhuollon väri"),
    "social": N_("Sosiaalihuollon väri"),
    "ink": N_("Tekstin väri"),
}
PAPER: Final = N_("Paperi")
SERIFS: Final = ("Libertinus Serif", "Atkinson Hyperlegible")
DISPLAYS: Final = ("Cinzel", "Libertinus Serif", "Atkinson Hyperlegible")
COVERS: Final[Mapping[str, str]] = {
    "rings": N_("Renkaat"),
    "bridge": N_("Silta"),
    "plain": N_("Pelkät sanat"),
    "picture": N_("Oma kuva"),
}
SOFT: Final = 0.88
"""How much paper there is in the ground of a box."""
OURS: Final = Brand()


class Advice(NamedTuple):
    """A chosen colour that cannot be read, its contrast and the least that will do, and the nearest shade that does."""

    colour: str
    ratio: float
    least: float
    suggestion: str


def whole(chosen: Mapping[str, str]) -> Brand:
    """The kit that follows from what is chosen (fields of `Brand`); what is not chosen is ours.

    Raises:
        ValueError: a colour is not `#rrggbb`.
    """
    known = {name: value for name, value in chosen.items() if name in Brand.__struct_fields__ and value}
    base = replace(OURS, **{name: value.lower() if name in COLOURS else value for name, value in known.items()})
    made: dict[str, Any] = {"brand_ink": max(("#ffffff", base.ink), key=lambda one: contrast(one, base.brand))}
    if base.ink != OURS.ink:
        made["ink_soft"] = nearest(mixed(base.ink, base.paper, 0.3), base.paper, TEXT)
    if (base.brand, base.gold) != (OURS.brand, OURS.gold):
        made["gold_line"] = nearest(base.gold if base.gold != OURS.gold else OURS.gold_line, base.brand, TEXT)
    for name in ("gold", "health", "social"):
        if getattr(base, name) != getattr(OURS, name):
            made[f"{name}_soft"] = mixed(getattr(base, name), base.paper, SOFT)
    return replace(base, **made)


def advice(brand: Brand) -> Iterator[Advice]:
    """Each chosen colour that fails, once, where it is worst off."""
    worst: dict[str, Advice] = {}
    for pale in unreadable(brand):
        name = pale.colour if pale.colour in COLOURS else "ink" if pale.colour == "ink_soft" else "brand"
        if name not in worst or pale.ratio < worst[name].ratio:
            worst[name] = Advice(name, pale.ratio, pale.least, _readable(brand, name))
    yield from worst.values()


def _readable(brand: Brand, name: str) -> str:
    """The nearest darker shade with which nothing that this colour has a part in fails."""
    chosen = {colour: getattr(brand, colour) for colour in COLOURS}
    for step in range(1, 101):
        shade = mixed(chosen[name], "#000000", step / 100)
        failing = unreadable(whole({**chosen, name: shade}))
        if not any(name in (pale.colour, pale.ground, pale.ground.removesuffix("_soft")) for pale in failing):
            return shade
    return "#000000"


def differing(brand: Brand) -> dict[str, Any]:
    """What is kept with the guide: the fields that differ from ours."""
    return {name: value for name in Brand.__struct_fields__ if (value := getattr(brand, name)) != getattr(OURS, name)}
