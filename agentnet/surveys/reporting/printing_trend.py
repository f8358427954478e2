"""A trend to print, like the results' summary: from the same published figures and the same words as the page."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from agentnet import clock, formats
from agentnet.surveys.reporting import changing, charts, telling
from agentnet.surveys.reporting.book import ABOUT
from agentnet.surveys.reporting.printing import Order
from agentnet.surveys.reporting.shapes import Figures, State
from agentnet.surveys.reporting.trend import Compared, Followed, Spot, Track, cards
from agentnet.words import _, language

MOST_WAVES: Final = 8
"""So many of the newest waves stand beside each other on paper."""


def order_of(
    title: str,
    network: str,
    waves: Sequence[Figures],
    found: Sequence[Followed],
    changes: Mapping[str, Compared],
    merged: Mapping[str, str],
    pair: tuple[int, int],
) -> Order:
    """`pair`: the places of the two waves that `changes` are between."""
    told = [_("Kehitys kierroksittain. Osuus on kierroksen vastaajista.")]
    if changes:
        first, last = (wave_name(waves[place]) for place in pair)
        told.append(_("Vertailu: {first} → {last}.", first=first, last=last))
    facts = {
        "language": language.get(),
        "title": title,
        "network": network,
        "under": " ".join(told),
        "made": _("Tulostettu {day}", day=formats.day(clock.now())),
        "rates": _rates(waves),
        "cards": [
            {
                "label": heading,
                "followed": [_followed(one, waves, changes.get(one.key), merged) for one in ones],
            }
            for heading, ones in cards(found)
        ],
        "notes": [_(line) for line in ABOUT[:2]] + changing.methods(list(changes.values())),
        "words": {"page": _("Sivu")},
    }
    return Order(facts, clock.now(), "trend.typ")


def wave_name(wave: Figures) -> str:
    return wave.wave_name or str(wave.wave)


def _rates(waves: Sequence[Figures]) -> dict[str, Any]:
    rows = [
        [
            wave_name(wave),
            str(wave.answers),
            str(wave.asked),
            f"{telling.per_cent(wave.answers, wave.asked)} %" if wave.asked else "–",
        ]
        for wave in waves
    ]
    return {
        "caption": _("Vastausprosentti"),
        "hidden": "",
        "head": [_("Kierros"), _("Vastauksia"), _("Kutsuttuja"), _("Osuus")],
        "rows": rows,
    }


def _followed(
    one: Followed, waves: Sequence[Figures], change: Compared | None, merged: Mapping[str, str]
) -> dict[str, Any]:
    head = [_("Ryhmä"), *(_wave_head(wave, broken) for wave, broken in zip(waves, one.breaks, strict=True))]
    least, most = charts.ends(one.values, one.by_mean)
    dots = charts.points(one.values, least, most, one.breaks)
    whole: dict[str, Any] = {"caption": "", "head": _last(head), "rows": [_row(one, one.whole, merged)], "hidden": ""}
    grids = [whole]
    for kind, tracks in one.groups.items():
        if rows := [_row(one, track, merged) for track in tracks if track.tells]:
            caption = f"{one.name}: {_(telling.BREAKDOWN_WORDS[kind]).lower()}"
            grids.append({"caption": caption, "head": _last(head), "rows": rows, "hidden": _hidden(tracks)})
    return {
        "name": one.name,
        "said": [list(said) for said in changing.sentences(change)] if change else [],
        "dots": [[dot.x, dot.y, said(one, dot.value), dot.broken, dot.reworded] for dot in dots],
        "ends": [said(one, least), said(one, most)],
        "broken": _("Katkoviiva: kysymyksen sanamuoto muuttui, joten lukuja ei voi verrata sen yli.")
        if any(one.breaks)
        else "",
        "grids": grids,
    }


def _hidden(tracks: Sequence[Track]) -> str:
    """The groups that nothing is shown of, in any wave."""
    names = [track.name for track in tracks if not track.tells]
    return _("Piilotettu kaikilla kierroksilla: {groups}.", groups=telling.listed(names)) if names else ""


def _wave_head(wave: Figures, broken: bool) -> str:
    return f"{wave_name(wave)} ({_('sanamuoto muuttui')})" if broken else wave_name(wave)


def _last(cells: Sequence[str]) -> list[str]:
    return [cells[0], *cells[1:][-MOST_WAVES:]]


def _row(one: Followed, track: Track, merged: Mapping[str, str]) -> list[str]:
    name = track.name
    if track.key in merged:
        name += f" ({_('päättyi, jatkuu: {units}', units=merged[track.key])})"
    return _last([name, *(told(one, spot) for spot in track.spots)])


def said(one: Followed, value: float) -> str:
    """A value of a trend in words: a share in whole per cent, a mean in its unit."""
    return f"{formats.number(value)} {one.unit}".strip() if one.by_mean else f"{round(value)} %"


def told(one: Followed, spot: Spot) -> str:
    """A wave in a row: its value, or why there is none."""
    value = spot.mean if one.by_mean else spot.share
    if value is not None:
        return said(one, value)
    return _(telling.NO_DATA) if spot.state is State.EMPTY else _("piilotettu")
