"""Notes on a board as a person finds them: by section, by words, by the name of what is done to them."""

import re

from playwright.sync_api import Locator, Page

from tests.browser.screen import Screen


def section(screen: Screen, name: str) -> Locator:
    return screen.page.get_by_role("region", name=re.compile(f"^{name}"))


def note(screen: Screen, text: str) -> Locator:
    return screen.page.locator("#board li.note").filter(has_text=text).first


def named(word: str, about: str) -> re.Pattern[str]:
    """The name of a control that says what it is done to."""
    return re.compile(rf"{word} ?: {re.escape(about)}")


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement?.textContent ?? ''"))
