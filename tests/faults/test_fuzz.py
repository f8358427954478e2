"""Three thousand hostile requests: none is answered with an error of ours, none is told what is not theirs."""

import json
import random
import re
from typing import Any
from uuid import uuid4

from httpx import Response
from sqlmodel import Session

from agentnet import db
from agentnet.settings import settings
from agentnet.web import limits
from agentnet.web.policy import routes
from agentnet.web.shell import Agentnet
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.faults.conftest import SECRET
from tests.faults.door import Door
from tests.faults.doors import DOORS
from tests.faults.town import Town
from tests.visitor import Visitor

REQUESTS, SEED = 3_000, 20261117
PARAMETER = re.compile(r"\{(\w+):(\w+)\}")
NASTY = (
    "", " ", "0", "-1", "1" * 30, "9223372036854775808", "NaN", "1e400", "null", "true", "\x00", "a\x00b", "\ufffe",
    "\u202etxt", "👩‍👩‍👧‍👦", "ä" * 3000, "A" * 30_000, "<script>alert(1)</script>", "{{ 7*7 }}", "%s%n",
    "'; DROP TABLE note; --", "../../etc/passwd", "//evil.example", "javascript:alert(1)", "2026-13-45", "0001-01-01",
    "9999-12-31", "25:61", "=1+1",
    "[@k1] [@k99999999999999999999]", "![x](http://evil.example/x.png)", "[" * 400, "> " * 200, "`" * 500, "-" * 4000,
)  # fmt: skip
WORDS = (
    "up", "down", "text", "choice", "scale", "pre", "anonymous", "named", "on_site", "cannot", "live", "closed",
    "open", "confirm", "invite", "end", "review", "recall", "renew", "lock", "board", "talk", "remove", "parked",
    "2026-12-01", "12:30", "15:00", "1", "2", "3", "on", "fi", "sv", "uusi@agentnet.example",
)  # fmt: skip
FORM, PARTS, JSON = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"
KINDS = (PARTS, JSON, JSON, "text/plain", "", "x/y; =")
ORIGINS = ("null", "https://evil.example", "")
ENDS = ("%ff", "%00", "/", "//", "?" + "a=1&" * 200)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")


