"""The administrator's list of letters."""

from typing import Any
from uuid import uuid4

from agentnet.notify.models import Delivery, Letter
from agentnet.settings import settings
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.notify.conftest import Mailbox


def letter(**more: Any) -> Letter:
    row: dict[str, Any] = {
        "kind": "hello",
        "about": uuid4(),
        "address": "aino@agentnet.example",
        "values": {"name": "Aino"},
    }
    return Letter(**row | more)


def test_letters_are_listed_searched_and_paged(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    add(*[letter() for _ in range(31)], letter(address="ville@agentnet.example", values={"name": "100 %"}))
    admin = signed_in_as(cast.admin)
    shown = admin.get("/letters").text
    assert "32 kirjettä" in shown
    assert "Sivu 1 / 2" in shown
    assert "ville@" in admin.get("/letters?search=VILLE").text
    assert "Yksi kirje" in admin.get("/letters?search=100+%25").text
    assert admin.get("/letters?page=99&delivery=nonsense").status_code == 200
    assert "ei löytynyt" in admin.get("/letters?delivery=failed").text


def test_a_letter_shows_its_words_and_links(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    row = add(letter(kind="key", values={"token": "avain"}))
    shown = signed_in_as(cast.admin).get(f"/letters/{row.id}").text
    assert f'href="{settings().base_url}/invitations/avain"' in shown


def test_keys_are_hidden_where_there_is_a_mail_server(
    mailbox: Mailbox, signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    row = add(letter(kind="key", values={"token": "avain"}))
    shown = signed_in_as(cast.admin).get(f"/letters/{row.id}").text
    assert "avain" not in shown
    assert "salainen osa" in shown


def test_an_unknown_letter_and_one_that_cannot_be_drawn_are_told_in_words(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    lost, broken = add(letter(delivery=Delivery.UNKNOWN), letter(kind="gone"))
    admin = signed_in_as(cast.admin)
    assert "Ei ole varmaa" in admin.get(f"/letters/{lost.id}").text
    assert "ei voi näyttää" in admin.get(f"/letters/{broken.id}").text
