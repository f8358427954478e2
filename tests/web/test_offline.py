"""The page without a network is everybody's: nothing of the one who asks is in it, nor kept by its worker."""

import pytest

from agentnet.network.models import Person
from tests.conftest import SignedInAs
from tests.visitor import Visitor


def test_the_page_is_the_same_for_everybody(client: Visitor, signed_in_as: SignedInAs, aino: Person) -> None:
    mine, nobodys = signed_in_as(aino).get("/offline").text, client.another().get("/offline").text
    assert mine == nobodys
    assert "Ei yhteyttä" in mine
    for secret in (aino.name, str(aino.id), "csrf", "<form"):
        assert secret not in mine


def test_it_speaks_the_language_of_the_page_that_asked_for_it(client: Visitor) -> None:
    assert '<html lang="sv">' in client.get("/offline?language=sv").text
    assert '<html lang="fi">' in client.get('/offline?language="><b>').text


def test_the_worker_keeps_only_that_page_and_its_parts(client: Visitor) -> None:
    worker = client.get("/offline/worker.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["service-worker-allowed"] == "/"
    assert worker.text.count("shelf.put(") == 1
    assert 'credentials: "omit"' in worker.text


@pytest.mark.parametrize(
    ("name", "status"), [("page.css", 200), ("page.js", 200), ("icon.svg", 200), ("other.js", 404)]
)
def test_its_parts(client: Visitor, name: str, status: int) -> None:
    assert client.get(f"/offline/{name}").status_code == status
