"""Everything that a form makes is made once, however often the button is pressed."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from agentnet import db
from agentnet.sources.models import Source
from agentnet.surveys.models import Answer
from agentnet.web import limits
from agentnet.workshops import joining
from agentnet.workshops.boards.models import BoardOp, Note, Vote
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.faults.paper import paper
from tests.faults.town import Town
from tests.visitor import Visitor

PARALLEL = 200


class Press(NamedTuple):
    """A button: who finds it on which page, where it goes, what was written."""

    who: str
    page: str
    action: str
    words: Mapping[str, Any]


NET, DRAFT, LIVE = "/networks/{network}", "/surveys/{survey draft}", "/workshops/{workshop}"
VOTED, REVIEW = "/boards/{board voting}", "/chapters/{chapter review}"
EVENT = {"title": "Paja", "day": "2026-12-01", "starts": "12:30", "ends": "15:00"}
PRESSES = {
    "nomination": Press(
        "sari", f"{NET}/nominations/new", f"{NET}/nominations", {"name": "Uusi", "email": "u@agentnet.example"}
    ),
    "theme": Press("heli", f"{NET}/themes", f"{NET}/themes", {"title": "Uusi teema"}),
    "survey": Press("heli", f"{NET}/surveys/new", f"{NET}/surveys", {"title": "Kysely"}),
    "question": Press("heli", f"{DRAFT}/questions/new", f"{DRAFT}/questions", {"label": "Mitä toivot?"}),
    "answer": Press("aino", "/surveys/{survey open}/answer", "/surveys/{survey open}/answer", {"q-q1": "Lisää aikaa"}),
    "theme of a wish": Press(
        "heli", "/surveys/{survey closed}/results", "/surveys/{survey closed}/results/theme", {"title": "Toive"}
    ),
    "assignment": Press(
        "heli", f"{NET}/assignments/new", f"{NET}/assignments", {"title": "A", "question": "B", "due_on": "2026-12-20"}
    ),
    "submission": Press("aino", "/tasks/{task}", "/tasks/{task}/submit", {"q-q1": "Opin paljon."}),
    "workshop": Press("heli", f"{NET}/workshops/new", f"{NET}/workshops", EVENT),
    "activity": Press("heli", f"{LIVE}/programme/new?kind=board", f"{LIVE}/programme", {"title": "Tauko"}),
    "registration": Press("pekka", LIVE, f"{LIVE}/register", {"attendance": "on_site"}),
    "guest": Press("nobody", "/join/{door}", "/join/{door}", {"name": "Vieras Vilma"}),
    "member": Press("pekka", "/join/{door}", "/join/{door}", {}),
    "note": Press("aino", "/boards/{board ideation}", "/boards/{board ideation}/notes", {"text": "Lappu"}),
    "vote": Press("aino", VOTED, f"{VOTED}/votes", {"note": "{note voting}"}),
    "finding": Press("heli", f"{NET}/findings/new", f"{NET}/findings", {"text": "Kiteytys"}),
    "guide": Press("heli", f"{NET}/guides/new", f"{NET}/guides", {"title": "Toinen opas"}),
    "chapter": Press("heli", "/guides/{guide}/chapters/new", "/guides/{guide}/chapters", {"title": "Uusi luku"}),
    "revision": Press(
        "heli", "/chapters/{chapter drafting}/edit", "/chapters/{chapter drafting}/edit", {"markdown": "Uusi."}
    ),
    "comment": Press("maija", f"{REVIEW}/review", f"{REVIEW}/comments", {"text": "Hyvä luku."}),
    "approval": Press("maija", f"{REVIEW}/review", f"{REVIEW}/approve", {}),
    "edition": Press(
        "heli",
        "/guides/{guide}/editions/new",
        "/guides/{guide}/editions",
        {"chapters": "{chapter approved}", "change_note": "Uusi."},
    ),
    "invitation": Press("nobody", "/invitations/{link}", "/invitations/{link}/accept", {}),
    "nomination's step": Press(
        "heli", "/nominations/{nomination}", "/nominations/{nomination}/stage", {"step": "confirm"}
    ),
}


def rows() -> dict[str, int]:
    """How many rows each table has. A visitor's own session is no effect of the form."""
    with db.writer_connection() as connection:
        tables = SQLModel.metadata.sorted_tables
        counts = {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}
    return counts


