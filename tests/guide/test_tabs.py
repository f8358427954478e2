"""Whoever works on a guide finds back to it from the material that all the guides share."""

import pytest

from agentnet import db
from agentnet.guide.models import Guide
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

SHARED = ("findings", "sources", "sources/unused", "background", "glossary", "register")


async def _two(session: db.Session, cast: Cast) -> tuple[Guide, Guide]:
    first = await scene.make_guide(session, cast)
    second = Guide(network_id=cast.network.id, title="Taskukortti", slug="taskukortti")
    session.add(second)
    await session.flush()
    return first, second


@pytest.mark.parametrize("page", SHARED)
def test_the_guide_that_was_open_stays_beside_the_shared_pages(
    live: Lived, signed_in_as: SignedInAs, cast: Cast, page: str
) -> None:
    first, second = live(_two)
    heli = signed_in_as(cast.heli)
    at = f"/networks/{cast.network.id}/{page}"
    assert f"/guides/{first.id}" not in heli.get(at).text
    heli.get(f"/guides/{second.id}")
    shown = heli.get(at).text
    assert f'href="/guides/{second.id}"' in shown
    assert f"/guides/{second.id}/rollout" in shown
    assert "Oppaan Taskukortti asiat" in shown
    assert f"/guides/{first.id}" not in shown


def test_the_only_guide_is_beside_without_a_visit(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    guide = live(scene.make_guide)
    assert f"/guides/{guide.id}/rollout" in signed_in_as(cast.heli).get(f"/networks/{cast.network.id}/findings").text


def test_another_networks_guide_is_never_beside(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    live(_two)

    async def elsewhere(session: db.Session, cast: Cast) -> Guide:
        made = Guide(network_id=cast.other_network.id, title="Vieras kanarialintu", slug="vieras")
        session.add(made)
        await session.flush()
        return made

    other = live(elsewhere)
    heli = signed_in_as(cast.heli)
    heli.cookies.set("agentnet-guide", str(other.id))
    shown = heli.get(f"/networks/{cast.network.id}/findings").text
    assert "kanarialintu" not in shown
    assert str(other.id) not in shown
