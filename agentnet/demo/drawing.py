"""The sample guide's pictures, drawn when it is made: flat shapes in the guide's own colours."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final, TypeAlias

from agentnet.workshops.boards.cleaning import Cleaned

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Point: TypeAlias = tuple[float, float]

SKY, HILL, FAR, WATER = "#f8efdd", "#e4d9bb", "#efe4ca", "#d5e8e7"
INK, GOLD, PALE = "#1b2a52", "#d9a94a", "#fffaf0"
HEALTH, SOCIAL, HEALTH_SOFT, SOCIAL_SOFT = "#0b6e75", "#a2355a", "#bfe0de", "#efc9d6"
FINE: Final = 2
"""Drawn so many times larger, for smooth edges."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing in points of the finished picture."""

    draw: "ImageDraw"
    width: int
    height: int

    def shape(self, points: list[Point], fill: str) -> None:
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)

    def disc(self, x: float, y: float, r: float, fill: str, *, flat: float = 1.0) -> None:
        self.draw.ellipse(((x - r) * FINE, (y - r * flat) * FINE, (x + r) * FINE, (y + r * flat) * FINE), fill=fill)

    def block(self, x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> None:
        box = (x * FINE, y * FINE, (x + width) * FINE, (y + height) * FINE)
        self.draw.rounded_rectangle(box, radius=round_ * FINE, fill=fill)

    def stroke(self, points: list[Point], fill: str, width: float) -> None:
        scaled = [(x * FINE, y * FINE) for x, y in points]
        self.draw.line(scaled, fill=fill, width=round(width * FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def hill(self, top: float, swell: float, turn: float, fill: str) -> None:
        """A soft line of hills from edge to edge."""
        waves = [(x, top + swell * sin(turn + x / self.width * 2 * pi)) for x in range(0, self.width + 20, 10)]
        self.shape([*waves, (self.width, self.height), (0, self.height)], fill)


def drawn(paint: Callable[[Sheet], None], width: int, height: int) -> Cleaned:
    """The picture as it is kept: WebP, and nothing but its pixels."""
    from PIL import Image, ImageDraw

    large = Image.new("RGB", (width * FINE, height * FINE), SKY)
    paint(Sheet(ImageDraw.Draw(large), width, height))
    out = BytesIO()
    large.resize((width, height), Image.Resampling.LANCZOS).save(out, "WEBP", quality=88, method=3)
    return Cleaned(out.getvalue(), width, height)


def bridge(on: Sheet) -> None:
    """A shore of each field, a house on both, and one bridge between."""
    w, h = on.width, on.height
    on.disc(w * 0.5, h * 0.42, h * 0.17, GOLD)
    on.hill(h * 0.52, h * 0.05, 0.6, FAR)
    on.hill(h * 0.62, h * 0.04, 2.4, HILL)
    on.block(0, h * 0.76, w, h * 0.24, WATER)
    for n in range(9):
        x = w * (0.06 + n * 0.11)
        on.stroke([(x, h * (0.86 + 0.05 * (n % 2))), (x + w * 0.04, h * (0.86 + 0.05 * (n % 2)))], PALE, 4)
    on.shape([(0, h * 0.6), (w * 0.27, h * 0.68), (w * 0.31, h), (0, h)], SOCIAL)
    on.shape([(w, h * 0.6), (w * 0.73, h * 0.68), (w * 0.69, h), (w, h)], HEALTH)
    _house(on, w * 0.15, h * 0.63, h * 0.24, SOCIAL_SOFT, INK)
    _house(on, w * 0.85, h * 0.63, h * 0.24, HEALTH_SOFT, INK)
    arch = [(w * (0.26 + 0.48 * t / 40), h * (0.7 - 0.22 * sin(pi * t / 40))) for t in range(41)]
    for x, y in arch[3:-3:4]:
        on.stroke([(x, y), (x, h * 0.7)], INK, 5)
    on.stroke(arch, INK, 11)
    on.stroke([(w * 0.25, h * 0.7), (w * 0.75, h * 0.7)], INK, 14)
    for x, coat in ((w * 0.47, SOCIAL), (w * 0.53, HEALTH)):
        _person(on, x, h * 0.695, h * 0.15, coat)


def paths(on: Sheet) -> None:
    """Two paths that come from their own sides and go on as one."""
    w, h = on.width, on.height
    on.disc(w * 0.5, h * 0.34, h * 0.17, GOLD)
    on.hill(h * 0.46, h * 0.04, 1.9, FAR)
    on.hill(h * 0.56, h * 0.05, 4.4, HILL)
    on.shape([(w * 0.494, h * 0.52), (w * 0.506, h * 0.52), (w * 0.545, h * 0.8), (w * 0.455, h * 0.8)], PALE)
    for side, paint in ((-1, SOCIAL), (1, HEALTH)):
        middle = [_bend(t / 40, side) for t in range(41)]
        broad = [h * (0.11 - 0.09 * t / 40) for t in range(41)]
        upper = [(w * x, h * y - half) for (x, y), half in zip(middle, broad, strict=True)]
        under = [(w * x, h * y + half) for (x, y), half in zip(middle, broad, strict=True)]
        on.shape([*upper, *reversed(under)], paint)
    for x in (0.09, 0.2, 0.8, 0.91):
        _tree(on, w * x, h * (0.66 if 0.15 < x < 0.85 else 0.7), h * 0.22)
    for x, coat in ((0.468, SOCIAL), (0.5, GOLD), (0.532, HEALTH)):
        _person(on, w * x, h * 0.86, h * 0.27, coat)


def cups(on: Sheet) -> None:
    """Two cups on one table; their steam meets."""
    w, h = on.width, on.height
    on.disc(w * 0.5, h * 0.44, h * 0.3, FAR)
    on.block(0, h * 0.8, w, h * 0.2, INK)
    on.block(0, h * 0.8, w, h * 0.025, GOLD)
    for side, paint, soft in ((-1, SOCIAL, SOCIAL_SOFT), (1, HEALTH, HEALTH_SOFT)):
        x, top, half = w * 0.5 + side * h * 0.3, h * 0.5, h * 0.155
        on.disc(x + side * half, top + h * 0.12, h * 0.085, paint)
        on.disc(x + side * half, top + h * 0.12, h * 0.05, SKY)
        on.block(x - half, top, half * 2, h * 0.27, paint, h * 0.05)
        on.disc(x, top + h * 0.004, half, soft, flat=0.2)
        on.disc(x, h * 0.79, half * 1.5, soft, flat=0.13)
        for n in range(2):
            rise = [
                (
                    x - side * h * (0.05 * n + 0.24 * (t / 24) ** 2) + h * 0.018 * sin(t / 2.6 + n),
                    top - h * (0.04 + t / 24 * 0.28),
                )
                for t in range(25)
            ]
            on.stroke(rise, GOLD, h * 0.014)


def table(on: Sheet) -> None:
    """Two doors, and between them one round table with three places."""
    w, h = on.width, on.height
    on.block(0, h * 0.7, w, h * 0.3, HILL)
    for x, paint, soft in ((w * 0.14, SOCIAL, SOCIAL_SOFT), (w * 0.86, HEALTH, HEALTH_SOFT)):
        on.block(x - h * 0.17, h * 0.17, h * 0.34, h * 0.545, INK, 8)
        on.block(x - h * 0.145, h * 0.2, h * 0.29, h * 0.51, soft)
        side = 1 if x < w / 2 else -1
        ajar = [(x - side * h * 0.145, h * 0.2), (x + side * h * 0.03, h * 0.245), (x + side * h * 0.03, h * 0.76)]
        on.shape([*ajar, (x - side * h * 0.145, h * 0.71)], paint)
        on.disc(x, h * 0.49, h * 0.017, GOLD)
    on.stroke([(w * 0.5, 0), (w * 0.5, h * 0.16)], INK, 5)
    on.shape([(w * 0.5 - h * 0.13, h * 0.24), (w * 0.5 + h * 0.13, h * 0.24), (w * 0.5, h * 0.12)], GOLD)
    on.disc(w * 0.5, h * 0.24, h * 0.035, PALE)
    on.shape(
        [(w * 0.5 - h * 0.13, h * 0.25), (w * 0.5 + h * 0.13, h * 0.25), (w * 0.5 + h * 0.33, h * 0.7),
         (w * 0.5 - h * 0.33, h * 0.7)], "#fbf5e6",
    )  # fmt: skip
    _person(on, w * 0.5, h * 0.72, h * 0.33, GOLD)
    _person(on, w * 0.5 - h * 0.32, h * 0.78, h * 0.33, SOCIAL)
    _person(on, w * 0.5 + h * 0.32, h * 0.78, h * 0.33, HEALTH)
    on.block(w * 0.5 - h * 0.035, h * 0.75, h * 0.07, h * 0.17, INK)
    on.disc(w * 0.5, h * 0.92, h * 0.16, INK, flat=0.2)
    on.disc(w * 0.5, h * 0.745, h * 0.33, INK, flat=0.27)
    on.disc(w * 0.5, h * 0.73, h * 0.33, PALE, flat=0.27)
    for n in range(3):
        angle = pi * (0.5 + n * 2 / 3)
        on.disc(w * 0.5 - h * 0.2 * cos(angle), h * 0.73 - h * 0.045 * sin(angle), h * 0.035, GOLD, flat=0.45)


def logo(on: Sheet) -> None:
    """The invented county's mark: a lighthouse between two waves."""
    w, h = on.width, on.height
    on.block(0, 0, w, h, "#ffffff")
    on.shape([(w * 0.4, h * 0.36), (w * 0.6, h * 0.36), (w * 0.66, h * 0.8), (w * 0.34, h * 0.8)], INK)
    on.shape([(w * 0.36, h * 0.2), (w * 0.64, h * 0.2), (w * 0.5, h * 0.08)], INK)
    on.block(w * 0.42, h * 0.22, w * 0.16, h * 0.12, GOLD)
    on.block(w * 0.385, h * 0.52, w * 0.23, h * 0.08, "#ffffff")
    for side, paint in ((-1, SOCIAL), (1, HEALTH)):
        wave = [(w * (0.5 + side * 0.44 * t / 30), h * (0.84 + 0.03 * sin(t / 30 * 3 * pi))) for t in range(3, 31)]
        on.stroke(wave, paint, h * 0.075)


def _bend(t: float, side: int) -> Point:
    """A place on the path of one side, from the edge of the picture to where the two meet."""
    return 0.5 + side * (0.04 + 0.5 * (1 - t)), 0.98 - 0.16 * sin(t * pi / 2)


def _house(on: Sheet, x: float, ground: float, size: float, wall: str, roof: str) -> None:
    on.block(x - size * 0.45, ground - size * 0.62, size * 0.9, size * 0.65, wall)
    on.shape([(x - size * 0.58, ground - size * 0.6), (x + size * 0.58, ground - size * 0.6), (x, ground - size)], roof)
    on.block(x - size * 0.11, ground - size * 0.32, size * 0.22, size * 0.35, roof)
    for side in (-1, 1):
        on.block(x + side * size * 0.28 - size * 0.08, ground - size * 0.42, size * 0.16, size * 0.16, GOLD)


def _tree(on: Sheet, x: float, ground: float, size: float) -> None:
    on.block(x - size * 0.05, ground - size * 0.4, size * 0.1, size * 0.45, INK)
    on.disc(x, ground - size * 0.7, size * 0.34, HEALTH)
    on.disc(x - size * 0.14, ground - size * 0.55, size * 0.22, HEALTH)


def _person(on: Sheet, x: float, ground: float, size: float, coat: str) -> None:
    """From the head down to where the coat ends."""
    half = size * 0.2
    on.block(x - half, ground - size * 0.66, half * 2, size * 0.66, coat, half)
    on.block(x - half, ground - size * 0.3, half * 2, size * 0.3, coat)
    on.disc(x, ground - size * 0.82, size * 0.145, INK)
