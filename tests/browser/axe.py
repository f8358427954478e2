"""What axe-core says about a page: WCAG 2.0 to 2.2, levels A and AA."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
RUN: Final = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then(found => found.violations.map(one => ({id: one.id, help: one.help, nodes: one.nodes.map(
    node => [node.target.join(" "), node.html.slice(0, 160), node.failureSummary].join(" | "))})))"""


@cache
def _script() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Each rule that is broken, with the places. The script comes in by evaluate: pages allow no foreign scripts."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_script())
    found: list[dict[str, Any]] = page.evaluate(RUN, list(TAGS))
    return [f"{one['id']}: {one['help']}\n    " + "\n    ".join(one["nodes"][:4]) for one in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def widest(page: Page) -> list[str]:
    """What stands out of the window, for the message."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right >
        document.documentElement.clientWidth + 0.5).slice(0, 6).map(one => one.outerHTML.slice(0, 120))"""
    )
    return found
