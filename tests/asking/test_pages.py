"""The pages of questions to the network."""

from agentnet.asking.models import Inquiry, Reply
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

CANARY = "Kanarialintu laulaa"


def test_from_a_question_to_an_answer_that_helped(signed_in_as: SignedInAs, cast: Cast) -> None:
    aino, pekka = signed_in_as(cast.aino), signed_in_as(cast.pekka)
    base = f"/networks/{cast.network.id}/questions"
    assert "Kukaan ei ole vielä kysynyt mitään" in aino.get(base).text
    bad = aino.form(base, {"title": "", "text": "Tallessa"})
    assert bad.status_code == 422
    assert "Tallessa" in bad.text
    asked = aino.form(base, {"title": "Miten te teette?", "text": CANARY})
    here = asked.headers["location"]
    assert pekka.form(f"{here}/answers", {"text": "Näin me teemme."}).status_code == 303
    page = aino.get(here).text
    assert "Näin me teemme." in page
    assert "Pekka, Salo" in page
    assert "/helped" in page
    assert "/helped" not in pekka.get(here).text
    assert "1 vastaus" in aino.get(base).text


def test_an_identity_code_is_refused_next_to_the_field(signed_in_as: SignedInAs, cast: Cast) -> None:
    aino = signed_in_as(cast.aino)
    answer = aino.form(f"/networks/{cast.network.id}/questions", {"title": "Asiakas 131052-308T", "text": "Sanani"})
    assert answer.status_code == 422
    assert "henkilötunnu" in answer.text.lower()
    assert "Sanani" in answer.text


def test_supervisors_get_no_words(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    asked = add(Inquiry(network_id=cast.network.id, person_id=cast.aino.id, title=CANARY, text=CANARY))
    add(Reply(inquiry_id=asked.id, person_id=cast.pekka.id, text=CANARY))
    sari = signed_in_as(cast.sari)
    for path in (f"/questions/{asked.id}", f"/networks/{cast.network.id}/questions", f"/networks/{cast.network.id}"):
        assert CANARY not in sari.get(path).text
    assert "/questions" not in sari.get(f"/networks/{cast.network.id}").text
    assert signed_in_as(cast.onni).get(f"/questions/{asked.id}").status_code == 404
