"""What a file would do: matching, errors by cell, circles; and that doing it twice is doing it once."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agentnet.network.organisation import headings
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.plans import plan
from agentnet.network.organisation.sheets import Sheet
from agentnet.network.organisation.state import Plan, State, applied, successors_of, undone

TODAY = date(2026, 11, 22)
LEVELS = ["toimiala", "palvelualue"]
HEADER = list(headings.choices(LEVELS).values())
KEYS = list(headings.choices(LEVELS))
COLUMNS = dict(enumerate(KEYS))
BASIC = {"unit": "Perhekeskus", "level-0": "Sosiaalipalvelut", "field": "Sosiaalihuolto", "region": "Salo"}


def sheet(*rows: dict[str, str]) -> Sheet:
    body = [[{**BASIC, **row}.get(key, "") for key in KEYS] for row in rows]
    return Sheet(HEADER, body, list(range(2, len(rows) + 2)))


def look(state: State, *rows: dict[str, str], **more: Any) -> Plan:
    return plan(state, sheet(*rows), COLUMNS, len(LEVELS), TODAY, **more)


def after(*rows: dict[str, str], state: State | None = None) -> State:
    return applied(state or State(), look(state or State(), *rows).steps)


def unit(state: State, name: str) -> dict[str, Any]:
    (found,) = (one for one in state.units.values() if one["name"] == name)
    return found


def test_a_new_file_makes_regions_areas_and_units() -> None:
    found = look(State(), {"level-1": "Hyvinvointi"}, {"unit": "Toinen", "headcount": "12", "level-1": "Hyvinvointi"})
    assert [(one.thing.value, one.name, one.verb) for one in found.steps] == [
        ("region", "Salo", "add"),
        ("area", "Hyvinvointi", "add"),
        ("area", "Sosiaalipalvelut", "add"),
        ("unit", "Perhekeskus", "add"),
        ("unit", "Toinen", "add"),
    ]
    assert not found.problems


def test_the_code_is_matched_before_the_name() -> None:
    state = after({"code": "K1"}, {"unit": "Neuvola", "code": "K2"})
    found = look(state, {"unit": "Neuvola ja koulu", "code": "K1"}, {"unit": "Perhetyö", "code": "K2"})
    assert [(one.before, one.after) for one in found.steps] == [
        ({"name": "Perhekeskus"}, {"name": "Neuvola ja koulu"}),
        ({"name": "Neuvola"}, {"name": "Perhetyö"}),
    ]


def test_a_unit_without_a_code_takes_the_one_that_the_file_gives() -> None:
    (step,) = look(after({}), {"code": "K1"}).steps
    assert (step.before, step.after) == ({"code": ""}, {"code": "K1"})


def test_a_missing_column_changes_nothing_and_an_empty_cell_empties() -> None:
    state = after({"headcount": "12", "code": "K1"})
    assert look(state, {}).steps[0].after == {"headcount": None}
    without = {at: key for at, key in COLUMNS.items() if key != "headcount"}
    assert not plan(state, sheet({}), without, len(LEVELS), TODAY).steps


def test_missing_units_end_only_when_asked_and_only_without_errors() -> None:
    state = after({"unit": "A"}, {"unit": "B"})
    assert not look(state, {"unit": "A"}).steps
    (step,) = look(state, {"unit": "A"}, ends_missing=True).steps
    assert (step.name, step.verb, step.after) == ("B", "end", {"valid_to": "2026-11-22"})
    assert not look(state, {"unit": "A"}, {"unit": "C", "headcount": "x"}, ends_missing=True).number("end")


@pytest.mark.parametrize(
    ("rows", "row", "column"),
    [
        (({"unit": ""},), 2, "Yksikkö"),
        (({"region": ""},), 2, "Alue"),
        (({"level-0": ""},), 2, "palvelualue"),
        (({"field": ""},), 2, "Ala"),
        (({"field": "hallinto"},), 2, "Ala"),
        (({"headcount": "paljon"},), 2, "Henkilöstömäärä"),
        (({"valid_from": "1.1.2027", "valid_to": "1.1.2026"},), 2, "Voimassa asti"),
        (({}, {}), 3, "Yksikkö"),
        (({"code": "K1"}, {"unit": "Toinen", "code": "K1"}), 3, "Yksikön tunnus"),
        (({"successor": "Ei ole"},), 2, "Jatkuu yksikössä"),
        (({"unit": "B"}, {"successor": "B"}), 3, "Jatkuu yksikössä"),
        (({"valid_to": "1.1.2027", "successor": "Perhekeskus"},), 2, "Jatkuu yksikössä"),
        (({"field": "S"}, {"unit": "B", "field": "T"}), 3, "Ala"),
        (({"unit": "=A1"},), 2, "Yksikkö"),
        (({"area_code": "P1"}, {"unit": "B", "area_code": "P1", "level-0": "Muut"}), 3, "palvelualue"),
        (({"area_code": "P1", "level-1": "X"}, {"unit": "B", "area_code": "P1", "level-1": "Y"}), 3, "palvelualue"),
    ],
)
def test_errors_name_the_row_and_the_column(rows: tuple[dict[str, str], ...], row: int, column: str) -> None:
    (problem,) = look(State(), *rows).problems
    assert (problem.row, problem.column) == (row, column)


def test_a_circle_of_successors_is_refused_where_it_would_close() -> None:
    ends = {"valid_to": "31.12.2026"}
    found = look(
        State(),
        {"unit": "A", "successor": "B", **ends},
        {"unit": "B", "successor": "C", **ends},
        {"unit": "C", "successor": "A", **ends},
        {"unit": "D"},
    )
    assert found.problems
    state = applied(State(), found.steps)
    assert unit(state, "D")
    for id in state.units:
        assert id not in _ahead(state, id)


def _ahead(state: State, id: str) -> set[str]:
    seen, ahead = set[str](), successors_of(state.units[id])
    while ahead:
        if (one := ahead.pop()) not in seen:
            seen.add(one)
            ahead += successors_of(state.units[one])
    return seen


def test_a_unit_splits_into_several_the_main_one_first() -> None:
    state = after({"unit": "A", "valid_to": "31.12.2026", "successor": "C | B"}, {"unit": "B"}, {"unit": "C"})
    ids = {one["name"]: id for id, one in state.units.items()}
    assert successors_of(unit(state, "A")) == [ids["C"], ids["B"]]


def test_the_same_name_in_another_time_is_another_unit() -> None:
    state = after({"valid_to": "31.12.2025"}, {"valid_from": "1.1.2026"})
    assert len(state.units) == 2
    assert not look(state, {"valid_to": "31.12.2025"}, {"valid_from": "1.1.2026"}).steps


def test_an_area_moves_by_its_code_and_grows_a_parent() -> None:
    state = after({"area_code": "P1"})
    found = look(state, {"area_code": "P1", "level-1": "Hyvinvointi", "level-0": "Perheiden palvelut"})
    assert [(one.thing.value, one.verb) for one in found.steps] == [("area", "add"), ("area", "change")]


def test_a_renamed_area_leaves_its_old_name_to_a_new_one() -> None:
    state = after({"area_code": "P1"})
    rows = {"unit": "B"}, {"area_code": "P1", "level-0": "Perheiden palvelut"}
    found = look(state, *rows)
    assert {(one.verb, one.after["name"]) for one in found.steps if one.thing is Thing.AREA} == {
        ("change", "Perheiden palvelut"),
        ("add", "Sosiaalipalvelut"),
    }
    assert not found.problems
    assert not look(applied(state, found.steps), *rows).steps


def test_a_unit_at_work_keeps_its_row_from_one_of_the_same_name_that_has_ended() -> None:
    rows = {"code": "K1", "valid_to": "31.12.2025"}, BASIC
    state = after({})
    found = look(state, *rows)
    assert [(one.verb, one.after["code"]) for one in found.steps] == [("add", "K1")]
    assert not look(applied(state, found.steps), *rows).steps


NAMES = st.sampled_from(["A", "a", "B", "C", "", "D ", "=1"])
CODES = st.sampled_from(["", "", "K1", "k1", "K2", "K3"])
DAYS = st.sampled_from(["", "", "31.12.2025", "2026-11-22", "1.1.2027", "46053", "huomenna"])
ROWS = st.fixed_dictionaries(
    {
        "unit": NAMES,
        "code": CODES,
        "level-0": st.sampled_from(["Perheet", "Ikäihmiset", "Muut", ""]),
        "level-1": st.sampled_from(["", "", "Hyvinvointi", "Sote"]),
        "area_code": st.sampled_from(["", "", "P1", "P2"]),
        "field": st.sampled_from(["", "S", "T", "Yhteinen", "x"]),
        "region": st.sampled_from(["Salo", "salo", "Turku", ""]),
        "headcount": st.sampled_from(["", "12", "x"]),
        "valid_from": DAYS,
        "valid_to": DAYS,
        "successor": st.sampled_from(["", "", "A", "B|C", "K1", "D|D", "Z"]),
    }
)
FILES = st.lists(ROWS, max_size=7)


def case(file: list[dict[str, str]], *before: dict[str, str]) -> dict[str, Any]:
    """Rows of unit A in Salo, of social care in the area P, where they say nothing else."""
    empty = dict.fromkeys(KEYS, "") | {"unit": "A", "level-0": "P", "field": "S", "region": "Salo"}
    before_it, it = ([empty | row for row in rows] for rows in (before, file))
    return {"before": before_it, "file": it, "ends": False, "left": set()}


P1, HYV, SOTE, B = {"area_code": "P1"}, {"level-1": "Hyv"}, {"level-1": "Sote"}, {"unit": "B"}
NO_FIELD, OVER, NO_SUCH = {"field": ""}, {"valid_to": "31.12.2025"}, {"successor": "Z"}


@settings(max_examples=300, deadline=None)
@example(**case([{**P1, "level-0": "I"}, {}], P1))  # its old name belongs to a new area
@example(**case([{**P1, **SOTE, **NO_FIELD}, {**P1, **HYV}]))  # two places of one code
@example(**case([{**P1, **NO_FIELD, "level-0": "I"}, {**P1, **NO_FIELD}, {}]))  # two names of one code
@example(**case([{**P1, **HYV, **NO_FIELD}, {**P1, **NO_FIELD}, SOTE]))  # one row of a code tells its place
@example(**case([{**SOTE, "field": "T"}, HYV, P1]))  # a place claimed by a row with another field
@example(**case([SOTE, {**HYV, **NO_SUCH}, {**P1, **NO_FIELD}]))  # an area of a refused row only
@example(**case([{**P1, **NO_SUCH, "code": "K2"}, SOTE, {"code": "K2", "level-0": "I"}], HYV))  # a refused row's code
@example(**case([{"code": "K1", **OVER}, {"code": "K1"}]))  # one code, ended and at work
@example(**case([{"code": "K1", **OVER, **NO_SUCH}, {}]))  # a refused row that could end the unit
@example(**case([P1, {**SOTE, "field": "T"}, HYV, SOTE]))  # claimed by a refused row and by one without a problem
@example(**case([SOTE | OVER | {"successor": "B"}, SOTE | OVER | B], HYV | B) | {"ends": True})  # goes on in which B
@example(**case([OVER, {}, {"code": "K1"}]))  # one name thrice
@given(before=FILES, file=FILES, ends=st.booleans(), left=st.sets(st.sampled_from(KEYS[5:])))
def test_doing_it_twice_is_doing_it_once_and_undoing_gives_everything_back(
    before: list[dict[str, str]], file: list[dict[str, str]], ends: bool, left: set[str]
) -> None:
    state = applied(State(), look(State(), *before).steps)
    columns = {at: key for at, key in COLUMNS.items() if key not in left}
    first = plan(state, sheet(*file), columns, len(LEVELS), TODAY, ends_missing=ends)
    then = applied(state, first.steps)
    assert undone(then, first.steps) == state
    assert Plan.unpacked(first.packed()) == first
    again = plan(then, sheet(*file), columns, len(LEVELS), TODAY, ends_missing=ends)
    assert (again.steps, again.problems) == ((), first.problems)
    for id, one in then.units.items():
        assert id not in _ahead(then, id)
        assert one["area_id"] in then.areas
        assert one["region_id"] in then.regions
        assert all(next_one in then.units for next_one in successors_of(one))
    assert all(one["parent_id"] is None or one["parent_id"] in then.areas for one in then.areas.values())


def test_twenty_thousand_rows_are_planned_in_seconds() -> None:
    rows = [{"unit": f"Yksikkö {n}", "code": f"K{n}", "region": f"Alue {n % 40}"} for n in range(20_000)]
    found = look(State(), *rows)
    assert found.number("add") == 20_041
    assert not look(applied(State(), found.steps), *rows).steps


def test_the_mark_tells_one_organisation_from_another() -> None:
    state = after({})
    other = state.copy()
    assert state.mark() == other.mark()
    other.units[str(uuid4())] = dict(unit(state, "Perhekeskus"))
    assert state.mark() != other.mark()
