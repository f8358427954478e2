"""How often one network address may answer by an open link: as often as there are people, and slower after that.

A whole ward, and a whole hospital, is one address: as many answers as there are staff, and half as many more, are
taken at once. Then each further one waits longer than the one before, so that one flooder cannot fill the link's room.
What is counted is a keyed hash of the address, in memory only: the key is this process's own, and a day after the last
answer nothing is left. Nothing of it is written to the database, to a log or beside an answer.
"""

import hmac
import secrets
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final

from agentnet import clock

SHARE: Final = 1.5
SPARE: Final = 10
"""Answers from one address before it is slowed: so many for each of the staff, and these."""
FIRST_WAIT: Final = 10
LONGEST_WAIT: Final = 3600
STEP: Final = 5
"""The wait (seconds) doubles with every so many answers more."""
FORGOTTEN: Final = 24 * 3600
MOST: Final = 50_000


@dataclass
class _Flow:
    answers: int = 0
    last: float = 0.0


_key = secrets.token_bytes(32)
_flows: dict[bytes, _Flow] = {}


def take(link: str, unit: str, address: str, *, headcount: int, people: int) -> int:
    """Count an answer from this address, to the unit and to the whole wave. 0, or the seconds to wait; then it is not
    counted.
    """
    now = clock.now().timestamp()
    flows = _both(link, unit, address)
    waits = [_wait(flow, number, now) for flow, number in zip(flows, (headcount, people), strict=True)]
    if any(waits):
        return max(waits)
    for flow in flows:
        flow.answers, flow.last = flow.answers + 1, now
    if len(_flows) > MOST:
        _forget(now)
    return 0


def give_back(link: str, unit: str, address: str) -> None:
    """Nothing was kept after all: the same form had been sent before."""
    for flow in _both(link, unit, address):
        flow.answers = max(0, flow.answers - 1)


def _both(link: str, unit: str, address: str) -> tuple[_Flow, _Flow]:
    place = _place(address)
    keys = [hmac.new(_key, "\0".join((link, of, place)).encode(), "sha256").digest() for of in (unit, "")]
    one, whole = (_flows.setdefault(key, _Flow()) for key in keys)
    return one, whole


def _place(address: str) -> str:
    """One household or house has a whole /64 of IPv6 addresses. An IPv4 address in the clothes of IPv6 is that one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 6:
        found = found.ipv4_mapped or found
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


def _wait(flow: _Flow, people: int, now: float) -> int:
    if flow.answers and now - flow.last > FORGOTTEN:
        flow.answers = 0
    over = flow.answers - int(SHARE * people) - SPARE
    if over < 0:
        return 0
    wait: int = min(LONGEST_WAIT, FIRST_WAIT << min(over // STEP, 10))
    return max(0, round(flow.last + wait - now))


def clear() -> None:
    """Forget everything (a new test)."""
    _flows.clear()


def _forget(now: float) -> None:
    for key in [key for key, flow in _flows.items() if now - flow.last > FORGOTTEN]:
        del _flows[key]
    while len(_flows) > MOST:
        del _flows[next(iter(_flows))]
