"""A form that was saved elsewhere meanwhile: what is saved beside what was written, word by word, to choose from."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from agentnet.differing import Segment, segments_of
from agentnet.surveys.questions import Asking, Replies, text_of
from agentnet.web import Entry
from agentnet.web.formats import day
from agentnet.words import N_, _

LABELS = {
    "title": N_("Välitehtävän nimi"),
    "why": N_("Mikä muuttui"),
    "text": N_("Mitä tehdään"),
    "due_on": N_("Viimeinen vastauspäivä"),
}


class Difference(NamedTuple):
    """A field with two wordings. `take` is what the page's script puts into the form, as name → values."""

    label: str
    saved: str
    segments: tuple[Segment, ...]
    take: str


def of_entry(entry: Entry[Any], saved: Mapping[str, str | date | None]) -> list[Difference]:
    """The fields of a form that differ from what is saved."""
    found = []
    for name, there in saved.items():
        mine = entry.typed.get(name, [""])[-1].replace("\r\n", "\n").strip()
        kept = there.isoformat() if isinstance(there, date) else (there or "").strip()
        if mine != kept:
            shown = [_as_day(kept), _as_day(mine)] if name == "due_on" else [kept, mine]
            found.append(_difference(_(LABELS[name]), *shown, take={name: [kept]}))
    return found


def of_answer(asked: list[Asking], mine: Replies, saved: Replies) -> list[Difference]:
    """The questions whose answer differs from what is saved."""
    found = []
    for one in asked:
        there = {name: saved.typed.get(name, []) for name in one.parts}
        if _plain(there) != _plain({name: mine.typed.get(name, []) for name in one.parts}):
            found.append(_difference(one.label, _said(one, saved), _said(one, mine), take=there))
    return found


def _difference(label: str, saved: str, mine: str, *, take: Mapping[str, list[str]]) -> Difference:
    return Difference(label, saved, tuple(segments_of(saved, mine)), json.dumps(take))


def _said(asking: Asking, replies: Replies) -> str:
    """In words; what is no answer yet stays as it was typed."""
    if asking.key in replies.values:
        return text_of(asking, replies.values[asking.key])
    return "\n".join(value for name in asking.parts for value in replies.typed.get(name, []))


def _plain(typed: Mapping[str, list[str]]) -> dict[str, list[str]]:
    stripped = {name: [value.replace("\r\n", "\n").strip() for value in values] for name, values in typed.items()}
    return {name: kept for name, values in stripped.items() if (kept := [value for value in values if value])}


def _as_day(typed: str) -> str:
    try:
        return day(date.fromisoformat(typed))
    except ValueError:
        return typed
