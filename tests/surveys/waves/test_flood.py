"""One address may answer as often as there are staff; who sends far more is slowed, and the coordinator sees it."""

from datetime import timedelta
from uuid import UUID

import pytest

from agentnet import clock
from agentnet.network.models import Unit
from agentnet.settings import settings
from agentnet.surveys.flow import Anonymity
from agentnet.surveys.models import Answer
from agentnet.surveys.waves import pacing
from agentnet.surveys.waves.rules import is_far_over
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.surveys.waves.test_pages import count, open_link, units
from tests.visitor import Visitor

__all__ = ["open_link", "units"]


@pytest.fixture(autouse=True)
def _nobody_was_here() -> None:
    pacing.clear()


def test_a_flooder_is_slowed_long_before_the_link_is_full() -> None:
    """A unit of twenty, fourteen days, an answer as soon as each is taken: never three times the staff and fifty."""
    with clock.travel(to=clock.now()) as _moment:
        begun = at = clock.now()
        taken = 0
        while at < begun + timedelta(days=1):
            with clock.travel(to=at):
                wait = pacing.take("link", "unit", "192.0.2.1", headcount=20, people=20)
            taken += not wait
            at += timedelta(seconds=wait)
        assert 40 < taken < 3 * 20 + 50


def test_a_hospital_behind_one_address_is_not_slowed_and_others_never_are() -> None:
    assert not any(pacing.take("link", f"unit {n % 10}", "192.0.2.1", headcount=50, people=500) for n in range(500))
    flood = [pacing.take("other", "unit", "2001:db8::1", headcount=5, people=5) for _press in range(30)]
    assert flood[:17] == [0] * 17
    assert flood[17] == 10
    assert pacing.take("other", "unit", "2001:db8::2", headcount=5, people=5) > 0
    assert pacing.take("other", "unit", "2001:db8:0:1::2", headcount=5, people=5) == 0
    with clock.travel(to=clock.now() + timedelta(days=2)):
        assert pacing.take("other", "unit", "2001:db8::1", headcount=5, people=5) == 0


def test_old_addresses_behind_a_new_socket_are_not_one_house() -> None:
    for _press in range(30):
        pacing.take("link", "unit", "::ffff:192.0.2.1", headcount=5, people=5)
    assert pacing.take("link", "unit", "192.0.2.1", headcount=5, people=5) > 0, "the same one"
    assert pacing.take("link", "unit", "::ffff:198.51.100.7", headcount=5, people=5) == 0, "another one"


@pytest.mark.parametrize(
    ("answered", "people", "far"), [(30, 20, False), (35, 20, False), (36, 20, True), (9, 0, False)]
)
def test_what_is_far_over(answered: int, people: int, far: bool) -> None:
    assert is_far_over(people, answered) is far


def test_who_is_slowed_keeps_what_was_typed(client: Visitor, open_link: tuple[str, str], units: list[Unit]) -> None:
    _path, link = open_link
    to, headers = f"{link}?unit={units[0].id}", {"origin": settings().base_url}
    pages = [client.post(to, data={"q-q1": "4", "q-q2": f"Aikaa {n}"}, headers=headers) for n in range(30)]
    assert [one.status_code for one in pages] == [303] * 28 + [429] * 2
    assert "Aikaa 29" in pages[29].text
    assert "Odota 10 sekuntia" in pages[29].text
    assert count(Answer) == 28
    with clock.travel(to=clock.now() + timedelta(seconds=11)):
        assert client.post(to, data={"q-q1": "4"}, headers=headers).status_code == 303


def test_a_coordinator_sees_a_flood_closes_the_unit_and_renews_the_link(
    client: Visitor, open_link: tuple[str, str], units: list[Unit], add: Add, signed_in_as: SignedInAs, cast: Cast
) -> None:
    path, link = open_link
    heli, headers = signed_in_as(cast.heli), {"origin": settings().base_url}
    assert "paljon enemmän kuin henkilöstöä" not in heli.get(path).text
    survey_id = UUID(path.rsplit("/", 1)[1])
    for _flood in range(122):
        add(Answer(survey_id=survey_id, anonymity=Anonymity.ANONYMOUS, unit_id=units[0].id))
    alone = heli.get(path).text
    assert "122 vastausta, henkilöstöä on 24" in alone
    assert "selvästi enemmän vastauksia kuin henkilöstöä (12)" in alone, "named though its figure is not told"
    for _honest in range(6):
        add(Answer(survey_id=survey_id, anonymity=Anonymity.ANONYMOUS, unit_id=units[1].id))
    shown = heli.get(path).text
    assert "122 vastausta, henkilöstöä 12" in shown
    full = client.another().post(f"{link}?unit={units[1].id}", data={"q-q1": "4", "q-q2": "Oma"}, headers=headers)
    assert (full.status_code, "uusi linkki" in full.text, "Oma" in full.text) == (409, True, True)
    assert heli.form(f"{path}/units/{units[0].id}/close").status_code == 303
    assert heli.form(f"{path}/units/{cast.clinic.id}/close").status_code == 404
    assert heli.form(f"{path}/link").status_code == 303
    new = "/s/" + heli.get(path).text.split("/s/")[1][:22]
    page = client.another().get(new)
    assert "tästä yksiköstä ei oteta nyt vastauksia" in page.text
    assert "Missä työskentelet?" in client.another().get(f"{new}?unit={units[0].id}").text
    shut = client.another().post(f"{new}?unit={units[0].id}", data={"q-q1": "4", "q-q2": "Oma"}, headers=headers)
    assert (shut.status_code, "Oma" in shut.text) == (409, True)
    sent = client.another().post(f"{new}?unit={units[1].id}", data={"q-q1": "4"}, headers=headers)
    assert sent.status_code == 303
    assert heli.form(f"{path}/units/{units[0].id}/open").status_code == 303
    assert client.another().get(f"{new}?unit={units[0].id}").text.count("q-q1") > 0
