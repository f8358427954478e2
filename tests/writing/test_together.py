"""Two who write one chapter: they hear of each other, their versions are woven together, nothing is lost."""

import pytest
from litestar.exceptions import WebSocketDisconnect

from agentnet.guide.chapters.queries import Seen
from agentnet.guide.writing import presence
from agentnet.settings import settings
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

AT = "/chapters/{}/edit"
OURS = {"origin": settings().base_url}


def test_each_hears_where_the_other_writes_and_when_they_leave(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    heli, ville = signed_in_as(cast.heli), signed_in_as(cast.ville)
    path = AT.format(one.chapter.id)
    with heli.websocket_connect(f"{path}/live?page=helin-sivu", headers=OURS) as hers:
        assert "<live-writers></live-writers>" in hers.receive_text()
        with ville.websocket_connect(f"{path}/live?page=villen-sivu", headers=OURS) as his:
            his.receive_text()
            his.send_text("at Ennen palaveria")
            told = hers.receive_text()
            assert 'name="Ville' in told
            assert 'section="Ennen palaveria"' in told
            assert "Ennen palaveria" in heli.get(f"{path}/changes").text
        assert "Ville" not in hers.receive_text()
    assert presence.writers(one.text.id) == {}


@pytest.mark.parametrize("who", ["aino", "onni", "maija", "sari"])
def test_nobody_else_hears_it(live: Lived, signed_in_as: SignedInAs, cast: Cast, who: str) -> None:
    one: Seen = live(scene.drafted)
    with (
        pytest.raises(WebSocketDisconnect),
        signed_in_as(getattr(cast, who)).websocket_connect(
            f"{AT.format(one.chapter.id)}/live?page=x", headers=OURS
        ) as socket,
    ):
        socket.receive_text()
