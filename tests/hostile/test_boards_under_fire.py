"""Hostile posts and messages to boards and workshops (HOSTILE=50000): no error of ours, nothing of the neighbours'.

An eighth comes by POST, the rest up the sockets, which only presence should come up.
"""

import asyncio
import os
from collections import Counter
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from agentnet import db
from agentnet.app import create_app
from agentnet.settings import settings
from agentnet.web import limits
from agentnet.web.shell import Agentnet
from agentnet.workshops.boards.tables import NOTE
from tests.cast import Cast
from tests.faults import doors
from tests.faults.conftest import SECRET
from tests.faults.test_fuzz import Fuzzer
from tests.faults.town import Town
from tests.hostile.attackers import Attacker, Sockets, forget_loops, free_port, serving
from tests.visitor import _begin

ATTACKS: Final = int(os.environ.get("HOSTILE", "1000"))
LIVE_ROOMS: Final = ("/boards/", "/workshops/", "/polls/")


class LiveFuzzer(Fuzzer):
    """Only the rooms of a workshop."""

    def __init__(self, app: Agentnet, towns: list[Town], browsers: Any) -> None:
        super().__init__(app, towns, browsers)
        self.routes = [(path, method) for path, method in self.routes if path.startswith(LIVE_ROOMS)]
        self.doors = [door for door in doors.DOORS if door.path.startswith(LIVE_ROOMS) and door.who in browsers]


def test_boards_hold_under_fire(
    database: str, cast: Cast, town: Town, next_town: Town, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    monkeypatch.setenv("AGENTNET_BASE_URL", address)
    settings.cache_clear()
    people = {who: getattr(cast, who) for who in ("aino", "pekka", "heli")} | {"guest": town.at["guest"]}
    keys = {who: asyncio.run(_begin(one)) for who, one in people.items()} | {"nobody": ""}
    forget_loops()
    app = create_app()
    browsers = {who: Attacker(address, key) for who, key in keys.items()}
    next_town.door = "workshop planned"
    fuzzer = LiveFuzzer(app, [town, next_town], browsers)
    ours, theirs = (f"/boards/{one.id('board ideation')}/live" for one in (town, next_town))
    more = [f"/boards/{town.id('board voting')}/live", f"/workshops/{town.id('workshop')}/live"]
    sockets = Sockets(fuzzer.dice, address, [key for key in keys.values() if key], [ours, theirs, *more])
    before, statuses = notes_of(next_town), Counter[int]()
    with serving(app, port):
        for attack in range(ATTACKS):
            if attack % 8:
                sockets.say()
                continue
            limits.clear()
            who, asked, answer = fuzzer.ask()
            statuses[answer.status_code] += 1
            assert answer.status_code < 500, f"{who}: {asked}\n{answer.text[-2000:]}"
            assert SECRET not in answer.text, f"{who} reads the neighbours' words: {asked}"
            if not browsers[who].cookies:
                browsers[who].sign_in_again()
            if attack % 500 == 0:
                assert SECRET not in sockets.hear()
        assert SECRET not in sockets.hear()
        sockets.leave()
        browsers["heli"].sign_in_again()
        assert browsers["heli"].get(f"/boards/{town.id('board ideation')}").status_code == 200
    forget_loops()
    assert notes_of(next_town) == before
    assert sockets.said > ATTACKS / 2
    told = capfd.readouterr().err
    assert "socket failed" not in told, told[-3000:]
    with capfd.disabled():
        print(f"\n{ATTACKS} attacks: {dict(sorted(statuses.items()))}, {sockets.said} messages said,")
        print(f"{sockets.refused} sockets turned away, {sockets.closed} closed")


def notes_of(town: Town) -> int:
    """How many notes stand on a board that none of the attackers may see."""
    with db.writer_connection() as connection:
        mine = select(func.count()).select_from(NOTE).where(NOTE.c.board_id == town.id("board ideation"))
        return connection.scalar(mine) or 0
