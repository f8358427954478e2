"""A successor inherits open tasks and the pair; what the predecessor gave stays theirs. And terms near their end."""

from datetime import timedelta

from sqlmodel import col, select

from agentnet import clock
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Membership, Nomination, Pair, Person
from agentnet.network.quiet import morning, today
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Letter
from agentnet.sources.models import Source
from agentnet.tasks.flow import Stage as TaskStage
from agentnet.tasks.models import Task
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.faults.town import build
from tests.network.conftest import Rows
from tests.visitor import Visitor

OPEN = (TaskStage.ASSIGNED, TaskStage.SEEN, TaskStage.IN_PROGRESS)


def work(client: Visitor) -> None:
    while client.blocking_portal.call(work_round):
        pass


def test_a_successor_goes_on_where_the_predecessor_stopped(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, add: Add, rows: Rows
) -> None:
    town = build(cast, cast.network, cast.heli, cast.aino, "Ainon oma sana")
    add(*town.rows)
    aino_s, heli_s = signed_in_as(cast.aino), signed_in_as(cast.heli)
    mine = f"/networks/{cast.network.id}/people/{cast.aino.id}/leave"
    assert "Kirjoita sekä nimi" in aino_s.form(mine, {"name": "Seija Seuraaja"}).text
    assert "Valitse viimeinen päivä" in aino_s.form(mine).text
    typed = {"name": "Seija Seuraaja", "email": "seija@agentnet.example", "why": "Tuntee talon."}
    assert aino_s.form(mine, typed).status_code == 303
    nomination = rows.one(select(Nomination).where(col(Nomination.email) == typed["email"]))
    assert "Seuraaja: jatkaa siitä" in heli_s.get(f"/nominations/{nomination.id}").text
    assert aino_s.get(f"/networks/{cast.network.id}/people").status_code == 200
    heli_s.form(f"/nominations/{nomination.id}/stage", {"step": "confirm"})
    letter = rows.one(select(Letter).where(col(Letter.kind) == "invitation", col(Letter.address) == typed["email"]))
    client.form(f"/invitations/{letter.values['token']}/accept")
    work(client)
    seija = rows.one(select(Person).where(col(Person.email) == typed["email"]))
    tasks = {
        one.person_id: one for one in rows.all(select(Task).where(col(Task.assignment_id) == town.id("assignment")))
    }
    assert tasks[seija.id].stage in OPEN
    assert tasks[cast.aino.id].stage not in OPEN
    pair = rows.one(select(Pair).where(col(Pair.ends_at).is_(None)))
    assert (pair.social_id, pair.health_id) == (cast.pekka.id, seija.id)
    assert rows.one(select(Source.person_id).where(col(Source.id) == town.id("submission"))) == cast.aino.id
    assert aino_s.get(f"/networks/{cast.network.id}/people").status_code == 404
    told = {(one.kind, one.address) for one in rows.all(select(Letter))}
    assert {("successor-started", cast.aino.email), ("pair-made", cast.pekka.email), ("pair-made", seija.email)} <= told
    work(client)
    assert len(rows.all(select(Pair).where(col(Pair.ends_at).is_(None)))) == 1


def test_a_term_that_nears_its_end_is_told_of_and_then_ends(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, rows: Rows
) -> None:
    rank = rows.one(select(Membership.id).where(col(Membership.person_id) == cast.pekka.id))
    at = f"/networks/{cast.network.id}/people/{cast.pekka.id}/roles/{rank}"
    last = today(clock.now()) + timedelta(days=60)
    signed_in_as(cast.heli).form(f"{at}/term", {"ends_on": last})
    for day, told in ((5, 0), (59, 3), (61, 3)):
        with clock.travel(to=morning(today(clock.now()) + timedelta(days=day))):
            work(client)
        assert len(rows.all(select(Letter).where(col(Letter.kind) == "term-ends"))) == told
    with clock.travel(to=morning(last + timedelta(days=1))):
        assert signed_in_as(cast.pekka).get(f"/networks/{cast.network.id}/people").status_code == 404
        signed_in_as(cast.heli).form(f"{at}/renew")
        assert signed_in_as(cast.pekka).get(f"/networks/{cast.network.id}/people").status_code == 200


def test_a_nomination_that_was_declined_moves_nothing(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, rows: Rows
) -> None:
    mine = f"/networks/{cast.network.id}/people/{cast.aino.id}/leave"
    signed_in_as(cast.aino).form(mine, {"name": "Seija", "email": "seija@agentnet.example"})
    nomination = rows.one(select(Nomination))
    signed_in_as(cast.heli).form(f"/nominations/{nomination.id}/stage", {"step": "confirm"})
    token = rows.one(select(Letter).where(col(Letter.kind) == "invitation")).values["token"]
    client.form(f"/invitations/{token}/decline")
    work(client)
    assert rows.one(select(Nomination.stage)) is Stage.DECLINED
    roles = rows.all(
        select(Membership.role).where(col(Membership.person_id) == cast.aino.id, col(Membership.ends_at).is_(None))
    )
    assert roles == [Role.AGENT]
