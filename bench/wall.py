"""From one browser to another: a note is sent from a page, and painted on the projector page of a second browser."""

import os
import shutil
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench import figures
from bench.board import Town, a_town
from bench.load import at
from bench.process import busy

NOTES = 100
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")

WATCH = """() => {
  window.painted = {};
  new MutationObserver(() => {
    for (const one of document.querySelectorAll("#board .note-text")) {
      const found = one.textContent.match(/valkokankaalle (\\d+)/);
      if (found && !(found[1] in window.painted)) {
        window.painted[found[1]] = 0;
        requestAnimationFrame(() => setTimeout(() => { window.painted[found[1]] = Date.now(); }));
      }
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
SEND = """async ([board, section, token, n]) => {
  const id = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };
  const body = new URLSearchParams({ id: id(), note: id(), section, text: `valkokankaalle ${n}`, naming: "name" });
  const sent = Date.now();
  const headers = { "HX-Request": "true", "X-CSRF-Token": token };
  const answer = await fetch(`/boards/${board}/notes`, { method: "POST", body, headers });
  await answer.text();
  return [sent, Date.now(), answer.status];
}"""


def report(var: Path) -> str:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        return "from browser to browser: no Chromium here, left out"
    with a_town(var) as (server, town), sync_playwright() as play:
        browsers = [play.chromium.launch(executable_path=chromium, args=list(FLAGS)) for _ in range(2)]
        phone = _page(browsers[0], server.address, town, 1, f"/boards/{town['board']}", 390, 844)
        wall = _page(browsers[1], server.address, town, 0, f"/boards/{town['board']}/projector", 1920, 1080)
        wall.evaluate(WATCH)
        sent, answered = {}, []
        for n in range(NOTES):
            begun, ended, status = phone.evaluate(
                SEND, [town["board"], town["sections"][n % 4], town["people"][1][1], n]
            )
            assert status == 200, status
            sent[str(n)] = begun
            answered.append((ended - begun) / 1000)
            phone.wait_for_timeout(40)
        painted = _painted(wall, sent)
        for browser in browsers:
            browser.close()
    waits = [(painted[n] - begun) / 1000 for n, begun in sent.items() if painted.get(n)]
    figures.at_most("note sent → painted on a projector in a browser, p99", at(0.99, waits), 150, "ms")
    return (
        f"from browser to browser, {len(waits)} of {NOTES} notes ({busy()}): painted on the wall after"
        f" {at(0.5, waits):.0f}/{at(0.99, waits):.0f} ms at p50/p99 (goal p99 150),"
        f" answered after {at(0.5, answered):.0f}/{at(0.99, answered):.0f}"
    )


def _page(browser: Browser, address: str, town: Town, who: int, path: str, width: int, height: int) -> Page:
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_cookies([{"name": "agentnet", "value": town["people"][who][0], "url": address}])
    page = context.new_page()
    with page.expect_websocket():
        page.goto(f"{address}{path}")
    page.wait_for_timeout(500)
    return page


def _painted(wall: Page, sent: dict[str, int]) -> dict[str, int]:
    """When each was painted; the wall pages through what does not fit, so the last ones are waited for a while."""
    painted: dict[str, int] = {}
    ends = time.monotonic() + 5
    while time.monotonic() < ends and len([n for n in painted.values() if n]) < len(sent):
        wall.wait_for_timeout(200)
        painted = wall.evaluate("() => window.painted")
    return painted
