"""Prints of results and of a trend: one accessible maker for both, and nothing on paper that is not published."""

from pathlib import Path
from random import Random

from msgspec.structs import replace
from pypdf import PdfReader

from agentnet.surveys.asking import Value
from agentnet.surveys.reporting import printing, printing_trend
from agentnet.surveys.reporting.figures import figures_of
from agentnet.surveys.reporting.shapes import Asked, Facts, Figures, Place
from agentnet.surveys.reporting.trend import compared, followed
from tests.press.verapdf import failed_rules

QUESTIONS = (
    Asked("q1", "scale", "Tiedän, kehen otan yhteyttä."),
    Asked("q2", "choice", "Kuinka usein?", options=("viikoittain", "harvemmin")),
    Asked("q3", "number", "Montako palaveria?", at_least=0, at_most=9, unit="kpl"),
    Asked("q4", "matrix", "Miten toimii?", rows=("Oikeat ihmiset", "Yksi paikka")),
    Asked("q5", "many", "Mitkä käytössä?", options=("Teams", "Puhelin")),
    Asked("q6", "ranking", "Järjestys", options=("A", "B", "C")),
)
SPOTS = [("social", "r1", "a1", "u1"), ("health", "r1", "a2", "u2"), ("social", "r2", "a1", "u3")]


def wave(n: int, tilt: int, size: int = 120) -> Figures:
    """A wave whose answers are the better the more it is tilted; the second and later ones ask q2 in other words."""
    random = Random(n)
    places = tuple(Place(*SPOTS[k % 3], role="agent") for k in range(size))

    def step() -> int:
        return random.choices(range(1, 6), (4 - tilt, 4 - tilt, 3, 2 + tilt, 2 + tilt))[0]

    values: dict[str, list[Value | None]] = {
        "q1": [step() for _ in places],
        "q2": [random.choice(("viikoittain", "harvemmin")) for _ in places],
        "q3": [random.randint(tilt, 7 + tilt) for _ in places],
        "q4": [{"Oikeat ihmiset": step(), "Yksi paikka": step()} for _ in places],
        "q5": [random.sample(("Teams", "Puhelin"), random.randint(0, 2)) for _ in places],
        "q6": [random.sample(("A", "B", "C"), 3) for _ in places],
    }
    asked = tuple(replace(one, revision=1 + (one.key == "q2" and n > 1)) for one in QUESTIONS)
    return figures_of(Facts(f"s{n}", "Mittari", asked, places, values, asked=120, wave=n, wave_name=f"Kierros {n}"))


def trend_order(waves: list[Figures]) -> printing.Order:
    found = followed(waves)
    changes = {one.key: compared(one, 0, len(waves) - 1) for one in found}
    return printing_trend.order_of("Mittari", "Verkosto", waves, found, changes, {}, (0, len(waves) - 1))


def test_both_prints_are_accessible_and_made_to_last(tmp_path: Path) -> None:
    waves = [wave(1, 0), wave(2, 1, size=4), wave(3, 2)]
    results, trend = tmp_path / "results.pdf", tmp_path / "trend.pdf"
    results.write_bytes(printing.pdf(printing.order_of(waves[2], "Verkosto", [("Mitä?", "Sana")], "Hyvä alku")))
    trend.write_bytes(printing.pdf(trend_order(waves)))
    assert failed_rules("ua1,2a", results, trend) == [{}, {}]
    text = " ".join(page.extract_text() for page in PdfReader(trend).pages)
    assert "Vertailu: Kierros 1 → Kierros 3." in text
    assert "Keskiarvo nousi" in text
    assert "piilotettu" in text
    assert "sanamuoto muuttui" in text
