"""The links of a guide: asked for by the worker, believed gone the second time, told in the editor and on a page."""

from typing import Any

import pytest

from agentnet import db
from agentnet.guide.chapters import actions, reading
from agentnet.guide.chapters.queries import chapter_seen_by
from agentnet.guide.links import asking, jobs
from agentnet.guide.links.asking import Asked
from agentnet.guide.links.models import LinkState
from agentnet.guide.links.queries import links_of
from agentnet.guide.models import Guide
from agentnet.guide.press.problems import Kind
from agentnet.notify.models import Job
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

GONE = "https://ulkona.example/gone"
WORDS = f"Lue [ohje]({GONE}) ja [toinen](https://ulkona.example/fine).\n\n::: qr {GONE} Ohje"


@pytest.fixture
def guide(add: Add, cast: Cast) -> Guide:
    made: Guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    return made


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    async def ask(url: str) -> Asked:
        asked.append(url)
        return Asked(LinkState.DEAD, "404") if url == GONE else Asked(LinkState.WORKS)

    monkeypatch.setattr(asking, "ask", ask)
    return asked


async def progress(per_cent: int, said: str = "") -> None:
    """Nobody watches."""


async def run(add: Add, guide: Guide, *, again: bool = True) -> None:
    job = add(Job(kind=jobs.JOB, about=guide.id, slot=str(again), values={"again": again}))
    await jobs.check(job.id, progress)


def test_links_are_listed_before_they_are_asked_for(
    cast: Cast, guide: Guide, signed_in_as: SignedInAs, web: list[str], add: Add
) -> None:
    heli = signed_in_as(cast.heli)
    made = heli.form(f"/guides/{guide.id}/chapters", {"title": "Palaveri"})
    path = made.headers["location"].removesuffix("/edit")
    heli.form(f"{path}/edit", {"title": "Palaveri", "markdown": WORDS, "version": 1})
    page = heli.get(f"/guides/{guide.id}/links").text
    assert page.count("ei vielä tarkistettu") == 2


@pytest.mark.both
async def test_the_worker_asks_and_the_author_is_told(
    database: str, add: Add, cast: Cast, guide: Guide, web: list[str]
) -> None:
    async with db.writing() as session:
        chapter = await actions.make_chapter(
            session, guide, title="Palaveri", slug="p", areas=[], theme_id=None, by=cast.heli
        )
        seen = await chapter_seen_by(session, cast.heli, chapter.id)
        await actions.save(session, seen, title="Palaveri", markdown=WORDS, version=1, by=cast.heli)
        await session.commit()
    assert await problems(cast, chapter.id) == []
    await run(add, guide)
    assert await problems(cast, chapter.id) == []
    await run(add, guide, again=False)
    assert await problems(cast, chapter.id) == [(Kind.DEAD_LINK, True)] * 2  # the link and the code
    assert sorted(web) == ["https://ulkona.example/fine", GONE, GONE]
    async with db.reading() as session:
        links = await links_of(session, guide)
        assert [(link.url, link.why) for link in links if link.check and link.check.state is LinkState.DEAD] == [
            (GONE, "sivua ei ole")
        ]
    await db.dispose()


async def test_where_nobody_gets_out_no_link_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(url: str) -> Asked:
        return Asked(LinkState.DEAD, "no-host")

    monkeypatch.setattr(asking, "ask", ask)
    assert await jobs.asked_for([GONE], outside=False) == (False, [Asked(LinkState.UNSURE, "silent")])
    assert await jobs.asked_for([GONE], outside=True) == (True, [Asked(LinkState.DEAD, "no-host")])


async def problems(cast: Cast, chapter_id: Any) -> list[tuple[Kind, bool]]:
    async with db.reading() as session:
        seen = await chapter_seen_by(session, cast.heli, chapter_id)
        known = await reading.known(session, seen.chapter, seen.network.id)
        parsed = await reading.read(WORDS, language="fi", previous=(), known=known)
    return [(problem.kind, problem.stops) for problem in parsed.problems]
