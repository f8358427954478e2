"""A survey answered by keyboard on a narrow phone, while the line breaks: nothing is lost, and it is sent once."""

import sqlite3
from contextlib import closing
from typing import Any

from playwright.sync_api import expect
from sqlalchemy import create_engine
from sqlmodel import Session

from agentnet.surveys.flow import QuestionKind, Stage
from agentnet.surveys.models import Invited, Question, Survey
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import House
from tests.browser.screen import Size

NARROW: Size = (320, 640)
ROWS = ["Tiedän, kenelle soitan.", "Yhteinen työ on sujuvaa."]


def _survey(house: House) -> Survey:
    cast = house.town.cast
    survey = Survey(network_id=cast.network.id, title="Yhteisen työn mittari", stage=Stage.OPEN)
    shown_if = {"key": "q1", "one_of": ["En koskaan"]}
    asked: list[dict[str, Any]] = [
        {"kind": QuestionKind.CHOICE, "label": "Kuinka usein?", "options": ["Usein", "En koskaan"], "required": True},
        {"kind": QuestionKind.LINE, "label": "Miksi et?", "shown_if": shown_if, "required": True},
        {"kind": QuestionKind.SCALE, "label": "Toimiiko?", "options": ["ei lainkaan", "erinomaisesti"]},
        {"kind": QuestionKind.MATRIX, "label": "Väittämät", "rows": ROWS, "required": True},
        {"kind": QuestionKind.RANKING, "label": "Mistä ensin?", "options": ["Työpari", "Luvat"]},
    ]
    with Session(create_engine(f"sqlite:///{house.town.server.var / 'agentnet.db'}")) as session:
        session.add(survey)
        session.flush()
        for place, words in enumerate(asked, 1):
            session.add(Question(survey_id=survey.id, key=f"q{place}", place=place, frozen=True, **words))
        session.add(Invited(survey_id=survey.id, person_id=cast.aino.id))
        session.commit()
        session.refresh(survey)
        session.expunge_all()
    return survey


def _answers(house: House) -> int:
    with closing(sqlite3.connect(house.town.server.var / "agentnet.db")) as database:
        return int(database.execute("select count(*) from answer").fetchone()[0])


def test_a_survey_is_answered_by_keyboard_though_the_line_breaks(house: House, come_in: ComeIn) -> None:
    survey = _survey(house)
    aino = house.come(come_in(house.town.server, NARROW), house.town.cast.aino, f"/surveys/{survey.id}/answer")
    page, keys = aino.page, aino.page.keyboard

    def press(role: Any, name: str, key: str = "Space") -> None:
        page.get_by_role(role, name=name, exact=True).focus()
        keys.press(key)

    assert axe.violations(page) == []
    assert axe.overflow(page) <= 0
    expect(page.get_by_label("Miksi et?")).to_be_hidden()
    press("radio", "En koskaan")
    expect(page.get_by_label("Miksi et?")).to_be_visible()
    press("radio", "5, erinomaisesti")
    press("radio", f"3, {ROWS[0]}")
    keys.press("ArrowRight")
    expect(page.get_by_role("radio", name=f"4, {ROWS[0]}", exact=True)).to_be_checked()
    expect(page.get_by_role("group", name=ROWS[0])).to_be_visible()
    press("button", "Luvat: ei sijaa", "Enter")
    press("button", "Työpari: ei sijaa", "Enter")
    aino.sees("Vastauksesi ovat tallessa tässä selaimessa.")
    with aino.expecting("422"):
        press("button", "Lähetä vastaukset", "Enter")
        expect(page.get_by_role("alert").filter(has_text="Tarkista 2 kohtaa")).to_be_focused()
    assert axe.violations(page) == []
    page.reload()
    expect(page.get_by_role("button", name="Luvat: sija 1")).to_be_visible()
    page.get_by_label("Miksi et?").fill("Aika ei riitä.")
    press("radio", f"2, {ROWS[1]}")
    before = _answers(house)  # the house is shared: others have answered other surveys
    with aino.expecting("net::ERR_INTERNET_DISCONNECTED"):
        aino.context.set_offline(True)
        press("button", "Lähetä vastaukset", "Enter")
        aino.sees("yhteys katkesi")
        assert _answers(house) == before
        aino.context.set_offline(False)
    page.get_by_role("button", name="Lähetä uudelleen").dblclick()
    aino.reads("Kiitos, vastauksesi on tallessa!")
    assert _answers(house) == before + 1
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('agentnet-survey'))") == []
