"""A coordinator's autumn in a network of three hundred: from the file of units to the end, as they see it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Network, NominationRequest, Person, Supervision, Unit
from agentnet.network.quiet.days import HELSINKI
from agentnet.notify import digest
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Delivery, Letter
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Survey
from agentnet.tasks.models import Task
from agentnet.web import limits
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.network.conftest import Rows
from tests.organisation.test_pages import send
from tests.visitor import Visitor

AGENTS: Final = 284
SUPERVISORS: Final = 9
TOKEN: Final = re.compile(r"/s/[\w-]{22}")


class Autumn:
    """The days pass: on each that is lived, the worker does what there is, and the coordinator signs in anew."""

    def __init__(self, client: Visitor, signed_in_as: SignedInAs, cast: Cast) -> None:
        self.client, self.signed_in_as, self.cast = client, signed_in_as, cast
        self.base = f"/networks/{cast.network.id}"

    @contextmanager
    def on(self, month: int, day: int, hour: int = 10) -> Iterator[Visitor]:
        with clock.travel(to=datetime.combine(date(2027, month, day), time(hour), HELSINKI)):
            limits.clear()
            self.work()
            yield self.signed_in_as(self.cast.heli)
            self.work()

    def work(self) -> None:
        while self.client.blocking_portal.call(work_round):
            pass

    def letters(self, rows: Rows, kind: str) -> int:
        return len(rows.all(select(Letter).where(col(Letter.kind) == kind)))


def people(add: Add, units: list[Unit], network: Network) -> tuple[list[Person], list[Person]]:
    """Agents and supervisors who were there before."""
    agents = [
        Person(name=f"Agentti {n:03d}", email=f"agentti{n}@agentnet.example", unit_id=units[n % len(units)].id)
        for n in range(AGENTS)
    ]
    leaders = [Person(name=f"Esihenkilö {n}", email=f"esi{n}@agentnet.example") for n in range(SUPERVISORS)]
    ranks = [Membership(network_id=network.id, person_id=one.id, role=Role.AGENT) for one in agents]
    leads = [Membership(network_id=network.id, person_id=one.id, role=Role.SUPERVISOR) for one in leaders]
    charge = [Supervision(membership_id=one.id, unit_id=units[n].id) for n, one in enumerate(leads)]
    add(*agents, *leaders, *ranks, *leads, *charge)
    return agents, leaders


def the_file(cast: Cast) -> bytes:
    """Thirty units as the county's own system writes them: Windows-1252, semicolons."""
    lines = [
        f"Yksikkö {n:02d};{'Sosiaalipalvelut' if n % 2 else 'Terveyspalvelut'};;{'Salo' if n % 4 < 2 else 'Loimaa'};12"
        for n in range(30)
    ]
    return "\n".join(("Yksikkö;Palvelualue;Ala;Alue;Henkilöstö", *lines)).encode("cp1252")


def keys_of(rows: Rows) -> dict[str, str]:
    """Who was invited, and the key in their first letter."""
    return {
        one.address: one.values["token"] for one in rows.all(select(Letter).where(col(Letter.kind) == "invitation"))
    }


