"""Tables of the pure parts: identity codes, ways on, dates and numbers, tidy text."""

from datetime import UTC, date, datetime, timedelta

import pytest

from agentnet import clock
from agentnet.identity_codes import CENTURIES, CONTROL, holds_identity_code
from agentnet.web import formats
from agentnet.web.nexts import safe_path
from agentnet.web.textchecks import is_clean, refusal
from agentnet.words import using


def code(day: str, sign: str, number: str = "308") -> str:
    return f"{day}{sign}{number}{CONTROL[int(day + number) % 31]}"


@pytest.mark.parametrize("sign", CENTURIES)
def test_every_century_sign_is_known(sign: str) -> None:
    assert holds_identity_code(code("131052", sign))


@pytest.mark.parametrize(
    "text",
    [
        "131052-308T",
        "Asiakas 131052-308T tuli.",
        "asiakas (131052-308t)",
        "hetu:131052-308T.",
        "131052 - 308T",
        "131052–308T",
        "131052−308T",
        "rivi\n131052-308T\nrivi",
        "131052-308T131052-308T 131052-308T",
    ],
)
def test_a_code_is_found_however_it_is_written(text: str) -> None:
    assert holds_identity_code(text)
    assert "henkilötunnus" in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "131052-308U",
        code("320152", "-"),
        code("290223", "A"),
        code("001052", "-"),
        code("131052", "G"),
        code("131052", "Z"),
        "1131052-308T",
        "131052-308TX",
        "Puhelin 040 131052-308",
        "tilaus 123456-7890",
        "",
    ],
)
def test_what_is_no_code_is_let_through(text: str) -> None:
    assert not holds_identity_code(text)
    assert refusal(text) == ""


def test_a_leap_day_belongs_to_its_century() -> None:
    assert holds_identity_code(code("290200", "A"))
    assert not holds_identity_code(code("290200", "-"))


@pytest.mark.parametrize("path", ["/", "/me", "/boards/1?since=2#note", "/g/opas/1/"])
def test_a_path_of_ours_is_a_way_on(path: str) -> None:
    assert safe_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "me",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "\t//evil.example",
        "/me\r\nset-cookie: x",
        "/me\x00",
        " /me",
        "/" + "a" * 1_001,
    ],
)
def test_anything_else_leads_home(path: str | None) -> None:
    assert safe_path(path) == "/"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x85b", "\ud800", "a\u202eb", "\ufeffa", "a\u2028b"])
def test_text_that_cannot_be_kept(text: str) -> None:
    assert not is_clean(text)


@pytest.mark.parametrize("text", ["Hyvää työtä!", "👩‍⚕️🇫🇮", "rivi\nrivi\tsarake\r\n", "ﬁ", "שלום", "“lainaus” – viiva"])
def test_text_that_people_write(text: str) -> None:
    assert is_clean(text)


WINTER = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


def test_days_and_times_are_finnish_time() -> None:
    assert formats.day(WINTER) == "17.11.2026"
    assert formats.day(datetime(2026, 11, 17, 22, 30, tzinfo=UTC)) == "18.11.2026"
    assert formats.day(date(2026, 1, 2)) == "2.1.2026"
    assert formats.timeofday(WINTER) == "12.30"
    assert formats.moment(WINTER) == "17.11.2026 klo 12.30"
    assert formats.weekday(WINTER) == "tiistai"
    with using("en"):
        assert formats.day(WINTER) == "17 November 2026"
        assert formats.timeofday(WINTER) == "12:30"


def test_numbers_have_a_decimal_comma() -> None:
    assert formats.number(3.5) == "3,5"
    assert formats.number(3.0) == "3"
    assert formats.number(None) == ""


def test_how_long_ago() -> None:
    assert formats.ago(clock.now() - timedelta(hours=3)) == "3 tuntia sitten"


def test_plain_text_becomes_lines_and_safe_links() -> None:
    made = str(formats.lines("<b>\nKatso https://example.org/a?b=1&c=2. http://x javascript:y"))
    assert made.startswith('&lt;b&gt;<br>\nKatso <a href="https://example.org/a?b=1&amp;c=2"')
    assert made.count("<a ") == 1
