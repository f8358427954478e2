"""The front page of each role: what is asked of me now, what comes next, and for nobody a word of welcome."""

from datetime import timedelta
from uuid import uuid4

import pytest

from agentnet import clock, db
from agentnet.accounts.models import Guest
from agentnet.network.flow import Stage as NominationStage
from agentnet.network.models import Nomination, NominationRequest, Unit
from agentnet.notify.bulk.models import BulkStage, Draft
from agentnet.notify.models import Delivery, Letter
from agentnet.surveys import actions as surveys
from agentnet.surveys import editing
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind
from agentnet.surveys.models import Survey
from agentnet.workshops.flow import Attendance, Stage
from agentnet.workshops.models import Participant, Registration, Workshop
from agentnet.year.models import Todo
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.guide import scene
from tests.home.conftest import Happened
from tests.visitor import Visitor


def a_workshop(cast: Cast, stage: Stage = Stage.OPEN, days: int = 7) -> Workshop:
    starts = clock.now() + timedelta(days=days)
    ends = starts + timedelta(hours=3)
    return Workshop(network_id=cast.network.id, title="Palaveri", starts_at=starts, ends_at=ends, stage=stage)


async def a_survey(session: db.Session, cast: Cast) -> Survey:
    survey = await surveys.make(
        session, cast.network.id, kind=Kind.PRE, title="Ennakkokysely", intro="", anonymity=Anonymity.NAMED
    )
    await editing.add_question(
        session, survey, kind=QuestionKind.TEXT, label="Mistä?", help="", required=False, options=[]
    )
    await surveys.open_survey(session, survey, cast.heli)
    return survey


def test_nobody_is_welcomed_and_can_sign_in_or_join(client: Visitor, cast: Cast) -> None:
    page = client.get("/").text
    assert "Ideasta oppaaksi, yhdessä" in page
    assert 'href="/sign-in"' in page
    assert 'href="/join"' in page


def test_a_quiet_day_says_so(signed_in_as: SignedInAs, cast: Cast) -> None:
    page = signed_in_as(cast.aino).get("/").text
    assert "Hei, Aino" in page
    assert "Ei mitään juuri nyt." in page


def test_an_agent_is_asked_to_answer_and_to_register_and_no_more_when_that_is_done(
    signed_in_as: SignedInAs, add: Add, cast: Cast, happened: Happened
) -> None:
    workshop, _survey = add(a_workshop(cast)), happened(a_survey)
    aino_s = signed_in_as(cast.aino)
    page = aino_s.get("/").text
    assert "Vastaa kyselyyn" in page
    assert "Ilmoittaudu" in page
    add(Registration(workshop_id=workshop.id, person_id=cast.aino.id, attendance=Attendance.ON_SITE))
    page = aino_s.get("/").text
    assert "Ilmoittaudu" not in page
    assert "Seuraavaksi" in page


def test_a_workshop_that_is_on_comes_first(signed_in_as: SignedInAs, add: Add, cast: Cast, happened: Happened) -> None:
    happened(a_survey)
    add(a_workshop(cast, Stage.LIVE, days=0))
    page = signed_in_as(cast.aino).get("/").text
    assert page.index("Mene työpajaan") < page.index("Vastaa kyselyyn")


def test_a_planned_workshop_asks_nothing_of_agents(signed_in_as: SignedInAs, add: Add, cast: Cast) -> None:
    add(a_workshop(cast, Stage.PLANNED))
    assert "Palaveri" not in signed_in_as(cast.aino).get("/").text


def test_a_coordinator_is_asked_to_handle_nominations(signed_in_as: SignedInAs, add: Add, cast: Cast) -> None:
    add(
        Nomination(
            network_id=cast.network.id,
            unit_id=cast.clinic.id,
            name="Uusi Agentti",
            email="uusi@agentnet.example",
            nominated_by=cast.sari.id,
            stage=NominationStage.PROPOSED,
        )
    )
    assert "Yksi nimeäminen odottaa vahvistusta" in signed_in_as(cast.heli).get("/").text
    assert "vahvistusta" not in signed_in_as(cast.aino).get("/").text


