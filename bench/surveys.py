"""Staff answer a wave: five hundred forms in a minute through the real server, by the open link and by own ones."""

import asyncio
import os
import statistics
import time
from pathlib import Path
from random import Random
from typing import Any

import httpx

from bench import figures
from bench.process import busy, cpu_seconds
from bench.server import Running, free_port, running

EACH = 250
"""Answers by each of the two ways."""
STORED = 10_000
AT_ONCE = 16


def report(var: Path) -> str:
    port = free_port()
    os.environ.update(AGENTNET_VAR=str(var), AGENTNET_BASE_URL=f"http://127.0.0.1:{port}", AGENTNET_WORKER="false")
    begun = time.perf_counter()
    links = asyncio.run(_town(var))
    lines = [
        f"answering a wave in which {STORED} have answered ({busy()}); made in {time.perf_counter() - begun:.0f} s:"
    ]
    with running("serve", var, port) as server:
        lines.append(asyncio.run(_answer(server, "by the open link", links["open"])))
        lines.append(asyncio.run(_answer(server, "by personal links", links["personal"])))
    return "\n".join(lines)


async def _town(var: Path) -> dict[str, list[str]]:
    """A wave to units with ten thousand answers, and one to as many addresses."""
    from agentnet.db import migrations
    from agentnet.settings import settings

    settings.cache_clear()
    await asyncio.to_thread(var.mkdir, parents=True, exist_ok=True)
    await asyncio.to_thread(migrations.upgrade)
    import agentnet.models  # noqa: F401 (every table)
    from agentnet import db

    async with db.writing() as session:
        made = await _waves(session)
        await session.commit()
    await db.dispose()
    return made


async def _waves(session: "db.Session") -> dict[str, list[str]]:  # type: ignore[name-defined]  # noqa: F821
    from agentnet.demo.seed_waves import _questions, fill
    from agentnet.network.flow import Field, Role
    from agentnet.network.models import Area, County, Membership, Network, Person, Region, Unit
    from agentnet.surveys import actions
    from agentnet.surveys.flow import Anonymity, Asked, Kind
    from agentnet.surveys.waves.gathering import addresses_left, set_list
    from agentnet.surveys.waves.links import link_of, open_token, personal_token
    from agentnet.surveys.waves.units import choose

    county = County(name="Mittaamo")
    area = Area(county_id=county.id, name="Palvelut", field=Field.HEALTH)
    region = Region(county_id=county.id, name="Alue")
    units = [Unit(area_id=area.id, region_id=region.id, name=f"Yksikkö {n}", headcount=50) for n in range(300)]
    network, lead = Network(county_id=county.id, name="Mittaajat"), Person(name="Mittaaja", email="m@example.org")
    for rows in ([county], [area, region], units, [network, lead]):
        session.add_all(rows)
        await session.flush()
    session.add(Membership(network_id=network.id, person_id=lead.id, role=Role.COORDINATOR))
    waves = {}
    for asked in (Asked.UNITS, Asked.PERSONAL):
        about: dict[str, Any] = {"kind": Kind.METER, "title": "Mittari", "intro": "", "anonymity": Anonymity.ANONYMOUS}
        waves[asked] = await actions.make(session, network.id, **about, asked=asked, by=lead, repeats=True)
        session.add_all(_questions(waves[asked].id))
        await session.flush()
    await choose(session, waves[Asked.UNITS], {unit.id: 50 for unit in units})
    listed = {f"h{n}@example.org": units[n % 300].id for n in range(STORED)}
    await set_list(session, waves[Asked.PERSONAL], listed)
    for wave in waves.values():
        await actions.open_survey(session, wave, lead)
    await fill(session, waves[Asked.UNITS], Random(1), share=STORED / 15_000)
    link = await link_of(session, waves[Asked.UNITS])
    assert link is not None
    left = await addresses_left(session, waves[Asked.PERSONAL])
    return {
        "open": [f"/s/{open_token(link.id)}?unit={unit.id}" for unit in units[:EACH]],
        "personal": [f"/s/p/{personal_token(id)}" for id, _address in left[:EACH]],
    }


async def _answer(server: Running, name: str, paths: list[str]) -> str:
    """Each opens the form and sends it, sixteen at a time; the sending is measured."""
    door, times, spent = asyncio.Semaphore(AT_ONCE), [], cpu_seconds(server.pid)
    fields = {"q-q1": "4", "q-q2": "1", "q-q3-0": "3", "q-q3-1": "5", "q-q4": "2", "q-q5": "Yhteinen ajanvarauskirja."}

    async def one(n: int, path: str) -> None:
        async with door, httpx.AsyncClient(base_url=server.address, timeout=60) as client:
            (await client.get(path)).raise_for_status()
            begun = time.perf_counter()
            sent = await client.post(path, data={**fields, "once": f"m{n}"}, headers={"Origin": server.address})
            times.append((time.perf_counter() - begun) * 1000)
            assert sent.status_code == 303, sent.text[:400]

    begun = time.perf_counter()
    await asyncio.gather(*(one(n, path) for n, path in enumerate(paths)))
    seconds, spent = time.perf_counter() - begun, cpu_seconds(server.pid) - spent
    slow = sorted(times)[int(len(times) * 0.99)]
    figures.at_least(f"answers {name}", len(paths) / seconds * 60, 500, "a minute")
    figures.at_most(f"an answer {name}, p99 at {AT_ONCE} at once", slow, 2000, "ms")
    return (
        f"  {name}: {len(paths)} in {seconds:.1f} s, {len(paths) / seconds:.1f} a second; p50"
        f" {statistics.median(times):.0f}, p99 {slow:.0f} ms; {1000 * spent / len(paths):.0f} ms of processor each,"
        " the form's page included"
    )
