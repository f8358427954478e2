"""The survey's pages: written and opened by a coordinator, answered on one page, read only when it is safe."""

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session as SyncSession

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Theme
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind, Stage
from agentnet.surveys.models import Answer, Invited, Question, Survey
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

CODE = "Asiakas 131052-308T soitti."


@pytest.fixture
def survey(add: Add, cast: Cast) -> Survey:
    """An open, anonymous survey with one question of each kind."""
    one = Survey(network_id=cast.network.id, title="Ennakkokysely", anonymity=Anonymity.ANONYMOUS, stage=Stage.OPEN)
    kinds = [(QuestionKind.CHOICE, ["A", "B"]), (QuestionKind.SCALE, ["ei", "on"]), (QuestionKind.TEXT, [])]
    asked = [
        Question(survey_id=one.id, key=f"q{n}", place=n, kind=kind, label=f"Kysymys {n}", required=n < 3, options=ends)
        for n, (kind, ends) in enumerate(kinds, 1)
    ]
    add(one, *asked, *(Invited(survey_id=one.id, person_id=person.id) for person in (cast.aino, cast.pekka)))
    return one


def test_a_coordinator_writes_orders_previews_and_opens(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    base = f"/networks/{cast.network.id}/surveys"
    assert "Tee ensimmäinen kysely" in heli.get(base).text
    assert "Niitä ei voi yhdistää toisiinsa" in heli.get(f"{base}/new").text
    assert heli.form(base, {"title": "Kysely"}).status_code == 422
    words = {"title": "Ennakkokysely", "kind": "pre", "anonymity": "anonymous", "closes_on": "2099-11-17"}
    path = heli.form(base, words).headers["location"]
    assert heli.form(f"{path}/open").status_code == 409
    assert heli.form(f"{path}/edit", {**words, "title": "Ennakko", "version": 1}).status_code == 303
    late = heli.form(f"{path}/edit", {**words, "title": "Toinen nimi", "version": 1})
    assert (late.status_code, "Toinen nimi" in late.text, "Ennakko" in late.text) == (422, True, True)
    one_option = heli.form(f"{path}/questions", {"kind": "choice", "label": "Kuinka usein?", "options": "A"})
    assert "vähintään kaksi" in one_option.text
    for fields in (
        {"kind": "choice", "label": "Kuinka usein?", "options": "Usein\nHarvoin", "required": "yes"},
        {"kind": "scale", "label": "Helppoa?"},
        {"kind": "text", "label": "Mistä puhutaan?"},
    ):
        assert heli.form(f"{path}/questions", fields).status_code == 303
    ids = re.findall(r'id="question-([\w-]{36})"', heli.get(path).text)
    assert len(ids) == 3
    assert heli.form(f"{path}/questions/{ids[2]}/move?to=up").status_code == 303
    assert heli.form(f"{path}/questions/{ids[1]}/remove").status_code == 303
    assert heli.get(f"{path}/questions/{ids[0]}").text.count("Usein") == 1
    changed = {"kind": "choice", "label": "Miten usein?", "options": "Usein\nHarvoin", "version": 1}
    assert heli.form(f"{path}/questions/{ids[0]}", changed).status_code == 303
    assert re.findall(r'id="question-([\w-]{36})"', heli.get(path).text) == [ids[0], ids[2]]
    assert "Miten usein?" in heli.get(f"{path}/preview/phone").text
    assert f"{path}/preview/phone?spoken=fi" in heli.get(f"{path}/preview").text
    assert "Kutsu lähti 7" in heli.form(f"{path}/open", follow_redirects=True).text
    assert heli.form(f"{path}/questions", {"kind": "text", "label": "Myöhässä"}).status_code == 409
    assert heli.form(f"{path}/open").status_code == 409
    assert "vain vastausten määrä" in heli.get(f"{path}/results").text


def test_an_agent_answers_once(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    aino = signed_in_as(cast.aino)
    path = f"/surveys/{survey.id}/answer"
    page = aino.get(path).text
    assert page.index("Mitä sinusta tiedetään") < page.index("Kysymys 1")
    assert page.count("<fieldset") == 2
    assert "data-survey-draft" in page
    wrong = aino.form(path, {"q-q1": "1", "q-q3": "Yhteinen kalenteri"})
    assert wrong.status_code == 422
    assert "Kysymys 2: Valitse jokin vaihtoehdoista." in wrong.text
    assert "Yhteinen kalenteri" in wrong.text
    assert 'value="1" checked' in re.sub(r"\s+", " ", wrong.text)
    assert aino.form(path, {"q-q1": "7", "q-q2": "3"}).status_code == 422
    given = {"q-q1": "1", "q-q2": "4", "q-q3": "Yhteinen kalenteri"}
    for _ in range(2):
        sent = aino.form(path, given)
        assert (sent.status_code, sent.headers["location"]) == (303, f"/surveys/{survey.id}/thanks")
    assert aino.get(path).status_code == 303
    assert "vastauksesi on tallessa" in aino.get(f"/surveys/{survey.id}/thanks").text
    with SyncSession(db.sync_engine()) as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == 1


@pytest.mark.parametrize(("text", "sentence"), [("ä" * 100_000, "liian pitkä"), (CODE, "henkilötunnus")])
def test_what_cannot_be_kept_is_explained_and_stays_typed(
    signed_in_as: SignedInAs, cast: Cast, survey: Survey, text: str, sentence: str
) -> None:
    answer = signed_in_as(cast.aino).form(f"/surveys/{survey.id}/answer", {"q-q1": "0", "q-q2": "3", "q-q3": text})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert text in answer.text


def test_a_named_survey_keeps_its_draft_in_the_browser_too(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    named = add(
        Survey(network_id=cast.network.id, title="Nimellä", kind=Kind.SWOT, anonymity=Anonymity.NAMED, stage=Stage.OPEN)
    )
    page = signed_in_as(cast.aino).get(f"/surveys/{named.id}/answer").text
    assert "data-survey-draft" in page
    assert "juuri sinä olet vastannut" in page


def test_results_wait_for_closing_and_hide_small_numbers(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    heli = signed_in_as(cast.heli)
    people = (cast.aino, cast.pekka, cast.sari, cast.maija, cast.jukka)
    for number, person in enumerate(people):
        given = {"q-q1": "0", "q-q2": str(number % 2 + 1), "q-q3": f"Toive {number}"}
        assert signed_in_as(person).form(f"/surveys/{survey.id}/answer", given).status_code == 303
    assert "Toive" not in heli.get(f"/surveys/{survey.id}/results").text
    assert heli.form(f"/surveys/{survey.id}/close").status_code == 303
    results = heli.get(f"/surveys/{survey.id}/results").text
    assert "piilotettu, alle 5" in results
    assert results.count('class="quote"') == 5
    order = [re.findall(r"Toive \d", heli.get(f"/surveys/{survey.id}/results").text) for _ in range(2)]
    assert order[0] == order[1]
    others = signed_in_as(cast.aino).get(f"/surveys/{survey.id}/results").text
    assert "Toive 1" not in others
    assert "Koordinaattorit lukevat ne" in others
    late = signed_in_as(cast.ville).form(f"/surveys/{survey.id}/answer", {"q-q1": "0", "q-q2": "1"})
    assert late.status_code == 409


def test_a_wish_becomes_a_theme_and_material(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    heli = signed_in_as(cast.heli)
    for number, person in enumerate((cast.aino, cast.pekka, cast.sari, cast.maija, cast.jukka)):
        given = {"q-q1": "0", "q-q2": "3", "q-q3": f"Toive {number}"}
        signed_in_as(person).form(f"/surveys/{survey.id}/answer", given)
    results = f"/surveys/{survey.id}/results"
    heli.form(f"/surveys/{survey.id}/close")
    wish = re.findall(r'id="text-([\w-]{36})"', heli.get(results).text)[0]
    assert "Teeman nimi" in heli.form(f"{results}/theme", {"source_id": wish}).text
    for _ in range(2):
        assert heli.form(f"{results}/theme", {"source_id": wish, "title": "Yhteinen aika"}).status_code == 303
        assert heli.form(f"{results}/pick", {"source_id": wish}).status_code == 303
    with SyncSession(db.sync_engine()) as session:
        theme = session.scalars(select(Theme)).one()
    assert (theme.title, str(theme.source_id)) == ("Yhteinen aika", wish)
    page = heli.get(results).text
    assert "vuoden teema" in page
    assert "aineistossa" in page
    aino = signed_in_as(cast.aino)
    assert aino.form(f"{results}/theme", {"source_id": wish, "title": "Minun"}).status_code == 403
    assert heli.form(f"{results}/pick", {"source_id": str(survey.id)}).status_code == 404


def test_a_guest_answers_what_was_asked_of_them(signed_in_as: SignedInAs, cast: Cast, survey: Survey, add: Add) -> None:
    asked, stranger = Guest(name="Vieras", token_hash="a"), Guest(name="Toinen", token_hash="b")
    add(asked, stranger, Invited(survey_id=survey.id, guest_id=asked.id))
    guest = signed_in_as(asked)
    assert "Kysymys 1" in guest.get(f"/surveys/{survey.id}/answer").text
    assert guest.form(f"/surveys/{survey.id}/answer", {"q-q1": "0", "q-q2": "5"}).status_code == 303
    assert "Voit nyt sulkea" in guest.get(f"/surveys/{survey.id}/thanks").text
    assert guest.get(f"/surveys/{survey.id}/results").status_code == 403
    assert signed_in_as(stranger).get(f"/surveys/{survey.id}/answer").status_code == 404
