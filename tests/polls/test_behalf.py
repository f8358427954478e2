"""Answers entered for tables and for people without a phone: counted as people, marked, one's own left alone."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.workshops.models import Participant
from agentnet.workshops.polls.flow import PollKind, Stage, TextState
from agentnet.workshops.polls.models import Ballot, PollText
from tests.conftest import Add, SignedInAs
from tests.polls.conftest import Asked, AskPoll


@pytest.fixture
def seated(ask: AskPoll, add: Add) -> Any:
    """A poll, and a table of six."""

    def make(*args: Any, **more: Any) -> tuple[Asked, Participant]:
        asked = ask(*args, **more)
        table = Participant(workshop_id=asked.workshop.id, proxy=True, name="Pöytä 3", seats=6)
        add(table)
        return asked, table

    return make


def enter(client: Any, asked: Asked, who: Participant, heads: int = 1, **fields: Any) -> Any:
    return client.form(f"{asked.path}/behalf/answers", {"who": who.id, "heads": heads, **fields})


def ballots(who: Participant) -> list[tuple[int, bool]]:
    with db.writer_connection() as connection:
        rows = connection.execute(
            select(Ballot.heads, Ballot.proxy).where(Ballot.participant_id == who.id).order_by(col(Ballot.n))
        )
        return [(heads, proxy) for heads, proxy in rows]


def test_a_table_answers_as_many_as_sit_there(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated(shown=True)
    helis = signed_in_as(heli)
    assert "Vastaamatta on 6 henkilöä." in helis.get(f"{asked.path}/behalf", params={"who": str(table.id)}).text
    assert enter(helis, asked, table, 4, choice=asked.option(0)).status_code == 303
    assert enter(helis, asked, table, 2, choice=asked.option(1)).status_code == 303
    assert ballots(table) == [(4, True), (2, True)]
    page = helis.get(asked.path).text
    assert "Eniten valittiin: Kutsu (4 / 6 vastaajasta)." in page
    assert "6 vastausta, joista 6 puolesta kirjattuja." in page
    wall = helis.get(f"{asked.path}/projector").text
    assert "puolesta kirjattuja" in wall
    desk = helis.get(f"{asked.path}/behalf", params={"who": str(table.id)}).text
    assert "Kaikkien vastaus on kirjattu." in desk
    full = enter(helis, asked, table, 1, choice=asked.option(0))
    assert full.status_code == 422
    assert "Kaikkien vastaus on kirjattu." in full.text


def test_more_than_sit_there_is_refused_and_kept(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated()
    answer = enter(signed_in_as(heli), asked, table, 7, choice=asked.option(1))
    assert answer.status_code == 422
    assert "Vastaamatta on enää 6." in answer.text
    assert f'value="{asked.option(1)}" checked' in answer.text
    assert ballots(table) == []


def test_pressed_twice_it_counts_once(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated()
    helis, nonce = signed_in_as(heli), UUID(int=5)
    for _ in range(2):
        enter(helis, asked, table, 2, choice=asked.option(0), nonce=nonce)
    assert ballots(table) == [(2, True)]


def test_a_wrong_entry_is_taken_back(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated(PollKind.CLOUD)
    helis = signed_in_as(heli)
    enter(helis, asked, table, 3, text="luottamus")
    with db.writer_connection() as connection:
        id = connection.execute(select(Ballot.id).where(Ballot.participant_id == table.id)).scalar_one()
    assert helis.form(f"{asked.path}/behalf/remove", {"answer": id}).status_code == 303
    assert ballots(table) == []
    with db.writer_connection() as connection:
        assert connection.execute(select(PollText.id)).all() == []


def test_words_of_a_table_weigh_as_its_people(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated(PollKind.CLOUD, shown=True)
    helis = signed_in_as(heli)
    enter(helis, asked, table, 5, text="luottamus")
    page = helis.get(asked.path).text
    assert "kirjoittajia </span>5</span>" in page
    assert "5 vastausta, joista 5 puolesta kirjattuja." in page


def test_what_a_leader_writes_needs_no_second_leader(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated(PollKind.OPEN, moderated=True)
    enter(signed_in_as(heli), asked, table, 2, text="Yhteinen kalenteri auttaisi")
    with db.writer_connection() as connection:
        assert connection.execute(select(PollText.state)).scalars().all() == [TextState.SHOWN]


def test_scale_and_order_too(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    helis = signed_in_as(heli)
    asked, table = seated(PollKind.SCALE, shown=True)
    enter(helis, asked, table, 3, score=2)
    enter(helis, asked, table, 1, score=4)
    assert "Keskiarvo 2,5." in helis.get(asked.path).text
    asked, table = seated(PollKind.RANKING, shown=True)
    order = [str(asked.option(n)) for n in (2, 0, 1)]
    assert enter(helis, asked, table, 6, order=order).status_code == 303
    assert "Kärjessä: Tila." in helis.get(asked.path).text


def test_ones_own_answer_is_left_alone(ask: AskPoll, signed_in_as: SignedInAs, heli: Person, aino: Person) -> None:
    asked = ask()
    helis, ainos = signed_in_as(heli), signed_in_as(aino)
    assert enter(helis, asked, asked.aino, choice=asked.option(0)).status_code == 303
    assert "Vetäjä on kirjannut vastauksesi puolestasi." in ainos.get(asked.path).text
    ainos.form(f"{asked.path}/answer", {"choice": asked.option(1)})
    assert ballots(asked.aino) == [(1, False)]
    desk = helis.get(f"{asked.path}/behalf", params={"who": str(asked.aino.id)}).text
    assert "on jo vastannut omalla laitteellaan" in desk
    assert "Kirjatut vastaukset" not in desk
    assert enter(helis, asked, asked.aino, choice=asked.option(0)).status_code == 422
    assert ballots(asked.aino) == [(1, False)]


def test_nothing_is_entered_when_it_is_closed(seated: Any, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, table = seated(stage=Stage.CLOSED)
    assert enter(signed_in_as(heli), asked, table, 1, choice=asked.option(0)).status_code == 409
    assert ballots(table) == []


def test_agents_enter_nothing_for_others(seated: Any, signed_in_as: SignedInAs, aino: Person) -> None:
    asked, table = seated()
    assert enter(signed_in_as(aino), asked, table, 1, choice=asked.option(0)).status_code == 403
    assert signed_in_as(aino).get(f"{asked.path}/behalf").status_code == 403


def test_a_table_is_made_here(ask: AskPoll, signed_in_as: SignedInAs, heli: Person) -> None:
    asked, helis = ask(), signed_in_as(heli)
    assert helis.form(f"{asked.path}/behalf", {"name": "Ikkunapöytä", "seats": "5"}).status_code == 303
    assert "Ikkunapöytä" in helis.get(f"{asked.path}/behalf").text
    assert helis.form(f"{asked.path}/behalf", {"name": "Ikkunapöytä", "seats": "5"}).status_code == 422
