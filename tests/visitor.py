"""A browser for tests: its own cookies, our own origin, forms with their token."""

from collections.abc import Mapping
from typing import Any

from httpx import Response
from litestar.testing import TestClient

from agentnet import db
from agentnet.accounts import sessions
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.web import visit
from agentnet.web.shell import Agentnet


class Visitor(TestClient[Agentnet]):
    """Redirects are not followed unless asked: `follow_redirects=True`."""

    def __init__(self, app: Agentnet, **more: Any) -> None:
        super().__init__(app, base_url=settings().base_url, **more)
        self.follow_redirects = False

    def another(self) -> "Visitor":
        """Somebody else's browser at the same running application."""
        other = Visitor(self.app)
        other.blocking_portal = self.blocking_portal
        return other

    def sign_in(self, who: Person | Guest) -> "Visitor":
        return self.carry(self.blocking_portal.call(_begin, who))

    def carry(self, key: str) -> "Visitor":
        """Put a session key into this browser's cookie, as our own answers would."""
        name = visit.cookie_name("agentnet")
        self.cookies.delete(name)
        self.cookies.set(name, key, domain=self.base_url.host, path="/")
        return self

    @property
    def token(self) -> str:
        """The token of this browser's forms (a first visit gets it its cookie)."""
        name = visit.cookie_name("agentnet")
        if name not in self.cookies:
            self.get("/sign-in")
        return visit.Visit(key=self.cookies[name]).token

    def form(self, path: str, data: Mapping[str, Any] | None = None, **more: Any) -> Response:
        """Send a form as a browser does."""
        headers = {"origin": settings().base_url, "sec-fetch-site": "same-origin", **more.pop("headers", {})}
        fields = {"csrf": self.token, **(data or {})}
        return self.post(path, data={name: _text(value) for name, value in fields.items()}, headers=headers, **more)

    def swap(self, path: str, data: Mapping[str, Any] | None = None) -> Response:
        """Send a form as htmx does: a fragment comes back."""
        return self.form(path, data, headers={"hx-request": "true"})


def _text(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list | tuple) else str(value)


async def _begin(who: Person | Guest) -> str:
    async with db.writing() as session:
        _row, key = await sessions.begin(session, who, device="test")
        await session.commit()
    return key
