"""How letters leave: chosen on a page, sealed in the database, tried with the server's own words."""

import pytest

from agentnet.network.models import Audit
from agentnet.notify import mailing
from agentnet.notify.models import MailSettings
from agentnet.settings import settings
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.notify.conftest import TEMPLATES, Mailbox, read_mail
from tests.notify.test_bulk import rows

TEMPLATES["mail-test.txt"] = "Koekirje\n\nHei {{ name }}\n"
AT = "/letters/settings"
GOOD = {"host": "smtp.agentnet.example", "port": 587, "tls": "starttls", "user": "posti", "password": "CANARY-salasana"}
GOOD |= {"sender_name": "Verkosto", "sender_address": "posti@agentnet.example", "digest_day": 1, "digest_hour": 9}


def test_the_choice_is_kept_and_the_password_sealed(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    assert admin.form(AT, GOOD).status_code == 303
    (row,) = rows(MailSettings)
    assert "CANARY" not in row.password
    shown = admin.get(AT).text
    assert "CANARY" not in shown
    assert "Salasana on tallessa" in shown
    chosen = mailing.current()
    assert (chosen.host, chosen.password, chosen.digest_day) == ("smtp.agentnet.example", "CANARY-salasana", 1)
    assert chosen.sender == "Verkosto <posti@agentnet.example>"
    assert [audit.verb for audit in rows(Audit)] == ["change"]


def test_a_kept_password_never_goes_to_another_server(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    admin.form(AT, GOOD)
    admin.form(AT, GOOD | {"password": "", "port": 2525})
    assert mailing.current().password == "CANARY-salasana"
    admin.form(AT, GOOD | {"password": "", "host": "muu.agentnet.example"})
    assert mailing.current().password == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"host": "http://127.0.0.1/"}, "pelkkä palvelimen nimi"),
        ({"host": "smtp.agentnet.example\r\nQUIT"}, "pelkkä palvelimen nimi"),
        ({"port": 70_000}, ""),
        ({"tls": "none"}, "suojaamatta"),
        ({"sender_address": ""}, "josta kirjeet lähtevät"),
        ({"sender_address": "ei osoite"}, "Tarkista sähköpostiosoite"),
        ({"digest_hour": 24}, ""),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(
    signed_in_as: SignedInAs, cast: Cast, typed: dict[str, object], said: str
) -> None:
    got = signed_in_as(cast.admin).form(AT, GOOD | typed)
    assert got.status_code == 422
    assert said in got.text
    assert rows(MailSettings) == []


def test_the_environment_goes_first_and_says_so(mailbox: Mailbox, signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    admin.form(AT, GOOD)
    shown = admin.get(AT).text
    assert "Palvelimen asennuksessa on määrätty" in shown
    assert mailing.current().host == "127.0.0.1"
    assert mailing.current().password == ""


def test_a_test_letter_comes_with_the_servers_own_words(mailbox: Mailbox, signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    mailbox.answer = "250 2.0.0 Ok: queued as ABC123"
    shown = admin.form(f"{AT}/test").text
    assert "Koekirje lähti" in shown
    assert "queued as ABC123" in shown
    assert read_mail(mailbox.got[0])["to"] == cast.admin.email
    mailbox.recipient_answer = "554 5.7.1 Relay access denied"
    shown = admin.form(f"{AT}/test").text
    assert "ei hyväksynyt vastaanottajan osoitetta" in shown
    assert "Relay access denied" in shown


def test_a_server_that_is_not_there_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, signed_in_as: SignedInAs, cast: Cast
) -> None:
    monkeypatch.setenv("AGENTNET_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("AGENTNET_SMTP_PORT", "1")
    settings.cache_clear()
    assert "ei vastaa tässä portissa" in signed_in_as(cast.admin).form(f"{AT}/test").text


def test_another_secret_key_does_not_open_the_password(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = mailing.seal("salasana")
    assert mailing.unseal(kept) == ("salasana", True)
    monkeypatch.setenv("AGENTNET_SECRET_KEY", "another-0123456789-abcdefghijklmnop")
    settings.cache_clear()
    assert mailing.unseal(kept) == ("", False)
    assert mailing.of(MailSettings(host="x", user="y", password=kept)).sealed
