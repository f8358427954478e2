"""What readers say: without an account, without a cookie, without a trace; and what becomes of it."""

from typing import Any

import pytest
from sqlmodel import SQLModel, select

from agentnet import db
from agentnet.guide.models import Edition
from agentnet.guide.reading import saying_pages
from agentnet.guide.reading.models import Helped, MissedSearch
from agentnet.network.models import Theme
from agentnet.settings import settings
from agentnet.sources.flow import Kind
from agentnet.sources.models import Basket, Source
from agentnet.web import limits
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.visitor import Visitor


def base(edition: Edition) -> str:
    return f"/g/tyoparin-opas/{edition.number}"


def send(reader: Visitor, path: str, data: dict[str, str], **headers: str) -> Any:
    """As a browser without any cookie: our own origin, no token."""
    return reader.post(path, data=data, headers={"origin": settings().base_url, **headers})


def rows(client: Visitor, table: type[SQLModel]) -> list[Any]:
    async def read() -> list[Any]:
        async with db.reading() as session:
            return list(await session.scalars(select(table)))

    return list(client.blocking_portal.call(read))


def test_was_it_of_help(client: Visitor, edition: Edition) -> None:
    here = f"{base(edition)}/verkostopalaveri"
    answer = send(client.another(), f"{here}/apua", {"answer": "no", "word": "Esimerkki puuttuu."})
    assert answer.headers["location"] == f"{here}?kiitos=1#apua"
    assert "set-cookie" not in answer.headers
    assert "Kiitos! Vastauksesi" in client.another().get(f"{here}?kiitos=1").text
    (one,) = rows(client, Helped)
    assert (one.helped, one.word) == (False, "Esimerkki puuttuu.")
    assert set(Helped.model_fields) == {
        *("id", "edition_id", "chapter_id", "helped", "word", "day", "source_id", "binned_at"),
    }


def test_an_identity_code_is_refused_and_the_words_are_kept(client: Visitor, edition: Edition) -> None:
    path = f"{base(edition)}/verkostopalaveri/apua"
    answer = send(client.another(), path, {"answer": "yes", "word": "Soita 131052-308T"})
    assert answer.status_code == 422
    assert "henkilötunnus" in answer.text
    assert "Soita 131052-308T</textarea>" in answer.text
    assert "set-cookie" not in answer.headers
    assert rows(client, Helped) == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_other_sites_say_nothing_here(origin: str, client: Visitor, edition: Edition) -> None:
    path = f"{base(edition)}/verkostopalaveri/apua"
    answer = client.another().post(path, data={"answer": "yes"}, headers={"origin": origin} if origin else {})
    assert answer.status_code == 403
    assert rows(client, Helped) == []


def test_one_address_says_only_so_much(client: Visitor, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.RULES, "reader", limits.Rule(2, 600))
    path = f"{base(edition)}/verkostopalaveri/apua"
    assert [send(client.another(), path, {"answer": "yes"}).status_code for _n in range(3)] == [303, 303, 429]


def test_a_search_in_vain_is_counted_once_a_press(client: Visitor, edition: Edition) -> None:
    here = f"{base(edition)}/haku"
    page = client.another().get(here, params={"q": "Helikopteri"}).text
    assert "ei löytynyt mitään" in page
    assert "data-missed" in page
    assert rows(client, MissedSearch) == []
    for words in ("Helikopteri", " helikopteri ", "131052-308T", "aino@agentnet.example", "asiakas", ""):
        answer = send(client.another(), here, {"q": words})
        assert (answer.status_code, "set-cookie" in answer.headers) == (303, False)
    (one,) = rows(client, MissedSearch)
    assert (one.words, one.times) == ("helikopteri", 2)
    assert set(MissedSearch.model_fields) == {"id", "edition_id", "words", "times", "source_id", "binned_at"}


def test_a_flood_of_searches_fills_no_disk(client: Visitor, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying_pages, "MOST_MISSED", 2)
    for words in ("helikopteri", "sukellusvene", "ilmalaiva"):
        assert send(client.another(), f"{base(edition)}/haku", {"q": words}).status_code == 303
    assert {one.words for one in rows(client, MissedSearch)} == {"helikopteri", "sukellusvene"}


def test_coordinators_take_it_on(client: Visitor, signed_in_as: SignedInAs, cast: Cast, edition: Edition) -> None:
    send(client.another(), f"{base(edition)}/verkostopalaveri/apua", {"answer": "no", "word": "Esimerkki puuttuu."})
    send(client.another(), f"{base(edition)}/haku", {"q": "helikopteri"})
    here, heli = f"/guides/{edition.guide_id}/readers", signed_in_as(cast.heli)
    page = heli.get(here).text
    assert "Esimerkki puuttuu." in page
    assert "helikopteri" in page
    assert "Poimi aineistoksi" not in signed_in_as(cast.maija).get(here).text
    (said,), (missed,) = rows(client, Helped), rows(client, MissedSearch)
    for _twice in range(2):
        assert heli.form(here, {"what": "word", "id": said.id, "act": "pick"}).status_code == 303
        assert heli.form(here, {"what": "search", "id": missed.id, "act": "theme"}).status_code == 303
    sources = [one for one in rows(client, Source) if one.kind is Kind.READER]
    assert len(sources) == 2
    assert {one.person_id for one in sources} == {None}
    assert {one.source_id for one in rows(client, Basket)} >= {one.id for one in sources}
    assert [theme.title for theme in rows(client, Theme)] == ["Helikopteri"]
    assert "Esimerkki puuttuu." in heli.get(f"/networks/{cast.network.id}/sources").text
    assert heli.form(here, {"what": "word", "id": said.id, "act": "bin"}).status_code == 303
    assert "Esimerkki puuttuu." in heli.get(here).text.split("<details>")[1]
    assert heli.form(here, {"what": "word", "id": said.id, "act": "restore"}).status_code == 303
    assert "<details>" not in heli.get(here).text
