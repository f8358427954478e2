"""Dates, times, numbers and plain text as people read them: Finnish time, the language of the moment."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from agentnet import clock
from agentnet.words import _, language

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
_LINK: Final = re.compile(r"https://[^\s<>\"'\u201d]+[^\s<>\"'\u201d.,:;!?)\]]")


def local(moment: datetime) -> datetime:
    return moment.astimezone(HELSINKI)


def day(when: date | datetime | None) -> str:
    """17.11.2026 (fi, sv) or 17 November 2026 (en)."""
    if when is None:
        return ""
    shown = local(when) if isinstance(when, datetime) else when
    return (
        format_date(shown, "d MMMM y", locale="en_GB")
        if language.get() == "en"
        else f"{shown.day}.{shown.month}.{shown.year}"
    )


def daymonth(when: date | datetime | None) -> str:
    """17.11. (fi, sv) or 17 Nov (en)."""
    if when is None:
        return ""
    shown = local(when) if isinstance(when, datetime) else when
    return format_date(shown, "d MMM", locale="en_GB") if language.get() == "en" else f"{shown.day}.{shown.month}."


def month(when: date) -> str:
    """Marraskuu 2026"""
    said = format_date(when, "LLLL y", locale="en_GB" if language.get() == "en" else language.get())
    return said[:1].upper() + said[1:]


def timeofday(when: datetime | None) -> str:
    """12.30 (fi, sv) or 12:30 (en)."""
    if when is None:
        return ""
    shown = local(when)
    return f"{shown.hour}:{shown.minute:02}" if language.get() == "en" else f"{shown.hour}.{shown.minute:02}"


def moment(when: datetime | None) -> str:
    """17.11.2026 klo 12.30"""
    return _("{day} klo {time}", day=day(when), time=timeofday(when)) if when else ""


def weekday(when: date | datetime | None) -> str:
    """tiistai"""
    if when is None:
        return ""
    return format_date(local(when) if isinstance(when, datetime) else when, "cccc", locale=language.get())


def ago(when: datetime | None) -> str:
    """3 tuntia sitten"""
    if when is None:
        return ""
    return format_timedelta(when - clock.now(), add_direction=True, locale=language.get())


def number(value: float | None, digits: int = 1) -> str:
    """3,5: decimals with the language's own mark, none when there are none."""
    if value is None:
        return ""
    return format_decimal(round(value, digits), locale="en_GB" if language.get() == "en" else language.get())


def lines(text: str | None) -> Markup:
    """Plain text as HTML: escaped, line ends kept, https addresses made links."""
    if not text:
        return Markup()
    out, at = [], 0
    for match in _LINK.finditer(text) if "https://" in text else ():
        link = Markup('<a href="{0}" rel="noopener nofollow ugc">{0}</a>').format(match[0])
        out += [str(escape(text[at : match.start()])), str(link)]
        at = match.end()
    out.append(str(escape(text[at:])))
    return Markup("".join(out).replace("\n", "<br>\n"))
