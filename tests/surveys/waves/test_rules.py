"""Rates that tell of nobody, days of reminders, names and dates of waves, lists of addresses: all pure."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentnet.network.quiet import FreeDays
from agentnet.surveys.waves.addresses import decoded, read_list
from agentnet.surveys.waves.rules import hidden_rates, next_waves, reminder_days, wave_name

CHRISTMAS = FreeDays(((date(2026, 12, 14), date(2027, 1, 10)),))
CLINIC = UUID(int=1)
cells = st.dictionaries(
    st.integers(0, 9), st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n + 3))), min_size=1
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(cells)
def test_no_rate_tells_of_fewer_than_five(groups: dict[int, tuple[int, int]]) -> None:
    hidden = hidden_rates(groups)
    for name, (asked, answered) in groups.items():
        if name not in hidden:
            assert asked >= 5
            assert answered >= 5
            assert not 0 <= asked - answered < 5
    if hidden and hidden != groups.keys():
        asked, answered = (sum(groups[name][part] for name in hidden) for part in (0, 1))
        assert len(hidden) > 1
        assert answered >= 5
        assert not 0 <= asked - answered < 5


def test_everybody_and_almost_everybody_and_almost_nobody_are_hidden() -> None:
    groups = {"all": (20, 20), "nearly": (20, 17), "few": (20, 3), "some": (40, 20), "more": (60, 30), "small": (4, 2)}
    assert hidden_rates(groups) >= {"all", "nearly", "few", "small"}
    assert hidden_rates({"one": (40, 20), "two": (60, 30)}) == set()


@pytest.mark.parametrize(
    ("opens", "closes", "number", "days"),
    [
        (date(2026, 11, 2), date(2026, 11, 20), 2, [date(2026, 11, 11), date(2026, 11, 18)]),
        (date(2026, 11, 2), date(2026, 11, 20), 1, [date(2026, 11, 18)]),
        (date(2026, 11, 2), date(2026, 11, 20), 0, []),
        (date(2026, 12, 1), date(2027, 1, 15), 2, [date(2027, 1, 11), date(2027, 1, 13)]),
        (date(2026, 11, 2), date(2026, 11, 3), 2, []),
        (date(2026, 11, 2), None, 2, [date(2026, 11, 9), date(2026, 11, 16)]),
    ],
)
def test_reminders_go_out_on_working_days(opens: date, closes: date | None, number: int, days: list[date]) -> None:
    assert reminder_days(opens, closes, number, CHRISTMAS) == days


def test_waves_come_every_three_months_past_the_quiet_periods() -> None:
    coming = next_waves(date(2026, 9, 15), 4, CHRISTMAS)
    assert [opens for opens, _closes in coming] == [
        date(2027, 1, 11), date(2027, 3, 15), date(2027, 6, 15), date(2027, 9, 15),
    ]  # fmt: skip
    assert all(not CHRISTMAS.is_free(day) for pair in coming for day in pair)


def test_a_wave_is_called_by_its_season() -> None:
    months = [wave_name(date(2026, month, 15)) for month in (1, 4, 7, 10, 12)]
    assert months == ["Talvi 2026", "Kevät 2026", "Kesä 2026", "Syksy 2026", "Talvi 2026"]


def test_a_list_is_read_whatever_program_wrote_it() -> None:
    text = (
        "Sähköposti;Yksikkö\r\nAnna Aho <anna@esimerkki.example>; Loimaan terveysasema\r\n"
        "PEKKA@esimerkki.example\r\nanna@esimerkki.example\r\n\r\nei osoitetta\r\nviallinen@@esimerkki\r\n"
        "outi@esimerkki.example;Olematon yksikkö\r\n"
    )
    listed = read_list(text, {"loimaan terveysasema": CLINIC})
    assert listed.found == {"anna@esimerkki.example": CLINIC, "pekka@esimerkki.example": None}
    assert listed.twice == [4]
    assert [line for line, _said in listed.wrong] == [6, 7, 8]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_in_the_letters_that_it_was_written_with(encoding: str) -> None:
    assert decoded("osoite;yksikkö\na@b.example;Päivystys".encode(encoding)).endswith("Päivystys")


def test_a_list_ends_somewhere() -> None:
    listed = read_list("\n".join(f"a{n}@b.example" for n in range(12)), {}, most=10)
    assert len(listed.found) == 10
    assert [line for line, _said in listed.wrong] == [11]
