"""Somebody's browser: its own cookies and size, what they do by visible names, and everything that went wrong in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Request, WebSocket, expect

from tests.browser.server import Server

Size = tuple[int, int]
DESK: Final[Size] = (1366, 768)
PHONE: Final[Size] = (390, 844)
PATIENCE_MS: Final = 30_000
"""Costs nothing where all is well: what is waited for comes long before."""
QUIET: Final = re.compile("net::ERR_ABORTED")
"""A request that the page itself gave up, as when one leaves while it polls."""


class Screen:
    """One person at one device."""

    def __init__(
        self, browser: Browser, server: Server, size: Size = DESK, *, scripts: bool = True, offline: bool = True
    ) -> None:
        self.server = server
        self.faults: list[str] = []
        self.frames: list[str] = []
        self._allowed: list[str] = []
        self.context = self._context(browser, size, scripts, offline)
        self.page = self.context.new_page()

    def _context(self, browser: Browser, size: Size, scripts: bool, offline: bool) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            base_url=self.server.address,
            locale="fi-FI",
            timezone_id="Europe/Helsinki",
            reduced_motion="reduce",
            java_script_enabled=scripts,
            has_touch=size == PHONE,
            service_workers="allow" if offline else "block",
        )
        context.set_default_timeout(PATIENCE_MS)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self._fault(f"script: {error.error}"))
        context.on("request", self._note_request)
        context.on("requestfailed", self._note_failure)
        context.on("page", lambda page: page.on("websocket", self._note_socket))
        return context

    def _fault(self, what: str) -> None:
        if not any(part in what for part in self._allowed):
            self.faults.append(f"{urlsplit(self.page.url).path if self.context.pages else ''} {what}")

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._fault(f"console: {message.text} ({message.location.get('url', '')})")

    def _note_request(self, request: Request) -> None:
        self._note_host(request.url)

    def _note_host(self, url: str) -> None:
        there = urlsplit(url)
        if there.scheme not in ("data", "blob", "about") and there.netloc != urlsplit(self.server.address).netloc:
            self._fault(f"another host: {url}")

    def _note_failure(self, request: Request) -> None:
        if not QUIET.search(request.failure or ""):
            self._fault(f"request failed: {request.method} {request.url} {request.failure}")

    def _note_socket(self, socket: WebSocket) -> None:
        self._note_host(socket.url)
        socket.on("framereceived", lambda payload: self.frames.append(str(payload)))

    @contextmanager
    def expecting(self, *parts: str) -> Iterator[None]:
        """In this block faults with these words are part of the story."""
        self._allowed.extend(parts)
        yield
        self._allowed.clear()

    def sign_in_from_sample(self, name: str) -> "Screen":
        """As somebody of the sample cast."""
        self.context.add_cookies(
            [{"name": key, "value": value, "url": self.server.address} for key, value in self.server.sample_keys(name)]
        )
        return self

    def open(self, path: str) -> "Screen":
        try:
            answer = self.page.goto(path)
        except Error as error:
            if not re.search("interrupted by another navigation|ERR_ABORTED", error.message):
                raise
            # The page followed the workshop in the same moment.
            self.page.wait_for_load_state()
            answer = self.page.goto(path)
        assert answer is None or answer.status < 400, f"{path}: {answer.status}\n{self.main.inner_text()[:500]}"
        return self

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def at(self, pattern: str) -> str:
        """Wait until the address fits; the last part that `(…)` catches, or the whole path."""
        self.page.wait_for_url(re.compile(re.escape(self.server.address) + pattern + r"([?#].*)?$"))
        found = re.search(pattern + "$", self.path)
        return found[1] if found and found.groups() and found[1] else self.path

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        (within or self.page).get_by_role("link", name=name).first.click()

    def press(self, name: str, *, within: Locator | None = None, exact: bool = False) -> None:
        (within or self.page).get_by_role("button", name=name, exact=exact).first.click()

    def confirm(self, name: str) -> None:
        """Press what asks once more, and say yes."""
        self.press(name)
        with self.page.expect_navigation():
            self.press(name, within=self.page.get_by_role("dialog"))

    def fill(self, label: str, value: str) -> None:
        self.main.get_by_label(label).first.fill(value)

    def fill_anywhere(self, label: str, value: str) -> None:
        """Also outside the main part, as in the composer at the foot."""
        self.page.get_by_label(label).first.fill(value)

    def choose(self, label: str, option: str) -> None:
        self.main.get_by_label(label).first.select_option(label=option)

    def check(self, label: str, *, within: Locator | None = None) -> None:
        (within or self.main).get_by_label(label).first.check()

    def unfold(self, summary: str) -> None:
        """Open what is folded; nothing happens when it is open."""
        fold = self.page.locator("details", has=self.page.locator("summary", has_text=summary)).last
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()

    def sees(self, text: str, *, within: Locator | None = None) -> None:
        expect((within or self.page.locator("body")).get_by_text(text).first).to_be_visible(timeout=PATIENCE_MS)

    def reads(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=heading).first).to_be_visible(timeout=PATIENCE_MS)

    def story(self) -> str:
        """Where they are, and what stands there."""
        words = self.main.first.inner_text() if self.main.count() else ""
        return f"--- {self.page.url}\n{words[:1200]}"

    def close(self) -> None:
        self.context.close()
