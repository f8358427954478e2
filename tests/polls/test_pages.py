"""A poll's pages: answering with and without a script, leading, and what is absent until it is shown."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from agentnet import db
from agentnet.network.models import Person
from agentnet.sources.models import Source
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.polls.flow import PollKind, Stage
from agentnet.workshops.polls.models import Ballot, PollText
from tests.conftest import SignedInAs
from tests.polls.conftest import Asked, AskPoll
from tests.visitor import Visitor

CANARY = "Kanarialintu"


def count(table: Any) -> int:
    with db.writer_connection() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


GOOD: list[tuple[PollKind, Callable[[Asked], dict[str, Any]]]] = [
    (PollKind.CHOICE, lambda a: {"choice": a.option(1)}),
    (PollKind.SCALE, lambda a: {"score": 4}),
    (PollKind.RANKING, lambda a: {"order": [a.option(2), a.option(0), a.option(1)]}),
    (PollKind.CLOUD, lambda a: {"text": ["luottamus", "kiire"]}),
    (PollKind.OPEN, lambda a: {"text": "Kutsu tulee liian myöhään"}),
]


@pytest.mark.parametrize(("kind", "fields"), GOOD, ids=[kind for kind, _ in GOOD])
def test_everybody_answers_with_and_without_a_script(
    kind: PollKind, fields: Callable[[Asked], dict[str, Any]], ask: AskPoll, signed_in_as: SignedInAs, aino: Person
) -> None:
    asked = ask(kind)
    ainos, guests = signed_in_as(aino), signed_in_as(asked.guest)
    assert "Mikä estää yhteisen palaverin?" in ainos.get(asked.path).text
    answer = ainos.form(f"{asked.path}/answer", {"nonce": uuid4(), **fields(asked)})
    assert (answer.status_code, answer.headers["location"]) == (303, asked.path)
    assert "Vastauksesi on tallennettu." in ainos.get(asked.path).text
    swapped = guests.swap(f"{asked.path}/answer", {"id": uuid4(), **fields(asked)})
    assert swapped.status_code == 200
    assert "Vastauksesi on tallennettu." in swapped.text
    assert "csrf" not in swapped.text
    assert "2 on vastannut." in swapped.text
    assert count(Ballot) == 2


def test_an_answer_is_changed_and_sending_twice_does_it_once(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person
) -> None:
    asked = ask(PollKind.OPEN)
    ainos, op = signed_in_as(aino), uuid4()
    for _ in range(2):
        assert ainos.swap(f"{asked.path}/answer", {"id": op, "text": "Ensimmäinen"}).status_code == 200
    assert ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "text": "Toinen"}).status_code == 200
    assert ainos.swap(f"{asked.path}/answer", {"id": op, "text": "Ensimmäinen"}).status_code == 200
    assert (count(Ballot), count(PollText)) == (1, 1)
    assert "Toinen" in ainos.get(asked.path).text


BAD: list[tuple[PollKind, dict[str, Any], str]] = [
    (PollKind.CHOICE, {}, "Valitse yksi vaihtoehto."),
    (PollKind.CHOICE, {"choice": uuid4()}, "Vaihtoehdot ovat muuttuneet."),
    (PollKind.SCALE, {"score": 6}, "Valitse luku yhdestä viiteen."),
    (PollKind.RANKING, {"order": []}, "Laita jokainen vaihtoehto omalle sijalleen"),
    (PollKind.CLOUD, {"text": ["  ", ""]}, "Kirjoita vähintään yksi sana."),
    (PollKind.CLOUD, {"text": ["a", "b", "c", "d"]}, "Sanoja on liikaa: enintään 3."),
    (PollKind.CLOUD, {"text": "ä" * 41}, "Sana on liian pitkä"),
    (PollKind.OPEN, {"text": "ä" * 601}, "Vastaus on liian pitkä"),
    (PollKind.OPEN, {"text": "Asiakas 131052-308T"}, "Tekstissä on henkilötunnus"),
    (PollKind.CLOUD, {"text": "131052-308T"}, "Tekstissä on henkilötunnus"),
]


@pytest.mark.parametrize(("kind", "fields", "sentence"), BAD)
def test_a_bad_answer_gets_a_sentence_and_nothing_is_saved(
    kind: PollKind, fields: dict[str, Any], sentence: str, ask: AskPoll, signed_in_as: SignedInAs, aino: Person
) -> None:
    asked, ainos = ask(kind), signed_in_as(aino)
    swapped = ainos.swap(f"{asked.path}/answer", {"id": uuid4(), **fields})
    assert swapped.status_code == 422
    assert sentence in swapped.text
    page = ainos.form(f"{asked.path}/answer", {"nonce": uuid4(), **fields})
    assert page.status_code == 422
    assert sentence in page.text
    assert count(Ballot) == 0


def test_what_was_typed_is_kept_and_html_is_text(ask: AskPoll, signed_in_as: SignedInAs, aino: Person) -> None:
    asked, ainos = ask(PollKind.CLOUD, shown=True), signed_in_as(aino)
    page = ainos.form(f"{asked.path}/answer", {"nonce": uuid4(), "text": ["luottamus", "ä" * 50]})
    assert 'value="luottamus"' in page.text
    ainos.form(f"{asked.path}/answer", {"nonce": uuid4(), "text": "<b>kiire</b>"})
    page = ainos.get(asked.path)
    assert "<b>kiire" not in page.text
    assert "&lt;b&gt;kiire" in page.text


def surfaces(asked: Asked, browser: Visitor, *, wall: bool = False) -> str:
    """Everything that somebody can get of a poll, in one string."""
    paths = [asked.path, f"{asked.path}/changes", f"{asked.path}/changes?since=x", f"{asked.path}/screen"]
    paths += [f"{asked.path}/projector", f"{asked.path}/changes?as=projector"] if wall else []
    return "".join(browser.get(path).text for path in paths)


def test_results_are_absent_until_they_are_shown(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask(PollKind.CLOUD)
    ainos, pekkas, helis = signed_in_as(aino), signed_in_as(pekka), signed_in_as(heli)
    ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "text": CANARY})
    assert CANARY not in surfaces(asked, pekkas)
    assert CANARY in helis.get(asked.path).text
    for path in (f"{asked.path}/projector", f"{asked.path}/changes?as=projector", f"{asked.path}/screen"):
        assert CANARY not in helis.get(path).text
    assert helis.form(f"{asked.path}/step", {"step": "show"}).status_code == 303
    assert CANARY in surfaces(asked, pekkas)
    assert CANARY in helis.get(f"{asked.path}/projector").text
    helis.form(f"{asked.path}/step", {"step": "hide"})
    assert CANARY not in surfaces(asked, pekkas)


def test_the_figures_of_a_choice_are_absent_too(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask()
    signed_in_as(aino).swap(f"{asked.path}/answer", {"id": uuid4(), "choice": asked.option(2)})
    assert "bar-number" not in surfaces(asked, signed_in_as(pekka))
    assert "bar-number" not in signed_in_as(heli).get(f"{asked.path}/projector").text


def test_a_draft_is_nobodys_but_the_leaders(ask: AskPoll, signed_in_as: SignedInAs, aino: Person, heli: Person) -> None:
    asked = ask(options=(CANARY, "Toinen"), stage=Stage.DRAFT)
    ainos, helis = signed_in_as(aino), signed_in_as(heli)
    seen = surfaces(asked, ainos)
    assert "Mikä estää" not in seen
    assert CANARY not in seen
    assert "Mikä estää" not in helis.get(f"{asked.path}/projector").text
    refused = ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "choice": asked.option(0)})
    assert refused.status_code == 409
    helis.form(f"{asked.path}/step", {"step": "open"})
    assert CANARY in ainos.get(asked.path).text


def test_nobody_is_told_who_answered(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person, heli: Person
) -> None:
    asked = ask(PollKind.OPEN, shown=True)
    ainos, helis = signed_in_as(aino), signed_in_as(heli)
    ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "text": "Ajatus"})
    helis.form(f"{asked.path}/step", {"step": "close"})
    for browser in (helis, signed_in_as(pekka)):
        text = surfaces(asked, browser, wall=browser is helis)
        assert "Ajatus" in text
        for trace in (aino.name, "Aino, Loimaa", str(asked.aino.id), str(aino.id)):
            assert trace not in text
    with db.writer_connection() as connection:
        people = connection.execute(select(col(Source.person_id), col(Source.kind))).all()
    assert [(person, str(kind)) for person, kind in people] == [(None, "poll"), (None, "poll")]


def test_a_closed_poll_and_a_closed_workshop_take_no_answers(
    ask: AskPoll, signed_in_as: SignedInAs, aino: Person
) -> None:
    ainos = signed_in_as(aino)
    for more in ({"stage": Stage.CLOSED}, {"workshop_stage": WorkshopStage.CLOSED}):
        asked = ask(PollKind.SCALE, **more)
        answer = ainos.swap(f"{asked.path}/answer", {"id": uuid4(), "score": 3})
        assert answer.status_code == 409
        assert "Kysely ei ole nyt auki" in answer.text
        assert count(Ballot) == 0
        assert "Kysely on suljettu." in ainos.get(asked.path).text


def test_strangers_supervisors_and_guests_of_a_closed_workshop_see_nothing(
    ask: AskPoll, signed_in_as: SignedInAs, onni: Person, sari: Person, ville: Person, add: Any
) -> None:
    asked = ask()
    for who, status in ((onni, 404), (sari, 404), (ville, 200), (asked.guest, 200)):
        assert signed_in_as(who).get(asked.path).status_code == status
        assert signed_in_as(who).get(f"{asked.path}/changes").status_code == status
    other = ask(workshop_stage=WorkshopStage.CLOSED)
    assert signed_in_as(other.guest).get(other.path).status_code == 410


def test_parallel_answers_all_count_once(ask: AskPoll, signed_in_as: SignedInAs, aino: Person, pekka: Person) -> None:
    asked = ask(PollKind.SCALE)
    browsers = [signed_in_as(who) for who in (aino, aino, pekka, asked.guest, asked.guest)]
    for browser in browsers:
        browser.get(asked.path)
    with ThreadPoolExecutor(5) as pool:
        jobs = [
            pool.submit(browser.swap, f"{asked.path}/answer", {"id": uuid4(), "score": 1 + n % 5})
            for n, browser in enumerate(browsers * 3)
        ]
    assert {job.result().status_code for job in jobs} == {200}
    assert count(Ballot) == 3
