"""A client for boards, written from `docs/live-protocol.md` alone: knows nothing of agentnet's code.

It keeps what a page would show: the notes of each section in order with their words, and what is one's own.
"""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """One element of a page or a piece."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    @property
    def children(self) -> list["Element"]:
        return [one for one in self.inside if isinstance(one, Element)]

    def all(self) -> Iterator["Element"]:
        for one in self.children:
            yield one
            yield from one.all()

    def one(self, css: str) -> "Element | None":
        """The first with this class."""
        return next((one for one in self.all() if css in one.classes), None)


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element()
        self._open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attributes})
        self._open[-1].inside.append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


class Screen:
    """What somebody sees of a board, kept up to date by pieces."""

    def __init__(self) -> None:
        self.sections: dict[str, list[str]] = {}
        self.words: dict[str, str] = {}
        self.own: dict[str, str] = {}
        self.cursor = self.phase = ""
        self.behind = False
        self.wholes = 0

    @property
    def shown(self) -> dict[str, list[str]]:
        return {section: [self.words[note] for note in notes] for section, notes in self.sections.items()}

    def take_page(self, html: str) -> None:
        page = Reader(html).root
        for one in page.all():
            if one.id in ("board", "own"):
                self._take(one)

    def take(self, html: str) -> None:
        for one in Reader(html).root.children:
            self._take(one)

    def _take(self, one: Element) -> None:
        at = one.attributes
        match one.tag:
            case "live-cursor":
                self.cursor, self.behind = at["at"], False
            case "live-beat":
                self.behind = at["at"] != self.cursor
            case "live-gone":
                self._remove(at["note"])
            case "live-place":
                self._place(at["section"], at["after"], one.children[0])
            case _ if one.id == "own":
                self.own = {name.removeprefix("data-"): value for name, value in at.items() if name.startswith("data-")}
            case _ if one.id == "board":
                self._board(one)

    def _board(self, board: Element) -> None:
        self.wholes += 1
        self.sections, self.words = {}, {}
        self.cursor, self.phase = board.attributes["data-cursor"], board.attributes["data-phase"]
        for part in board.all():
            if part.id.startswith("notes-"):
                self.sections[part.id.removeprefix("notes-")] = []
                for note in part.children:
                    self._place(part.id.removeprefix("notes-"), "", note, last=True)

    def _place(self, section: str, after: str, note: Element, *, last: bool = False) -> None:
        id, words = note.id.removeprefix("note-"), note.one("note-text")
        self._remove(id)
        assert words is not None
        self.words[id] = words.text.strip()
        row = self.sections[section]
        row.insert(len(row) if last else row.index(after) + 1 if after in row else 0 if not after else len(row), id)

    def _remove(self, note: str) -> None:
        for row in self.sections.values():
            if note in row:
                row.remove(note)


class Client:
    """Somebody with a browser of their own making."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.http = httpx.AsyncClient(base_url=base, timeout=30)
        self.screen = Screen()
        self.board = self.token = self.undoable = ""

    async def sign_in(self, link: str) -> None:
        """By a link with a button: letters have one, and the sample network."""
        await self._fetch_token(link)
        answer = await self.post(link, {}, pieces=False)
        assert answer.status_code == 303, answer.text

    async def join(self, code: str, name: str) -> None:
        """As a guest, by the code on the wall."""
        await self._fetch_token("/join")
        to = (await self.post("/join", {"code": code}, pieces=False)).headers["location"]
        await self._fetch_token(to)
        answer = await self.post(to, {"name": name}, pieces=False)
        assert (answer.status_code, answer.headers["location"][-4:]) == (303, "/now"), answer.text

    async def open(self, board: str) -> None:
        """The board's page: the whole, a fresh token, the cursor."""
        self.board = board
        answer = await self._fetch_token(f"/boards/{board}")
        self.screen.take_page(answer.text)

    async def _fetch_token(self, path: str) -> httpx.Response:
        answer = await self.http.get(path, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        assert found is not None
        self.token = found[1]
        return answer

    async def post(self, path: str, fields: dict[str, str], *, pieces: bool = True) -> httpx.Response:
        headers = {"Origin": self.base, "X-CSRF-Token": self.token} | ({"HX-Request": "true"} if pieces else {})
        return await self.http.post(path, data=fields, headers=headers)

    async def do(self, path: str, id: str = "", **fields: str) -> int:
        """An operation; sent again under the same id it does nothing. Answers the status."""
        answer = await self.post(f"/boards/{self.board}/{path}", {"id": id or str(uuid4()), **fields})
        if answer.status_code == 200:
            self.screen.take(answer.text)
            offered = [one.attributes["op"] for one in Reader(answer.text).root.children if one.tag == "live-undo"]
            self.undoable = offered[0] if offered else ""
        return answer.status_code

    async def ask(self) -> None:
        """Polling, for those who get no socket."""
        answer = await self.http.get(f"/boards/{self.board}/changes", params={"since": self.screen.cursor})
        assert answer.status_code == 200, answer.text
        self.screen.take(answer.text)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[ClientConnection]:
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.http.cookies.jar)
        address = f"{self.base.replace('http', 'ws', 1)}/boards/{self.board}/live?since={self.screen.cursor}"
        async with connect(
            address,
            origin=self.base,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookies},
            compression=None,
            max_size=None,
        ) as socket:
            yield socket

    async def hear(self, socket: ClientConnection) -> str:
        """The next message, taken in."""
        message = await socket.recv()
        assert isinstance(message, str)
        self.screen.take(message)
        return message