def names(town: Town) -> dict[str, str]:
    fixed = {"network": str(town.network.id), "link": town.token, "door": joining.token(town.at["workshop"])}
    return {name: str(row.id) for name, row in town.at.items()} | fixed


@pytest.mark.parametrize("what", PRESSES)
def test_pressed_twice_made_once(what: str, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    press, known = PRESSES[what], names(town)
    browser = client.another() if press.who == "nobody" else signed_in_as(getattr(cast, press.who))
    action = press.action.format_map(known)
    words = {name: str(value).format_map(known) for name, value in press.words.items()}
    if what in ("nomination", "theme of a wish"):
        words |= {"nomination": {"unit_id": str(cast.clinic.id)}, "theme of a wish": {"source_id": known["wish"]}}[what]
    found = paper(browser.get(press.page.format_map(known)), action)
    before = rows()
    cookies = dict(browser.cookies)
    first = found.send(browser, words)
    assert first.status_code == 303, first.text
    after = rows()
    assert after != before
    browser.cookies.update(cookies)  # the second press left before the first answer came
    second = found.send(browser, words)
    assert (second.status_code, second.headers["location"]) == (303, first.headers["location"])
    assert rows() == after


def crowd(browser: Visitor, path: str, data: Mapping[str, Any]) -> set[int]:
    """The same request, two hundred times at once."""
    token = browser.token
    with ThreadPoolExecutor(40) as pool:
        return set(pool.map(lambda _: browser.form(path, {"csrf": token, **data}).status_code, range(PARALLEL)))


@pytest.mark.both
def test_two_hundred_at_once_have_one_effect(
    signed_in_as: SignedInAs, cast: Cast, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.RULES, "board write", limits.Rule(1_000, 60))
    aino, before = signed_in_as(cast.aino), rows()
    note = {"id": uuid4(), "note": uuid4(), "section": town.id("section ideation"), "text": "Yksi lappu"}
    assert crowd(aino, f"/boards/{town.id('board ideation')}/notes", note) == {303}
    vote = {"id": uuid4(), "note": town.id("note voting")}
    assert crowd(aino, f"/boards/{town.id('board voting')}/votes", vote) == {303}
    answer = {"q-q1": "Yksi vastaus", "q-q2": "4"}
    assert crowd(aino, f"/surveys/{town.id('survey open')}/answer", answer) == {303}
    after = rows()
    new = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert {str(one.__tablename__) for one in (Note, Vote, Answer)} <= new.keys()
    kept = {"answer": 1, "answervalue": 2, "keptgroup": 1, "recenttick": 1}
    assert new == {"note": 1, "vote": 1, "boardop": 2, "source": 2, "sourcerevision": 2, **kept}
    assert {Source.__tablename__, BoardOp.__tablename__} <= new.keys()


@pytest.mark.both
def test_without_the_mark_of_a_page_the_rooms_hold_by_themselves(
    signed_in_as: SignedInAs, cast: Cast, town: Town
) -> None:
    """Two windows, each with a page of its own: what may exist once only is still made once."""
    sari, pekka, maija = (signed_in_as(who) for who in (cast.sari, cast.pekka, cast.maija))
    words = {"name": "Uusi", "email": "u@agentnet.example", "unit_id": cast.clinic.id}
    codes = crowd_of(sari, f"/networks/{town.network.id}/nominations", words)
    assert codes == {303: 1, 422: 19}
    assert set(crowd_of(pekka, f"/workshops/{town.id('workshop')}/register", {"attendance": "remote"})) == {303}
    hash_ = town.at["text review"].content_hash
    assert set(crowd_of(maija, f"/chapters/{town.id('chapter review')}/approve", {"content_hash": hash_})) == {303}
    after = rows()
    assert (after["registration"], after["nomination"], after["approval"]) == (1, 4, 3)


def crowd_of(browser: Visitor, path: str, data: Mapping[str, Any], size: int = 20) -> dict[int, int]:
    token = browser.token
    with ThreadPoolExecutor(20) as pool:
        codes = list(pool.map(lambda _: browser.form(path, {"csrf": token, **data}).status_code, range(size)))
    return {code: codes.count(code) for code in codes}
