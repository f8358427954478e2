"""What a letter says, and what must never get into its headers."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from uuid import uuid4

import pytest
from jinja2 import UndefinedError

from agentnet.notify.letters import message, write
from agentnet.notify.models import Letter
from agentnet.notify.twin import paragraphs


def letter(**more: object) -> Letter:
    values = {"name": "Aino"} | more.pop("values", {})  # type: ignore[operator]
    return Letter(**{"kind": "hello", "about": uuid4(), "address": "aino@agentnet.example", "values": values} | more)


def read(one: Letter) -> EmailMessage:
    """The message as the other side reads it."""
    got = message_from_bytes(message(one).as_bytes(), policy=default)
    assert isinstance(got, EmailMessage)
    return got


def test_the_first_line_is_the_subject_and_the_rest_is_the_text(home: object) -> None:
    written = write(letter())
    assert written.subject == "Hei Aino"
    assert written.text.startswith("Rivi yksi\nrivi kaksi")
    assert written.links == ["http://127.0.0.1:8000/x"]


def test_the_html_twin_says_the_same_with_links_as_links(home: object) -> None:
    html = read(letter()).get_body(("html",))
    assert html is not None
    shown = html.get_content()
    assert '<a href="http://127.0.0.1:8000/x">http://127.0.0.1:8000/x</a>.' in shown
    assert "Rivi yksi<br>" in shown


def test_what_people_typed_is_escaped_in_the_html_and_plain_in_the_text(home: object) -> None:
    got = read(letter(values={"name": "<b>Aino</b> & Pekka"}))
    html, plain = got.get_body(("html",)), got.get_body(("plain",))
    assert html is not None
    assert plain is not None
    assert "&lt;b&gt;" in html.get_content()
    assert "<b>" not in html.get_content()
    assert got["subject"] == "Hei <b>Aino</b> & Pekka"


@pytest.mark.parametrize("name", ["Aino\r\nBcc: evil@example.org", "Aino\nX: y", "Aino\u2028Bcc: x", "Aino\0"])
def test_a_line_end_in_a_value_makes_no_header(home: object, name: str) -> None:
    got = read(letter(values={"name": name}))
    assert got["bcc"] is None
    assert got["x"] is None
    assert got["subject"].startswith("Hei Aino")


@pytest.mark.parametrize("address", ["aino@agentnet.example\r\nBcc: x@y.fi", "not an address", "a@b.fi, c@d.fi"])
def test_an_address_is_one_address(home: object, address: str) -> None:
    with pytest.raises(ValueError):
        message(letter(address=address))


def test_a_missing_value_is_an_error_and_not_a_gap(home: object) -> None:
    with pytest.raises(UndefinedError):
        write(Letter(kind="hello", about=uuid4(), address="aino@agentnet.example", values={}))


def test_a_calendar_entry_is_attached_with_its_method(home: object) -> None:
    got = read(letter(values={"ics": "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"}))
    (file,) = got.iter_attachments()
    (entry,) = [part for part in got.walk() if part.get_content_type() == "text/calendar"]
    assert (file.get_content_type(), entry.get_param("method")) == ("application/ics", "CANCEL")


def test_the_twin_has_headings_lists_and_buttons_and_nothing_that_people_typed_as_code() -> None:
    text = "*Mitä muuttuu*\n\nEnnen\n– Yksi <b>.\n– Kaksi.\n\nLue ja hyväksy:\nhttps://agentnet.example/x\n\nTerveisin"
    shown = str(paragraphs(text))
    assert "<h2>Mitä muuttuu</h2>" in shown
    assert "<p>Ennen</p>\n<ul><li>Yksi &lt;b&gt;.</li><li>Kaksi.</li></ul>" in shown
    assert '<p><a class="button" href="https://agentnet.example/x">Lue ja hyväksy</a></p>' in shown
    assert shown.endswith("<p>Terveisin</p>")
