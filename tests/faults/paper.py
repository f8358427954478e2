"""Forms as a browser finds them on a page: where they go, and what is already filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from httpx import Response

from agentnet.settings import settings
from tests.visitor import Visitor


@dataclass
class Paper:
    """One form. Check boxes, radios and selects count as they stand."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    def send(self, browser: Visitor, words: Mapping[str, Any]) -> Response:
        data = self.fields | {name: [str(value)] for name, value in words.items()}
        headers = {"origin": settings().base_url, "sec-fetch-site": "same-origin"}
        return browser.post(self.action, data=data, headers=headers)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.papers: list[Paper] = []
        self._open: Paper | None = None
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Paper(has.get("action", ""))
            self.papers.append(self._open)
        elif self._open is not None and (name := has.get("name")):
            if tag == "input" and (has.get("type") not in ("checkbox", "radio") or "checked" in has):
                self._open.fields.setdefault(name, []).append(has.get("value", ""))
            elif tag == "textarea":
                self._area = name
                self._open.fields.setdefault(name, [""])

    def handle_data(self, data: str) -> None:
        if self._area and self._open is not None:
            self._open.fields[self._area] = [self._open.fields[self._area][0] + data.removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._open = None


def paper(answer: Response, action: str) -> Paper:
    """The form that goes to `action`."""
    reader = _Reader()
    reader.feed(answer.text)
    found = [one for one in reader.papers if one.action == action]
    assert found, f"{action} is not among {[one.action for one in reader.papers]}"
    return found[0]
