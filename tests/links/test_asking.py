"""Asking for a web page: what counts as gone, and that nothing inside our own network is ever asked for."""

import socket
from collections.abc import Sequence

import httpx
import pytest

from agentnet.guide.links.asking import ask
from agentnet.guide.links.models import LinkState

OUT = "93.184.216.34"
HOSTS = {
    "ulkona.example": [OUT],
    "sisalla.example": ["10.0.0.5"],
    "itse.example": ["127.0.0.1"],
    "pilvi.example": ["169.254.169.254"],
    "kuutonen.example": ["::1"],
    "kahtaalla.example": [OUT, "192.168.1.1"],
    "silta.example": ["64:ff9b::a00:5"],
    "kuusineljä.example".encode("idna").decode(): ["2002:7f00:1::1"],
    "monelle.example": ["224.0.0.1"],
    "peitetty.example": ["::ffff:127.0.0.1"],
    "ääkkönen.example".encode("idna").decode(): [OUT],
}


async def resolve(host: str) -> Sequence[str]:
    if host not in HOSTS:
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return HOSTS[host]


class Web:
    """The web: answers by path, and a note of who was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.url.host} {request.headers['host']}{request.url.path}")
        name = request.url.path.strip("/")
        if name.isdigit():
            return httpx.Response(int(name))
        if name.startswith("on/"):
            return httpx.Response(302, headers={"location": name[3:]})
        if name == "silent":
            raise httpx.ConnectTimeout("silent")
        return httpx.Response(200)


@pytest.mark.parametrize(
    ("url", "state", "why"),
    [
        ("https://ulkona.example/200", LinkState.WORKS, ""),
        ("https://ulkona.example/404", LinkState.DEAD, "404"),
        ("https://ulkona.example/410", LinkState.DEAD, "410"),
        ("https://ulkona.example/500", LinkState.UNSURE, "500"),
        ("https://ulkona.example/403", LinkState.UNSURE, "403"),
        ("https://ulkona.example/silent", LinkState.UNSURE, "silent"),
        ("https://ulkona.example/on/https://ulkona.example/404", LinkState.DEAD, "404"),
        ("https://ei-ole.example/", LinkState.DEAD, "no-host"),
        ("https://[", LinkState.DEAD, "no-host"),
        ("https://ääkkönen.example/200", LinkState.WORKS, ""),
        ("https://ulkona.example/on/http://[rikki", LinkState.UNSURE, "silent"),
        ("https://ulkona.example/on/https://ulkona.example:portti/", LinkState.UNSURE, "silent"),
        ("https://ulkona.example/\x7f", LinkState.UNSURE, "silent"),
        (f"https://ulkona.example/{'a' * 70_000}", LinkState.UNSURE, "silent"),
    ],
)
async def test_how_it_went(url: str, state: LinkState, why: str) -> None:
    async with httpx.AsyncClient(transport=httpx.MockTransport(Web().answer)) as client:
        assert await ask(url, resolve=resolve, client=client) == (state, why)


@pytest.mark.parametrize(
    "url",
    [
        "http://sisalla.example/",
        "http://itse.example/",
        "http://pilvi.example/latest/meta-data",
        "http://kuutonen.example/",
        "http://kahtaalla.example/",
        "http://ulkona.example:6379/",
        "http://silta.example/",
        "http://kuusineljä.example/",
        "http://monelle.example/",
        "http://peitetty.example/",
        "http://user@itse.example/",
        "file:///etc/passwd",
        "http://ulkona.example/on/http://itse.example/",
        "http://ulkona.example/on///pilvi.example/latest",
    ],
)
async def test_nothing_inside_is_asked_for(url: str) -> None:
    web = Web()
    async with httpx.AsyncClient(transport=httpx.MockTransport(web.answer)) as client:
        answer = await ask(url, resolve=resolve, client=client)
    assert answer == (LinkState.UNSURE, "inside")
    assert all(asked.startswith(f"{OUT} ulkona.example") for asked in web.asked)


async def test_the_connection_goes_to_the_number_that_was_judged() -> None:
    web = Web()
    async with httpx.AsyncClient(transport=httpx.MockTransport(web.answer)) as client:
        await ask("https://ulkona.example/sivu?q=1", resolve=resolve, client=client)
    assert web.asked == [f"{OUT} ulkona.example/sivu"]


async def test_a_ring_of_redirections_ends() -> None:
    def ring(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "https://ulkona.example/"})

    async with httpx.AsyncClient(transport=httpx.MockTransport(ring)) as client:
        assert await ask("https://ulkona.example/", resolve=resolve, client=client) == (LinkState.UNSURE, "silent")
