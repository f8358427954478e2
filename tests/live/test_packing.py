"""Messages that come packed: what browsers offer, what is taken, and that all hear the same."""

import asyncio

import pytest
from websockets.asyncio.client import connect

from agentnet.live import LiveProtocol
from agentnet.live.handshake import accepts, read
from tests.live.test_wire import GOODBYE, HEARD, Wire, a_server, hub, until

BROWSER = "permessage-deflate; client_max_window_bits"


async def test_a_browser_gets_what_is_large_packed_and_hears_the_same() -> None:
    async with a_server(LiveProtocol) as port:
        address = f"ws://127.0.0.1:{port}/live?shared=1"
        async with connect(address, compression="deflate") as packed, connect(address, compression=None) as plain:
            for text in ("<p>lyhyt</p>", "<p>" + "pitkä" * 20_000 + "</p>", "<p>loppu</p>"):
                hub.publish("board", text)
                await asyncio.sleep(0.05)
            heard = [[await one.recv() for _n in range(4)] for one in (packed, plain)]
            await packed.send("w" * 2_000)
            await until(lambda: HEARD[-1:] == ["w" * 2_000])
    assert heard[0] == heard[1]
    assert heard[0][0] == "<p>ensin</p>"
    async with a_server(LiveProtocol) as port:
        wire = await Wire.open(port, offers=BROWSER)
        hub.publish("board", "pitkä" * 20_000 + "loppu")
        await wire.read_to(b"<p>ensin</p>")
        hub.cut("person:1", 1001)
        assert len(await wire.read_to(GOODBYE)) < 2_000


@pytest.mark.parametrize(
    ("offers", "taken"),
    [
        (BROWSER, True),
        ("permessage-deflate; client_max_window_bits=10; server_no_context_takeover", True),
        ("permessage-deflate; server_max_window_bits=10, permessage-deflate", True),
        ("permessage-deflate; server_max_window_bits=10", False),
        ("x-webkit-deflate-frame", False),
    ],
)
def test_packing_is_taken_only_on_terms_that_suit_all(offers: str, taken: bool) -> None:
    assert accepts(offers) is taken


def test_a_request_that_is_not_plain_is_left_to_the_library() -> None:
    plain = b"GET /live?since=1 HTTP/1.1\r\nhost: x\r\ncookie: a=b: c\r\n\r\n"
    request = read(plain)
    assert request is not None
    assert (request.path, list(request.headers.raw_items())) == ("/live?since=1", [("host", "x"), ("cookie", "a=b: c")])
    for odd in (
        plain.replace(b"GET", b"PUT"),
        plain[:-2],
        plain + b"x",
        plain.replace(b"b:", b"\xc3\xa4"),
        b"x" * 9_000,
    ):
        assert read(odd) is None
