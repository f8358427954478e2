"""What a page costs: time a request against the smallest page of the same run, and queries a request."""

import re
import sqlite3
import statistics
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import event

from bench.server import running

ROUNDS = 60
PERSON = "Heli"


def report(var: Path) -> str:
    with running("demo", var) as server:
        client = server.sign_in(PERSON)
        paths = {"smallest (join)": "/join", "home": "/", **_places(client, var)}
        for path in paths.values():
            client.get(path).raise_for_status()
        times: dict[str, list[float]] = {name: [] for name in paths}
        for _round in range(ROUNDS):
            for name, path in paths.items():
                begun = time.perf_counter()
                client.get(path)
                times[name].append((time.perf_counter() - begun) * 1000)
    queries = _queries(var, paths)
    base = statistics.median(times["smallest (join)"])
    rows = ["pages, one client, median of 60 in turn:"]
    for name, taken in times.items():
        middle, slow = statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]
        cost = f"{middle:6.1f} ms  (p95 {slow:6.1f})  {middle / base:4.1f} x the smallest"
        rows.append(f"  {name:<18} {cost}  {queries[name]:3} queries")
    return "\n".join(rows)


def _places(client: httpx.Client, var: Path) -> dict[str, str]:
    """Addresses that the sample network has: its workshops, a full board, the guide."""
    network = _first(client.get("/").text, r'href="(/networks/[0-9a-f-]{36})')
    past = re.findall(r'href="(/workshops/[0-9a-f-]{36})"', client.get(f"{network}/workshops").text)
    guide = str(client.get(f"{network}/guides").url.path)
    return {"network": network, "workshop": past[-1], "guide": guide, **_board(var)}


def _board(var: Path) -> dict[str, str]:
    """The board with the most notes, straight from the file."""
    with closing(sqlite3.connect(f"file:{var / 'agentnet.db'}?mode=ro", uri=True)) as kept:
        found = kept.execute("SELECT board_id FROM note GROUP BY board_id ORDER BY count(*) DESC").fetchone()
    return {"board": f"/boards/{UUID(found[0])}"} if found else {}


def _first(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise LookupError(pattern)
    return found[1]


def _queries(var: Path, paths: dict[str, str]) -> dict[str, int]:
    """The same requests inside this process, with every statement counted (BEGIN and the like left out)."""
    import os

    os.environ.update(AGENTNET_VAR=str(var), AGENTNET_WORKER="false", AGENTNET_DEMO="true")
    os.environ["AGENTNET_BASE_URL"] = "http://127.0.0.1:8000"
    from litestar.testing import TestClient

    from agentnet.app import create_app
    from agentnet.settings import settings

    settings.cache_clear()
    counted: dict[str, int] = {}
    with TestClient(create_app(), base_url="http://127.0.0.1:8000") as client:
        _sign_in(client, var)
        for name, path in paths.items():
            client.get(path)
            with _counting() as seen:
                client.get(path)
            counted[name] = len(seen)
    return counted


def _sign_in(client: httpx.Client, var: Path) -> None:
    from agentnet.demo import sign_in_links

    link = next(link for name, _role, link in sign_in_links() if name.startswith(PERSON))
    path = "/" + link.split("/", 3)[3]
    token = _first(client.get(path).text, r'name="csrf" value="([^"]+)"')
    client.post(path, data={"csrf": token}, headers={"Origin": "http://127.0.0.1:8000"}).raise_for_status()


@contextmanager
def _counting() -> Iterator[list[str]]:
    from agentnet.db.engines import _async_engine, _hot_engine

    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            seen.append(statement)

    engines = [*(_async_engine(writes).sync_engine for writes in (False, True)), _hot_engine()]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
