"""An edition in two languages: each page speaks its own, and leads to the other."""

from collections.abc import Mapping
from typing import Any

import pytest

from agentnet.guide.models import Edition, EditionChapter, Withdrawal
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