def test_what_waits_in_the_letters_and_on_the_list_is_for_coordinators(
    signed_in_as: SignedInAs, add: Add, cast: Cast
) -> None:
    letter = Letter(
        network_id=cast.network.id, address="a@agentnet.example", kind="bulk", about=uuid4(), delivery=Delivery.FAILED
    )
    add(Draft(network_id=cast.network.id, by=cast.heli.id, stage=BulkStage.WAITING), letter)
    add(Todo(network_id=cast.network.id, title="Varaa tila", due_on=clock.now().date() - timedelta(days=3)))
    told = ("Yksi kirje odottaa tarkistusta", "Yksi kirje ei mennyt perille", "Yksi tehtävä on myöhässä")
    page, others = signed_in_as(cast.heli).get("/").text, signed_in_as(cast.aino).get("/").text
    assert [words in page for words in told] == [True] * 3
    assert [words in others for words in told] == [False] * 3


def test_a_supervisor_hears_that_a_nomination_is_asked_for(signed_in_as: SignedInAs, add: Add, cast: Cast) -> None:
    due = clock.now().date() + timedelta(days=7)
    add(NominationRequest(network_id=cast.network.id, supervisor_id=cast.sari.id, asked_by=cast.heli.id, due_on=due))
    assert "Sinua pyydetään nimeämään agentti" in signed_in_as(cast.sari).get("/").text
    assert "Sinua pyydetään" not in signed_in_as(cast.heli).get("/").text


def test_a_directors_ask_goes_when_they_have_approved(signed_in_as: SignedInAs, cast: Cast, happened: Happened) -> None:
    one = happened(scene.in_review)
    maija_s, jukka_s = signed_in_as(cast.maija), signed_in_as(cast.jukka)
    assert "Lue ja hyväksy" in maija_s.get("/").text
    assert "Lue ja hyväksy" not in signed_in_as(cast.aino).get("/").text
    maija_s.form(f"/chapters/{one.chapter.id}/approve", {"content_hash": one.text.content_hash})
    assert "Lue ja hyväksy" not in maija_s.get("/").text
    assert "Lue ja hyväksy" in jukka_s.get("/").text
    jukka_s.form(f"/chapters/{one.chapter.id}/approve", {"content_hash": one.text.content_hash})
    assert "Lue ja hyväksy" not in jukka_s.get("/").text
    assert "Yksi hyväksytty luku odottaa painosta" in signed_in_as(cast.heli).get("/").text


def test_a_supervisor_hears_of_the_gaps(signed_in_as: SignedInAs, add: Add, cast: Cast) -> None:
    sari_s = signed_in_as(cast.sari)
    assert "puuttuu agentti" not in sari_s.get("/").text
    add(Unit(area_id=cast.social.id, region_id=cast.loimaa.id, name="Loimaan perhekeskus"))
    assert "puuttuu agentti" in sari_s.get("/").text


def test_a_stranger_and_an_administrator_see_nothing_of_this_network(
    signed_in_as: SignedInAs, add: Add, cast: Cast, happened: Happened
) -> None:
    add(a_workshop(cast))
    happened(scene.in_review)
    for who in (cast.onni, cast.admin):
        page = signed_in_as(who).get("/").text
        assert "Palaveri" not in page
        assert str(cast.network.id) not in page
    assert 'href="/organisation/networks"' in page


@pytest.mark.parametrize("removed", [False, True])
def test_a_guest_comes_to_their_workshop_unless_they_were_taken_out(
    signed_in_as: SignedInAs, add: Add, cast: Cast, removed: bool
) -> None:
    workshop, guest = add(a_workshop(cast, Stage.LIVE)), add(Guest(name="Vieras", token_hash=uuid4().hex))
    gone = clock.now() if removed else None
    add(Participant(workshop_id=workshop.id, guest_id=guest.id, name="Vieras", removed_at=gone))
    answer = signed_in_as(guest).get("/")
    if removed:
        assert "Liity työpajaan koodilla" in answer.text
    else:
        assert answer.headers["location"] == f"/workshops/{workshop.id}"
