"""One request's visitor: the cookie, who it stands for, the language, the token of its forms."""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from uuid import UUID

from agentnet.accounts.models import Guest
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.web.bodies import FormData
from agentnet.words import LANGUAGES, N_, NotAllowed

SESSION: Final = "s"
VISITOR: Final = "v"
HAND: Final = "agentnet-hand"
PLACE: Final = "agentnet-place"
"""The cookie by which a browser knows its anonymous notes again."""
NETWORK: Final = "agentnet-network"
"""The cookie by which the home page opens the network where one was last."""
_KEY: Final = re.compile(r"s\.[\w-]{43}|v\.[\w-]{43}\.[\w-]{43}", re.ASCII)
_here: ContextVar["Visit"] = ContextVar("visit")


def sign(purpose: str, value: str) -> str:
    """A keyed hash of `value`, for one purpose, as 43 URL-safe characters."""
    # Not `hmac.digest`: it lets other threads run meanwhile, and under load it takes milliseconds until it is on again.
    return _text(hmac.new(settings().secret, f"{purpose}\0{value}".encode(), "sha256").digest())


def hashed(secret: str) -> str:
    """What the database keeps of a random secret (256 bits need no salt)."""
    return sha256(secret.encode()).hexdigest()


def _text(digest: bytes) -> str:
    return urlsafe_b64encode(digest).decode().rstrip("=")


def visitor_key() -> str:
    """A new key for somebody unknown: it has no row, so it carries our signature."""
    key = secrets.token_urlsafe(32)
    return f"{VISITOR}.{key}.{sign('visitor', key)}"


def session_key() -> str:
    """A new key for a session; its row is the proof."""
    return f"{SESSION}.{secrets.token_urlsafe(32)}"


@dataclass(frozen=True)
class Known:
    """What the database tells about a session key. `renewed`: the key that takes its place from now on."""

    me: Person | Guest
    session_id: UUID
    roles: frozenset[tuple[UUID, Role]] = frozenset()
    renewed: str | None = None


@dataclass
class Visit:
    """Everything about the visitor that this request needs; made at the door, gone with the answer.

    `network`: the id of the one that this browser was in last. `renewable`: the answer is a page of its own, so it may
    bring a new key and new tokens in its forms.
    """

    key: str
    path: str = "/"
    network: str = ""
    me: Person | Guest | None = None
    session_id: UUID | None = None
    roles: frozenset[tuple[UUID, Role]] = frozenset()
    language: str = "fi"
    form: FormData = field(default_factory=FormData)
    set_key: bool = False
    cookies: dict[str, tuple[str, int]] = field(default_factory=dict)
    said: str = ""
    htmx: bool = False
    changing: bool = False
    renewable: bool = False
    renewed: str = ""
    sending: str = ""
    opened: AsyncExitStack = field(default_factory=AsyncExitStack)
    _signed: tuple[str, str] | None = None

    def recognise(self, known: Known) -> None:
        self.me, self.session_id, self.roles = known.me, known.session_id, known.roles
        if known.renewed:
            self.renewed = known.renewed
            self.carry(known.renewed)
        if isinstance(known.me, Person) and known.me.language in LANGUAGES:
            self.language = known.me.language

    def carry(self, key: str) -> None:
        """From the answer on, this browser carries `key` (sent only when the answer is no error)."""
        self.key, self.set_key = key, True

    def forget(self) -> None:
        """This browser is nobody again, under a new key."""
        self.me, self.session_id, self.roles = None, None, frozenset()
        self.carry(visitor_key())
        self.drop_hand()

    def drop_hand(self) -> None:
        """Whoever uses this browser next neither sees nor edits the anonymous notes of the one before."""
        self.cookies[cookie_name(HAND)] = ("", 0)

    def drop_place(self) -> None:
        """Nor takes a guest's place in a workshop."""
        self.cookies[cookie_name(PLACE)] = ("", 0)

    @property
    def token(self) -> str:
        """The token of this visitor's forms: worthless under any other cookie."""
        if self._signed is None or self._signed[0] != self.key:
            self._signed = self.key, sign("csrf", self.key)
        return self._signed[1]

    def check_token(self, headers: Mapping[str, str], form: FormData) -> None:
        """Refuse a changing request whose token is not this cookie's.

        Raises:
            NotAllowed: no token, or another's.
        """
        given = headers.get("x-csrf-token") or form.first("csrf")
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise NotAllowed(
                N_("Sivu oli ollut auki liian kauan. Mitään ei tallennettu. Lataa sivu uudelleen ja yritä sitten.")
            )


def open_visit(cookies: Mapping[str, str]) -> Visit:
    """The visit behind these cookies. A key that we cannot have made is replaced: nobody chooses their own."""
    key = cookies.get(cookie_name("agentnet"), "")
    language = cookies.get(cookie_name("agentnet-language"), "fi")
    visit = Visit(key=key, language=language if language in LANGUAGES else "fi")
    visit.network = cookies.get(cookie_name(NETWORK), "")[:36]
    if not made_by_us(key):
        visit.carry(visitor_key())
    return visit


def made_by_us(key: str) -> bool:
    """Is this a signed visitor key, or at least shaped like a session key (whose row is looked up next)?"""
    if not _KEY.fullmatch(key):
        return False
    kind, secret, *signature = key.split(".")
    return kind == SESSION or hmac.compare_digest(signature[0], sign("visitor", secret))


def cookie_name(name: str) -> str:
    """`__Host-` binds a cookie to this very host; browsers grant it over https only."""
    return f"__Host-{name}" if settings().secure else name


@contextmanager
def visiting_as(visit: Visit) -> Iterator[None]:
    token = _here.set(visit)
    try:
        yield
    finally:
        _here.reset(token)


def here() -> Visit:
    """The visit being answered.

    Raises:
        LookupError: outside a request.
    """
    return _here.get()


def visiting() -> Visit | None:
    """The visit being answered, or none: letters and live frames are drawn without a visitor."""
    return _here.get(None)