def test_from_september_to_december(client: Visitor, signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    rows = Rows()
    autumn = Autumn(client, signed_in_as, cast)
    agents = september(autumn, add, rows)
    with autumn.on(9, 20) as heli:
        asked_before_the_workshops(autumn, heli, agents)
    for number, (month, day) in enumerate(((10, 5), (11, 2), (11, 30)), start=1):
        a_workshop(autumn, rows, agents, number, date(2027, month, day))
    december(autumn, rows, agents[0])


def september(autumn: Autumn, add: Add, rows: Rows) -> list[Person]:
    cast, base = autumn.cast, autumn.base
    with autumn.on(9, 1) as heli:
        admin = autumn.signed_in_as(cast.admin)
        at = send(admin, cast, the_file(cast)).headers["location"]
        assert "30" in admin.get(at).text
        assert admin.form(f"{at}/apply").status_code == 303
        units = rows.all(select(Unit).where(col(Unit.name).like("Yksikkö %")).order_by(Unit.name))
        assert len(units) == 30
        agents, leaders = people(add, units, cast.network)
        assert f"{AGENTS + SUPERVISORS + 7} ihmistä" in heli.get(f"{base}/people").text
        asked = {"people": [one.id for one in leaders], "due_on": "2027-09-10", "message": "Kaksi kustakin yksiköstä."}
        assert heli.form(f"{base}/nominations/ask", asked).status_code == 303
        assert autumn.letters(rows, "nominations-asked") == SUPERVISORS
        for n, leader in enumerate(leaders[:6]):
            who = autumn.signed_in_as(leader)
            request = rows.one(select(NominationRequest).where(col(NominationRequest.supervisor_id) == leader.id))
            assert str(request.id) in who.get("/").text
            fields = {
                "request_id": request.id,
                "name": f"Uusi {n}",
                "email": f"uusi{n}@agentnet.example",
                "unit_id": units[n].id,
            }
            made = who.form(f"{base}/nominations", {**fields, "phone": f"050 123 456{n}"})
            heli.form(f"{made.headers['location']}/stage", {"step": "confirm"})
    keys = keys_of(rows)
    assert len(keys) == 6
    with autumn.on(9, 3):
        for n in range(3):
            autumn.client.another().form(f"/invitations/{keys[f'uusi{n}@agentnet.example']}/accept")
        autumn.client.another().form(f"/invitations/{keys['uusi3@agentnet.example']}/decline")
    for day in (8, 14):
        with autumn.on(9, day):
            pass
    with autumn.on(9, 15) as heli:
        calls = heli.get(f"{base}/nominations/calls").text
        for n, silent in enumerate((False, False, False, False, True, True)):
            assert (f"tel:+35850123456{n}" in calls) is silent, n
        assert [f"Esihenkilö {n}" in calls for n in (0, 8)] == [False, True]
        pairs = heli.get(f"{base}/pairs/proposal").text
        proposed = re.findall(r'<option value="([\w-]+:[\w-]+)" selected', pairs)[:50]
        assert len(proposed) == 50
        assert heli.form(f"{base}/pairs/proposal", {"pairs": proposed}).status_code == 303
    with autumn.on(9, 16):
        assert autumn.letters(rows, "pair-made") == 100
    return agents


def asked_before_the_workshops(autumn: Autumn, heli: Visitor, agents: list[Person]) -> None:
    """The pre-survey: fourteen answer by name's account, nobody's name is there."""
    words = {"title": "Ennakkokysely", "kind": "pre", "anonymity": "anonymous", "asked": "members"}
    path = heli.form(f"{autumn.base}/surveys", words).headers["location"].removesuffix("/asked")
    heli.form(f"{path}/questions", {"kind": "scale", "label": "Teemme työtä yhdessä", "required": "yes"})
    assert heli.form(f"{path}/open").status_code == 303
    for one in agents[:14]:
        assert autumn.signed_in_as(one).form(f"{path}/answer", {"q-q1": "4"}).status_code == 303
    assert heli.form(f"{path}/close").status_code == 303
    shown = heli.get(f"{path}/results").text
    assert "14" in shown
    assert agents[0].name not in shown


def a_workshop(autumn: Autumn, rows: Rows, agents: list[Person], number: int, day: date) -> None:
    """An assignment given, done by some, reminded of, called about; and the month's meter. The last is cancelled."""
    given, due = day - timedelta(days=19), day - timedelta(days=5)
    with autumn.on(given.month, given.day) as heli:
        since = clock.now()
        fields = {"title": f"Palaveri {number}", "day": day, "starts": "12:30", "ends": "13:30"}
        workshop = heli.form(f"{autumn.base}/workshops", fields).headers["location"].removesuffix("/programme")
        if number < 3:
            assert heli.form(f"{workshop}/stage", {"stage": "open"}).status_code == 303
        some = {"audience": "some", "sides": "social", "regions": autumn.cast.salo.id} if number > 1 else {}
        words = {"title": f"Kahville {number}", "question": "Mitä opit?", "due_on": due, **some}
        task = heli.form(f"{autumn.base}/assignments", words).headers["location"]
        assert heli.form(f"{task}/issue").status_code == 303
        meter = a_meter(autumn, heli, number)
    mine = {one.person_id: one.id for one in rows.all(select(Task)) if str(one.assignment_id) in task}
    assert len(mine) == (AGENTS + 5 if number == 1 else 78)
    assert len(rows.all(select(Letter).where(col(Letter.kind) == "task-given", col(Letter.created_at) > since))) == len(
        mine
    )
    with autumn.on(given.month, (given + timedelta(days=1)).day):
        for one in [one for one in agents if one.id in mine][:3]:
            answer = {"q-q1": f"Opin uutta {number}", "version": 1}
            assert autumn.signed_in_as(one).form(f"/tasks/{mine[one.id]}/submit", answer).status_code == 303
    for left in (7, 1):
        then = due - timedelta(days=left)
        with autumn.on(then.month, then.day):
            pass
    with autumn.on(due.month, due.day, 12) as heli:
        shown = heli.get(task).text
        assert f"{len(mine) - 3} soitettavaa" in shown
        assert f"Opin uutta {number}" in heli.get(f"{task}/submissions").text
    with autumn.on(day.month, day.day, 16) as heli:
        for stage in ("live", "closed") if number < 3 else ("cancelled",):
            assert heli.form(f"{workshop}/stage", {"stage": stage}).status_code == 303
        assert heli.form(f"{task}/close").status_code == 303
        assert heli.form(f"{meter}/close").status_code == 303
        assert "12" in heli.get(f"{meter}/results").text
        assert f"Palaveri {number}" in heli.get(f"{autumn.base}/workshops").text


def a_meter(autumn: Autumn, heli: Visitor, number: int) -> str:
    """The month's wave: staff of one unit by an open link."""
    words = {"title": f"Mittari {number}", "kind": "meter", "anonymity": "anonymous", "asked": "units"}
    path = heli.form(f"{autumn.base}/surveys", words).headers["location"].removesuffix("/asked")
    heli.form(f"{path}/questions", {"kind": "scale", "label": "Teemme työtä yhdessä", "required": "yes"})
    unit = autumn.cast.clinic.id
    heli.form(f"{path}/asked/units", {"units": unit, f"people-{unit}": "20"})
    assert heli.form(f"{path}/open").status_code == 303
    found = TOKEN.search(heli.get(path).text)
    assert found is not None
    for _ in range(12):
        limits.clear()
        assert autumn.client.another().form(f"{found[0]}?unit={unit}", {"q-q1": "3"}).status_code == 303
    return path


def december(autumn: Autumn, rows: Rows, last: Person) -> None:
    """The digest of the week, a letter that waits for a human look, and the end."""

    async def plan() -> None:
        async with db.writing() as session:
            digest.plan(session)
            await session.commit()

    with autumn.on(12, 3) as heli:
        words = {"title": "Vielä yksi", "question": "Mitä viet mukanasi?", "due_on": "2027-12-20"}
        task = heli.form(f"{autumn.base}/assignments", {**words, "audience": "some", "people": last.id})
        assert heli.form(f"{task.headers['location']}/issue").status_code == 303
        letter = heli.form(f"{autumn.base}/people/letter", {"query": "role=supervisor", "everybody": "yes"})
        assert "/bulk/" in letter.headers["location"]
        autumn.client.blocking_portal.call(plan)
    with autumn.on(12, 7):  # Monday is the Independence Day
        told = rows.all(select(Letter).where(col(Letter.kind) == "digest"))
        assert ["Vielä yksi" in one.values["text"] for one in told if one.person_id == last.id] == [True]
    with autumn.on(12, 13) as heli:
        assert rows.all(select(func.count()).where(col(Letter.delivery) == Delivery.WAITING))[0] > AGENTS
        ending = f"{autumn.base}/ending"
        going_on = heli.get(ending).text
        assert "Palaute: Palaveri" not in going_on  # it has closed by itself
        assert "Vielä yksi" in going_on
        assert heli.form(ending, {"sure": "yes"}).status_code == 422
        heli.form(f"{task.headers['location']}/close")
        for survey in rows.all(select(Survey).where(col(Survey.stage) == Stage.OPEN)):
            heli.form(f"/surveys/{survey.id}/close")
        assert "Mitään ei ole kesken" in heli.get(ending).text
        assert heli.form(ending, {"sure": "yes"}).status_code == 303
        refused = heli.form(f"{autumn.base}/themes", {"title": "Uusi teema"})
        assert (refused.status_code, "Verkosto on päättynyt 13.12.2027" in refused.text) == (409, True)
