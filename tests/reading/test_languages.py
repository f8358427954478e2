"""An edition in two languages: each page speaks its own, and leads to the other."""

from collections.abc import Mapping
from typing import Any

import pytest

from agentnet.guide.models import Edition, EditionChapter, Withdrawal
from agentnet.guide.reading.models import ShortLink
from tests.access.guide import edition as planted
from tests.cast import Cast
from tests.conftest import Add
from tests.visitor import Visitor


@pytest.fixture
def twins(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = planted(add, cast)
    more: dict[str, Any] = {"guide_id": made["guide_id"], "input_hash": "y", "by": cast.heli.id, "colophon": {}}
    swedish = add(Edition(number="2026.1", language="sv", title="Handbok", **more))
    words: dict[str, Any] = {"slug": "luku", "title": "Kapitel", "markdown": "Ord.", "html": "<p>Ord.</p>"}
    add(
        EditionChapter(
            edition_id=swedish.id,
            chapter_id=made["chapter_id"],
            place=1,
            revision=1,
            content_hash="y",
            plain="Ord.",
            **words,
        )
    )
    return {**made, "swedish_id": swedish.id}


def test_each_speaks_its_own_language(client: Visitor, twins: Mapping[str, Any]) -> None:
    finnish = client.another().get("/g/opas/2026.1/luku").text
    assert '<html lang="fi">' in finnish
    assert 'href="/g/opas/2026.1-sv/luku" hreflang="sv" lang="sv">' in finnish
    swedish = client.another().get("/g/opas/2026.1-sv/luku").text
    assert '<html lang="sv">' in swedish
    assert "Ord." in swedish
    assert 'href="/g/opas/2026.1/luku" hreflang="fi" lang="fi">' in swedish
    assert "/g/opas/2026.1-sv/brand.css" in swedish
    assert client.get("/g/opas/2026.1-en").status_code == 404
    assert client.get("/g/opas").headers["location"] == "/g/opas/2026.1"


def test_a_withdrawn_one_is_readable_and_says_why(
    client: Visitor, add: Add, cast: Cast, twins: Mapping[str, Any]
) -> None:
    add(Withdrawal(edition_id=twins["swedish_id"], reason="Fel i anvisningen.", by=cast.heli.id))
    for page in ("", "/luku", "/painokset", "/lataa", "/tiedot", "/haku?q=ord", "/muutokset", "/sanasto"):
        answer = client.another().get(f"/g/opas/2026.1-sv{page}")
        assert answer.status_code == 200
        assert "Fel i anvisningen." in answer.text, page
    assert "Fel i anvisningen." not in client.get("/g/opas/2026.1").text


def test_the_address_of_a_guide_that_is_withdrawn_says_what_to_do(
    client: Visitor, add: Add, cast: Cast, twins: Mapping[str, Any]
) -> None:
    add(Withdrawal(edition_id=twins["edition_id"], reason="Ohje on vaarallinen.", by=cast.heli.id))
    answer = client.another().get("/g/opas")
    assert answer.status_code == 410
    assert "Ohje on vaarallinen. Älä käytä sitä enää." in answer.text
    assert '<a class="btn primary" href="/g/opas/2026.1">Näytä pois vedetty painos</a>' in answer.text
    assert client.get("/g/opas/2026.9").status_code == 404


def test_a_stickers_code_leads_to_the_readers_language(
    client: Visitor, add: Add, cast: Cast, twins: Mapping[str, Any]
) -> None:
    asked: dict[str, Any] = {"guide_id": twins["guide_id"], "chapter_id": twins["chapter_id"], "by": cast.heli.id}
    add(ShortLink(code="abcdefg", question="Kuka kutsuu?", **asked))

    def to(**headers: str) -> str:
        return str(client.another().get("/q/abcdefg", headers=headers).headers["location"])

    assert to() == "/g/opas/2026.1/luku"
    assert to(**{"accept-language": "sv-FI,sv;q=0.9,fi;q=0.8"}) == "/g/opas/2026.1-sv/luku"
    assert to(**{"accept-language": "en-GB,sv;q=0.9"}) == "/g/opas/2026.1/luku"
    assert to(**{"accept-language": "sv", "cookie": "agentnet-language=fi"}) == "/g/opas/2026.1/luku"
