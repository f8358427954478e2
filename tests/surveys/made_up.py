"""Invented surveys of any size and shape, for attacks and for measuring."""

from random import Random

from agentnet.surveys.asking import Value
from agentnet.surveys.reporting.groups import path
from agentnet.surveys.reporting.shapes import Asked, Facts, Place

OPTIONS = ("A", "B", "C")


def survey(random: Random, *, most: int = 120, heads: bool = True) -> Facts:
    """A few regions, areas, units and roles, and answers to two questions; many groups are small."""
    spots = _spots(random)
    weights = [random.choice((1, 1, 3, 10)) for _ in spots]
    roles = random.choices(("agent", "partner", ""), (8, 2, 1), k=random.randint(1, 3))
    number = random.choice((random.randint(5, 30), random.randint(10, most)))
    places = tuple(Place(*spot, role=random.choice(roles)) for spot in random.choices(spots, weights, k=number))
    asked = random.sample(_questions(random), 2)
    tilt = [random.choice((0.05, 0.2, 1)) for _ in range(6)]
    values = {one.key: [_answer(random, one, tilt) for _ in places] for one in asked}
    return Facts("s", "Kysely", tuple(asked), places, values, heads=_heads(random, places) if heads else {})


def _spots(random: Random) -> list[tuple[str, str, str, str]]:
    """(field, region, area, unit), each area in one field."""
    areas = [(f"a{n}", random.choice(("social", "health"))) for n in range(random.randint(1, 3))]
    deep = random.random() < 0.8
    return [
        (field, f"r{region}", area if deep else "", f"u{unit}" if deep else "")
        for region in range(random.randint(1, 3))
        for area, field in areas
        for unit in range(random.randint(1, 2))
    ]


def _questions(random: Random) -> list[Asked]:
    return [
        Asked("q1", "scale", "Helppoa?"),
        Asked("q2", "choice", "Mikä?", options=OPTIONS[: random.randint(2, 3)]),
        Asked("q3", "number", "Montako?", at_least=0, at_most=19),
        Asked("q4", "ranking", "Järjestys", options=OPTIONS),
        Asked("q5", "matrix", "Väittämät", rows=("Yksi",)),
    ]


def _answer(random: Random, asked: Asked, tilt: list[float]) -> Value | None:
    if random.random() < 0.1 * tilt[5]:
        return None
    match asked.kind:
        case "scale":
            return random.choices(range(1, 6), tilt[:5])[0]
        case "matrix":
            return {"Yksi": random.choices(range(1, 6), tilt[:5])[0]}
        case "number":
            return random.choices((0, 5, 9, 14, 19), tilt[:5])[0]
        case "ranking":
            return random.sample(asked.options, len(asked.options))
    return random.choices(asked.options, tilt[: len(asked.options)])[0]


def _heads(random: Random, places: tuple[Place, ...]) -> dict[str, int]:
    """How many were asked in each unit, area and region: never fewer than answered."""
    found: dict[str, int] = {}
    units = {path(place)[2]: place for place in places}
    for unit, place in units.items():
        asked = sum(path(one)[2] == unit for one in places) + random.choice((0, 2, 5, 30))
        for key in path(place):
            found[key] = found.get(key, 0) + asked
    return found
