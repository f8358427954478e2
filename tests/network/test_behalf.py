"""A coordinator writes down what a supervisor told: marked everywhere, told to the supervisor, put right by them."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.network.models import Nomination
from agentnet.notify import letters
from agentnet.notify.models import Letter
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.network.conftest import Rows


def _typed(cast: Cast, **more: object) -> dict[str, object]:
    who = {"name": "Uusi Agentti", "email": "uusi@agentnet.example", "unit_id": cast.clinic.id}
    return who | {"supervisor_id": cast.sari.id, "channel": "phone"} | more


def test_it_is_marked_told_and_put_right(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> None:
    heli_s, sari_s = signed_in_as(cast.heli), signed_in_as(cast.sari)
    base = f"/networks/{cast.network.id}/nominations"
    where = heli_s.form(base, _typed(cast)).headers["location"]
    letter = rows.one(select(Letter).where(col(Letter.kind) == "nomination-entered"))
    written = letters.write(letter)
    assert (letter.address, written.subject) == (cast.sari.email, "Merkitsimme puolestasi: Uusi Agentti")
    assert "Heli Haapala" in written.text
    assert "puhelimella" in written.text
    assert where in written.text
    for browser in (heli_s, sari_s):
        assert "Puolesta kirjattu" in browser.get(where).text
        assert "puolesta kirjattu" in browser.get(base).text
    assert "Täytä" in sari_s.form(f"{where}/correct", {"what": " "}).text
    sari_s.form(f"{where}/correct", {"what": "Sukunimi on Uusinen."})
    assert "Sukunimi on Uusinen." in heli_s.get(where).text
    told = rows.one(
        select(Letter).where(col(Letter.kind) == "nomination-corrected", col(Letter.address) == cast.heli.email)
    )
    assert "Sukunimi on Uusinen." in letters.write(told).text
    sari_s.form(f"{where}/withdraw")
    assert "Ei vahvistettu" in sari_s.get(where).text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"channel": ""}, "Valitse, miten hän kertoi nimeämisestä."),
        ({"supervisor_id": "onni"}, "Valitse jokin vaihtoehdoista."),
        ({"told_on": "future"}, "Päivä on vasta tulossa."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    signed_in_as: SignedInAs, cast: Cast, rows: Rows, more: dict[str, str], sentence: str
) -> None:
    known = {"onni": str(cast.onni.id), "future": str(clock.now().date() + timedelta(days=3))}
    typed = _typed(cast, **{name: known.get(value, value) for name, value in more.items()})
    answer = signed_in_as(cast.heli).form(f"/networks/{cast.network.id}/nominations", typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "uusi@agentnet.example" in answer.text
    assert rows.all(select(Nomination)) == []


def test_a_supervisor_writes_for_nobody_else(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> None:
    typed = _typed(cast, supervisor_id=cast.heli.id)
    signed_in_as(cast.sari).form(f"/networks/{cast.network.id}/nominations", typed)
    made = rows.one(select(Nomination))
    assert (made.nominated_by, made.entered_by, made.channel) == (cast.sari.id, None, None)


def test_who_offers_themselves_is_told_of_to_the_supervisor_of_the_unit(
    signed_in_as: SignedInAs, cast: Cast, rows: Rows
) -> None:
    signed_in_as(cast.maija).form(f"/networks/{cast.network.id}/offer", {"unit_id": cast.clinic.id})
    letter = rows.one(select(Letter).where(col(Letter.kind) == "offer-made"))
    assert letter.address == cast.sari.email
    assert "Maija Mänty" in letters.write(letter).text
