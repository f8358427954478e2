"""Finland's time zone as calendars read it: the clocks' two changes as yearly rules.

Outlook and Exchange read nothing but such rules, one for each change ([MS-STANOICAL] 2.2.47: `RDATE` is ignored);
others read them too. They hold from 1981 on; a test compares them with the time zone database for the years to come.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from icalendar import Component

FINLAND: Final = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19810329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
"""


def finnish_zone() -> "Component":
    from icalendar import Timezone

    return Timezone.from_ical(FINLAND.replace("\n", "\r\n"))
