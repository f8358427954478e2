"""Asks for an address on the web and says how it went. Never for one inside our own network, wherever it is sent on to.

The address is resolved here and the connection goes to the very number that was judged, so that a name that changes its
mind in between (DNS rebinding) leads nowhere.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from agentnet.guide.links.models import LinkState

SECONDS: Final = 10
HOPS: Final = 5
GONE: Final = frozenset({404, 410})
PORTS: Final = frozenset({None, 80, 443})
LONGEST: Final = 2_000
"""Characters of an address; a longer one is not asked for."""
BRIDGES: Final = tuple(ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""Numbers that a gateway turns into others: behind them may stand a number of our own network."""
Resolve = Callable[[str], Awaitable[Sequence[str]]]


class Asked(NamedTuple):
    """How it went: the state, and why when it did not open."""

    state: LinkState
    why: str = ""


async def numbers_of(host: str) -> list[str]:
    """The host's IP addresses.

    Raises:
        OSError: it has none.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


async def ask(url: str, *, resolve: Resolve = numbers_of, client: httpx.AsyncClient | None = None) -> Asked:
    """Ask for the address as a browser would, and throw away what comes."""
    if client is None:
        async with httpx.AsyncClient(timeout=SECONDS, follow_redirects=False, trust_env=False) as made:
            return await ask(url, resolve=resolve, client=made)
    for _hop in range(HOPS):
        try:
            async with asyncio.timeout(2 * SECONDS):
                step = await _step(url, resolve, client)
        except (TimeoutError, ValueError, httpx.InvalidURL):  # it drips, or sends on to what is no address
            return Asked(LinkState.UNSURE, "silent")
        if isinstance(step, Asked):
            return step
        url = step
    return Asked(LinkState.UNSURE, "silent")


def _outside(number: str) -> bool:
    """Whether the IP address is one machine of the open internet."""
    one = ip_address(number.partition("%")[0])
    bridged = isinstance(one, IPv6Address) and any(one in bridge for bridge in BRIDGES)
    return one.is_global and not (one.is_multicast or bridged)


async def _step(url: str, resolve: Resolve, client: httpx.AsyncClient) -> Asked | str:
    """One answer, or the address that it sends on to."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode()
    except ValueError:
        return Asked(LinkState.DEAD, "no-host")
    if len(url) > LONGEST:
        return Asked(LinkState.UNSURE, "silent")
    if parts.scheme not in ("http", "https") or not host or port not in PORTS:
        return Asked(LinkState.UNSURE, "inside")
    try:
        numbers = await asyncio.wait_for(resolve(host), SECONDS)
    except (OSError, UnicodeError, TimeoutError) as error:
        known_missing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
        return Asked(LinkState.DEAD, "no-host") if known_missing else Asked(LinkState.UNSURE, "silent")
    if not numbers or not all(map(_outside, numbers)):
        return Asked(LinkState.UNSURE, "inside")
    number = f"[{numbers[0]}]" if ":" in numbers[0] else numbers[0]
    there = urlunsplit((parts.scheme, f"{number}:{port}" if port else number, parts.path or "/", parts.query, ""))
    named = f"[{host}]" if ":" in host else host
    headers = {"host": f"{named}:{port}" if port else named, "user-agent": "agentnet link check"}
    try:
        async with client.stream("GET", there, headers=headers, extensions={"sni_hostname": host}) as answer:
            status, onward = answer.status_code, answer.headers.get("location", "")
    except httpx.HTTPError:
        return Asked(LinkState.UNSURE, "silent")
    if status in GONE:
        return Asked(LinkState.DEAD, str(status))
    if 300 <= status < 400 and onward:
        return str(urljoin(url, onward))
    return Asked(LinkState.WORKS) if status < 400 else Asked(LinkState.UNSURE, str(status))