class Fuzzer:
    """One run: the same seed asks the same kinds of things, whatever the ids are."""

    def __init__(self, app: Agentnet, towns: list[Town], browsers: dict[str, Visitor]) -> None:
        self.dice = random.Random(SEED)
        self.routes = sorted((path, method) for path, method, _ in routes(app) if method != "WEBSOCKET")
        self.ids = [one for town in towns for one in town.ids()]
        self.towns = towns
        more = {"q-q1", "q-q2", "__proto__"}
        self.fields = sorted({name for door in DOORS for name in door.form.model_fields} | more)
        self.browsers = browsers
        self.doors = list(DOORS)

    def ask(self) -> tuple[str, str, Response]:
        who, headers = self.dice.choice(sorted(self.browsers)), self.headers()
        if self.dice.random() < 0.6:
            door = self.dice.choice(self.doors)
            who = door.who if self.dice.random() < 0.7 else who
            method, (path, given) = "POST", self.at(door)
        else:
            (path, method), given = self.anywhere(), self.anything()
        browser = self.browsers[who]
        body = self.body(given, browser.token, headers)
        answer = browser.request(method, path, content=body, headers=headers)
        return who, f"{method} {path[:200]} {headers['content-type']} {body[:300]!r}", answer

    def at(self, door: Door) -> tuple[str, list[tuple[str, str]]]:
        """In one of the towns, most of the fields well filled in, the others not."""
        town = self.dice.choice(self.towns)
        good = [(name, str(value)) for name, value in door.good(town).items() if self.dice.random() < 0.9]
        names = sorted(door.form.model_fields) or ["q-q1"]
        return door.where(town), good + [
            (self.dice.choice(names), self.value()) for _ in range(self.dice.choice((0, 1, 1, 3)))
        ]

    def anywhere(self) -> tuple[str, str]:
        path, method = self.dice.choice(self.routes)
        filled = PARAMETER.sub(lambda match: self.parameter(), path)
        if self.dice.random() < 0.3:
            name = self.dice.choice(("since", "number", "sort", "theme", "next", "source", "kind", "q", "page", "to"))
            filled += f"?{name}={self.quoted(self.value()[:600])}"
        if self.dice.random() < 0.05:
            filled += self.dice.choice(ENDS)
        return filled, method if self.dice.random() < 0.9 else self.dice.choice(METHODS)

    def anything(self) -> list[tuple[str, str]]:
        given = [(self.dice.choice(self.fields), self.value()) for _ in range(self.dice.randrange(12))]
        return given + given[:1] * self.dice.randrange(3)

    def parameter(self) -> str:
        if self.dice.random() < 0.9:
            return self.dice.choice(self.ids)
        return self.quoted(self.dice.choice((*NASTY, str(uuid4())))[:600] or "x")

    @staticmethod
    def quoted(text: str) -> str:
        return "".join(f"%{byte:02x}" for byte in text.encode())

    def headers(self) -> dict[str, str]:
        origin = settings().base_url if self.dice.random() < 0.97 else self.dice.choice(ORIGINS)
        kind = FORM if self.dice.random() < 0.85 else self.dice.choice(KINDS)
        more = {"hx-request": "true"} if self.dice.random() < 0.3 else {}
        return {"origin": origin, "sec-fetch-site": "same-origin", "content-type": kind, **more}

    def value(self) -> str:
        return self.dice.choice(self.dice.choice((NASTY, NASTY, WORDS, self.ids)))

    def body(self, given: list[tuple[str, str]], token: str, headers: dict[str, str]) -> bytes:
        chance = self.dice.random()
        if chance < 0.03:
            return self.dice.randbytes(self.dice.randrange(200))
        given = [*given, ("csrf", token if chance > 0.06 else self.dice.choice(NASTY))]
        match headers["content-type"]:
            case "application/json":
                headers["x-csrf-token"] = token
                return self.json(given)
            case "multipart/form-data; boundary=x":
                parts = (f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in given)
                return ("".join(parts) + "--x--\r\n").encode()
        return "&".join(f"{name}={self.quoted(value)}" for name, value in given).encode()

    def json(self, given: list[tuple[str, str]]) -> bytes:
        whole = ('{"text": "\\ud800"}', "[" * 2000, '{"a": {"b": {}}}', "[1, 2]", '{"text": 1e999}', "null", '"x"', "{")
        if self.dice.random() < 0.3:
            return self.dice.choice(whole).encode()
        return json.dumps(
            {name: self.dice.choice((value, [value], len(value), None)) for name, value in given}
        ).encode()


def test_three_thousand_hostile_requests(
    app: Agentnet, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town, next_town: Town, capsys: Any
) -> None:
    people = {who: getattr(cast, who) for who in ("aino", "pekka", "maija", "heli", "sari", "admin")}
    people["guest"] = town.at["guest"]
    browsers = {"nobody": client.another()} | {who: signed_in_as(one) for who, one in people.items()}
    for browser in browsers.values():
        browser.base_url = settings().base_url
    next_town.door = "workshop planned"  # nobody has been given the key of the one that is on
    fuzzer = Fuzzer(app, [town, next_town], browsers)
    counted: dict[int, int] = {}
    for _ in range(REQUESTS):
        limits.clear()
        who, asked, answer = fuzzer.ask()
        if who in people and not browsers[who].cookies["agentnet"].startswith("s."):
            browsers[who].sign_in(people[who])  # somebody pressed "sign out"
        counted[answer.status_code] = counted.get(answer.status_code, 0) + 1
        assert answer.status_code < 500, f"{who}: {asked}\n{answer.text[-2000:]}"
        assert "Traceback" not in answer.text, f"{who}: {asked}"
        public = f"/g/{next_town.at['guide'].slug}" in str(asked)  # whoever knows its address may read a public guide
        assert public or SECRET not in answer.text, f"{who} reads the neighbours' words: {asked}"
        assert not any(f"{SECRET} {phase}" in answer.text for phase in Phase), f"{who} reads their notes: {asked}"
        if who in ("pekka", "maija", "sari", "nobody") and f"{town.words} ideation" in answer.text:
            assert not hidden(town), f"{who} reads a hidden note: {asked}"
            assert who != "nobody" or browsers[who].cookies["agentnet"].startswith("s."), f"read by nobody: {asked}"
    with capsys.disabled():
        print(f"\n{REQUESTS} hostile requests: {dict(sorted(counted.items()))}")


def hidden(town: Town) -> bool:
    """Nobody has shown the notes of the board that is in ideation: one of those who may could have, by chance."""
    with Session(db.sync_engine()) as session:
        return session.get_one(Board, town.id("board ideation")).phase is Phase.IDEATION
