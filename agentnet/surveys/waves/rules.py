"""Pure rules of waves: which rates may be shown, the days of reminders and of next waves, their names."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Final, TypeVar

from agentnet.network.quiet import FreeDays
from agentnet.surveys.flow import FLOOR, Asked
from agentnet.words import N_, _

K = TypeVar("K", bound=Hashable)
ASKED: Final = {
    Asked.MEMBERS: (
        N_("Verkoston jäseniltä"),
        N_("Jokainen vastaa omalla tunnuksellaan, kerran. Kutsu lähtee, kun kysely avataan."),
    ),
    Asked.UNITS: (
        N_("Yksiköiden koko henkilöstöltä, yhdellä avoimella linkillä"),
        N_("Linkin ja QR-koodin voi jakaa vapaasti. Vastaaja valitsee yksikkönsä. Sama ihminen voi vastata toistekin."),
    ),
    Asked.PERSONAL: (
        N_("Tietyiltä ihmisiltä, henkilökohtaisella linkillä"),
        N_("Sähköpostiosoitteet tuodaan listana. Jokainen saa oman linkin ja voi vastata kerran."),
    ),
}
SEASONS: Final = (N_("Talvi {year}"), N_("Kevät {year}"), N_("Kesä {year}"), N_("Syksy {year}"))
FAR: Final = 1.5
FAR_SPARE: Final = 5
OPEN_DAYS: Final = 10
"""Working days that a wave is open when nobody says otherwise."""


def hidden_rates(cells: Mapping[K, tuple[int, int]]) -> set[K]:
    """Groups (asked, answered) whose rate is not told: fewer than five were asked; fewer than five have answered, or
    fewer than five have not: then a rate would tell of single people. Their sums do not tell either: while they do,
    the smallest of the others is hidden with them. (More answers than people are no secret: nobody is left to name.
    They are hidden last, so that whoever leads the wave sees that something is odd.)
    """
    hidden = {name for name, (asked, answered) in cells.items() if _tells(asked, answered)}
    spare = sorted(cells.keys() - hidden, key=lambda name: (_over(*cells[name]), cells[name][0], str(name)))
    while hidden and spare and (len(hidden) == 1 or _tells(*_sum(cells, hidden))):
        hidden.add(spare.pop(0))
    return hidden


def _tells(asked: int, answered: int) -> bool:
    return asked < FLOOR or answered < FLOOR or 0 <= asked - answered < FLOOR


def is_far_over(asked: int, answered: int) -> bool:
    """More than a few who pressed twice, or a headcount that was out of date, can explain. Of a unit that is said of
    also where its rate is not told: it tells of no single person, and somebody must be able to close the unit.
    """
    return asked > 0 and answered > FAR * asked + FAR_SPARE


def _over(asked: int, answered: int) -> bool:
    return answered > asked


def _sum(cells: Mapping[K, tuple[int, int]], names: set[K]) -> tuple[int, int]:
    return sum(cells[name][0] for name in names), sum(cells[name][1] for name in names)


def reminder_days(opens: date, closes: date | None, number: int, free: FreeDays) -> list[date]:
    """The days of up to two reminders, each a working day: half-way and two working days before the last day; without
    a last day, after five and ten working days. A day that does not come before the end, or comes twice, is left out.
    """
    if closes is None:
        planned = [free.after(opens, 5), free.after(opens, 10)]
    else:
        planned = [free.next_working(opens + (closes - opens) / 2), free.before(closes, 2)]
        planned = [day for day in planned if opens < day <= closes]
    return sorted(set(planned))[-number:] if number else []


def wave_name(day: date) -> str:
    """`Syksy 2026`."""
    return _(SEASONS[day.month % 12 // 3], year=day.year)


def next_waves(last: date, number: int, free: FreeDays) -> list[tuple[date, date]]:
    """A proposal: a wave every three months after `last`, from one working day to another, past the quiet periods."""
    proposed = []
    for n in range(1, number + 1):
        year, month = divmod(last.month - 1 + 3 * n, 12)
        opens = free.next_working(date(last.year + year, month + 1, min(last.day, 28)))
        proposed.append((opens, _last_day(opens, free)))
    return proposed


def _last_day(opens: date, free: FreeDays) -> date:
    return free.after(opens, OPEN_DAYS)
