"""A member of staff without an account answers by the open link, on a phone in the coffee room."""

from typing import Any, Final

from playwright.sync_api import expect
from sqlalchemy import create_engine
from sqlmodel import Session

from agentnet.network.models import Unit
from agentnet.surveys.flow import Asked, Kind, QuestionKind, Stage
from agentnet.surveys.models import AskedUnit, OpenLink, Question, Survey
from agentnet.web.visit import hashed
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import House
from tests.browser.screen import PHONE

TOKEN: Final = "kahvihuoneen-seinalta1"
ASKED: Final = ("Poliklinikka", "Vuodeosasto")
BEFORE: Final = "Tästä selaimesta on jo vastattu tähän kyselyyn"


def _open(house: House) -> None:
    """A meter that is asked of two units by a link."""
    cast = house.town.cast
    survey = Survey(
        network_id=cast.network.id, title="Sujuvuusmittari", kind=Kind.METER, asked=Asked.UNITS, stage=Stage.OPEN
    )
    question: dict[str, Any] = {"kind": QuestionKind.SCALE, "label": "Työ sujuu yhdessä", "required": True}
    with Session(create_engine(f"sqlite:///{house.town.server.var / 'agentnet.db'}")) as session:
        session.add(survey)
        session.flush()
        session.add(Question(survey_id=survey.id, key="q1", place=1, frozen=True, **question))
        session.add(OpenLink(survey_id=survey.id, token_hash=hashed(TOKEN)))
        for name in ASKED:
            place: dict[str, Any] = {"area_id": cast.clinic.area_id, "region_id": cast.clinic.region_id}
            unit = Unit(name=name, headcount=12, **place)
            session.add(unit)
            session.flush()
            session.add(AskedUnit(survey_id=survey.id, unit_id=unit.id, name=name, headcount=12, frozen=True, **place))
        session.commit()


def test_staff_choose_their_unit_and_answer_on_a_phone(house: House, come_in: ComeIn) -> None:
    _open(house)
    staff = come_in(house.town.server, PHONE).open(f"/s/{TOKEN}")
    page = staff.page
    page.get_by_role("searchbox").press_sequentially("vuode")
    expect(page.get_by_role("link", name="Poliklinikka")).to_be_hidden()
    assert axe.violations(page) == []
    assert axe.overflow(page) <= 0
    staff.follow("Vuodeosasto")
    staff.sees("Vastaat yksiköstä Vuodeosasto")
    expect(page.get_by_text(BEFORE)).to_be_hidden()
    page.get_by_role("radio", name="4").first.check()
    assert axe.violations(page) == []
    assert axe.overflow(page) <= 0
    staff.press("Lähetä vastaukset")
    staff.reads("Kiitos, vastauksesi on tallessa!")
    assert staff.context.cookies() == []
    staff.open(f"/s/{TOKEN}")
    staff.follow("Vuodeosasto")
    staff.sees(BEFORE)
