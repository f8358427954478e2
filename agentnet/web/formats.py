"""`agentnet.formats` for pages, and the filters of their templates. What works in a child process takes the former: it
loads nothing of the web.
"""

from typing import Final

from agentnet.formats import (
    HELSINKI,
    ago,
    day,
    daymonth,
    lines,
    local,
    moment,
    month,
    number,
    timeofday,
    weekday,
)
from agentnet.web.phones import phone

__all__ = [
    "FILTERS",
    "HELSINKI",
    "ago",
    "day",
    "daymonth",
    "lines",
    "local",
    "moment",
    "month",
    "number",
    "timeofday",
    "weekday",
]

FILTERS: Final = {
    "day": day,
    "daymonth": daymonth,
    "moment": moment,
    "month": month,
    "phone": phone,
    "weekday": weekday,
    "timeofday": timeofday,
    "ago": ago,
    "number": number,
    "lines": lines,
}
