"""The page of all components, served: for administrators only, with every file that it links at its address."""

import re

from agentnet.network.models import Person
from agentnet.web import styles
from agentnet.web.places import folder
from tests.conftest import SignedInAs
from tests.visitor import Visitor


def test_only_an_administrator_sees_the_components(signed_in_as: SignedInAs, admin: Person, aino: Person) -> None:
    assert signed_in_as(admin).get("/components").status_code == 200
    assert signed_in_as(aino).get("/components").status_code == 404


def test_a_refused_form_keeps_what_was_typed(signed_in_as: SignedInAs, admin: Person) -> None:
    answer = signed_in_as(admin).form("/components", {"name": "Aino <i>", "email": "aino@"})
    assert answer.status_code == 422
    assert 'value="Aino &lt;i&gt;"' in answer.text
    assert 'href="#field-email"' in answer.text


def test_everything_that_a_page_links_is_there(signed_in_as: SignedInAs, admin: Person) -> None:
    browser = signed_in_as(admin)
    linked = re.findall(r'(?:href|src)="(/(?:static|styles)/[^"]+)"', browser.get("/components").text)
    assert len(linked) >= 8
    assert {address: browser.get(address).status_code for address in linked} == dict.fromkeys(linked, 200)


def test_one_sheet_holds_what_every_page_needs_and_is_kept_for_ever(client: Visitor) -> None:
    answer = client.get(styles.core_css())
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    for name in styles.CORE:
        assert (folder("static") / "css" / f"{name}.css").read_text(encoding="utf-8") in answer.text


def test_an_old_address_still_gives_the_sheet_but_is_not_kept(client: Visitor) -> None:
    answer = client.get("/styles/0123456789abcdef/core.css")
    assert answer.status_code == 200
    assert "immutable" not in answer.headers["cache-control"]
