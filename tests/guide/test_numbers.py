"""How editions are numbered and named in addresses."""

import pytest

from agentnet.guide.editions.numbers import Numbered, from_address, in_address, next_number
from agentnet.guide.flow import Extent

BIG, SMALL = Extent.MAJOR, Extent.MINOR
FI1, FI2, FI2_1 = Numbered("2026.1", "fi"), Numbered("2026.2", "fi"), Numbered("2026.2.1", "fi")
SV1 = Numbered("2026.1", "sv")


@pytest.mark.parametrize(
    ("out", "language", "extent", "year", "number"),
    [
        ([], "fi", BIG, 2026, "2026.1"),
        ([], "fi", SMALL, 2026, "2026.1"),
        ([], "sv", BIG, 2026, "2026.1"),
        ([FI1], "fi", BIG, 2026, "2026.2"),
        ([FI1], "fi", BIG, 2027, "2027.1"),
        ([FI1], "fi", SMALL, 2026, "2026.1.1"),
        ([FI1], "fi", SMALL, 2027, "2026.1.1"),
        ([FI1, FI2, FI2_1], "fi", SMALL, 2026, "2026.2.2"),
        ([FI1, FI2, FI2_1], "fi", BIG, 2026, "2026.3"),
        ([FI1], "sv", BIG, 2026, "2026.1"),
        ([FI1, FI2, SV1], "sv", BIG, 2026, "2026.2"),
        ([FI1, SV1], "sv", SMALL, 2026, "2026.1.1"),
        ([FI1, SV1], "sv", BIG, 2026, "2026.2"),
    ],
)
def test_the_next_number(out: list[Numbered], language: str, extent: Extent, year: int, number: str) -> None:
    assert next_number(out, language, original="fi", extent=extent, year=year) == number


@pytest.mark.parametrize(
    ("number", "language", "address"),
    [("2026.1", "fi", "2026.1"), ("2026.1", "sv", "2026.1-sv"), ("2026.1.2", "en", "2026.1.2-en")],
)
def test_the_address_and_back(number: str, language: str, address: str) -> None:
    assert in_address(number, language, "fi") == address
    assert from_address(address, "fi") == (number, language)
