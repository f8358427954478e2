"""Quiet periods and public holidays: when nothing is asked, and how deadlines are counted past them."""

from agentnet.network.quiet.away import absences_of, absent
from agentnet.network.quiet.days import FreeDays, holidays_of, is_workday, morning, today, workday_after, workday_from
from agentnet.network.quiet.queries import free_days, quiet_periods

__all__ = [
    "FreeDays",
    "absences_of",
    "absent",
    "free_days",
    "holidays_of",
    "is_workday",
    "morning",
    "quiet_periods",
    "today",
    "workday_after",
    "workday_from",
]
