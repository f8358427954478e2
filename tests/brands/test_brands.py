"""The brand kit: what follows from a colour, what is refused with a shade that passes, and the pages."""

import re
from itertools import product

import pytest
from sqlmodel import Session as SyncSession

from agentnet import db
from agentnet.guide.brands import kit
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.models import Guide
from agentnet.guide.press.brand import HEX, Brand, contrast, unreadable
from agentnet.guide.press.brand_css import stylesheet
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

SHADES = ("#77aaff", "#ffee00", "#00cccc", "#999999", "#ffffff", "#000000", "#123456")


def test_nothing_chosen_is_our_own_kit() -> None:
    assert kit.whole({}) == Brand()
    assert kit.differing(Brand()) == {}


@pytest.mark.parametrize(("name", "shade"), list(product(kit.COLOURS, SHADES)))
def test_what_is_offered_can_be_read(name: str, shade: str) -> None:
    """Taking the offered shades one after another ends in a kit that can be read."""
    chosen = {name: shade}
    for _ in range(len(kit.COLOURS) + 1):
        offered = list(kit.advice(kit.whole(chosen)))
        if not offered:
            break
        chosen |= {pale.colour: pale.suggestion for pale in offered}
    assert not list(unreadable(kit.whole(chosen))), chosen


@pytest.mark.parametrize("shade", SHADES)
def test_the_sheet_has_colours_only_and_they_can_be_read(shade: str) -> None:
    chosen = {"brand": shade}
    chosen |= {pale.colour: pale.suggestion for pale in kit.advice(kit.whole(chosen))}
    sheet = stylesheet(kit.whole(chosen))
    values = re.findall(r"--([\w-]+): ([^;]+);", sheet)
    assert values
    assert all(HEX.fullmatch(value) for _name, value in values)
    day = dict(values[:19])
    assert contrast(day["link"], day["paper"]) >= 4.5
    assert contrast(day["hero-gold"], day["hero"]) >= 4.5
    assert contrast(day["hero-soft"], day["hero"]) >= 4.5


def test_a_sheet_takes_no_code() -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        stylesheet(Brand(paper="#fff;} body{display:none"))


@pytest.fixture
def guide(add: Add, cast: Cast) -> Guide:
    made: Guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    return made


def test_a_kit_is_tried_and_kept(cast: Cast, guide: Guide, signed_in_as: SignedInAs) -> None:
    heli, path = signed_in_as(cast.heli), f"/guides/{guide.id}/brand"
    tried = heli.get(f"{path}/try?brand=%23005577&cover=bridge", headers={"hx-request": "true"}).text
    assert "Kaikki värit erottuvat" in tried
    assert "--brand: #005577" in heli.get(f"{path}/sample.css?brand=%23005577").text
    sent = heli.form(path, {"brand": "#005577", "cover": "bridge", "version": guide.version})
    assert sent.status_code == 303
    with SyncSession(db.sync_engine()) as session:
        kept = session.get_one(Guide, guide.id)
        assert (brand_of(kept).brand, brand_of(kept).cover) == ("#005577", "bridge")
        assert "health" not in kept.brand
    again = heli.form(path, {"brand": "#773300", "version": guide.version})
    assert again.status_code == 422
    assert "Joku muu muutti" in again.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"brand": "#77aaff"}, "Lähin, joka erottuu"),
        ({"brand": "red;}"}, "Kirjoita väri näin"),
        ({"cover": "picture"}, "Valitse kannen kuva"),
        ({"logo": "olematon.webp"}, "Kuvaa ei enää ole"),
        ({"serif": "Comic Sans"}, "Valitse jokin vaihtoehdoista"),
    ],
)
def test_what_cannot_be_is_said(
    sent: dict[str, str], said: str, cast: Cast, guide: Guide, signed_in_as: SignedInAs
) -> None:
    answer = signed_in_as(cast.heli).form(f"/guides/{guide.id}/brand", {"version": 1, **sent})
    assert answer.status_code == 422
    assert said in answer.text
    assert ("Käytä tätä" in answer.text) is ("erottuu" in said), "what is hard to read is tried on all the same"


def test_the_sample_is_drawn_on_paper(cast: Cast, guide: Guide, signed_in_as: SignedInAs) -> None:
    heli = signed_in_as(cast.heli)
    for which in ("cover", "page"):
        drawn = heli.get(f"/guides/{guide.id}/brand/paper/{which}?brand=%23005577")
        assert drawn.content.startswith(b"\x89PNG")
    assert heli.get(f"/guides/{guide.id}/brand/paper/else").status_code == 404


def test_the_story_theme_follows_the_networks_until_the_guide_has_chosen(
    cast: Cast, guide: Guide, signed_in_as: SignedInAs
) -> None:
    assert brand_of(guide, cast.network).story
    assert not brand_of(guide).story
    signed_in_as(cast.heli).form(f"/guides/{guide.id}/brand", {"brand": "#005577", "version": guide.version})
    with SyncSession(db.sync_engine()) as session:
        assert not brand_of(session.get_one(Guide, guide.id), cast.network).story
