"""A survey's invitation by a personal link: read from a mail server, opened by a scanner first, answered once."""

import re
from urllib.parse import urlsplit

from agentnet.settings import settings
from agentnet.surveys.models import Answer, Invited
from agentnet.web.places import folder
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.notify.conftest import TEMPLATES, Mailbox, read_mail
from tests.notify.test_bulk import rows, send_all
from tests.visitor import Visitor

OWN = ("survey-link.txt", "_end.txt")
TEMPLATES.update({name: (folder("templates") / "letters" / name).read_text(encoding="utf-8") for name in OWN})
WORDS = {"title": "Miten yhteistyö sujuu?", "kind": "pre", "asked": "personal", "anonymity": "anonymous", "intro": ""}


def test_an_invitation_is_read_by_a_scanner_first_and_answered_once(
    mailbox: Mailbox, client: Visitor, cast: Cast, signed_in_as: SignedInAs
) -> None:
    heli = signed_in_as(cast.heli)
    made = heli.form(f"/networks/{cast.network.id}/surveys", WORDS)
    path = made.headers["location"].removesuffix("/asked")
    heli.form(f"{path}/questions", {"kind": "scale", "label": "Teemme työtä yhdessä", "required": "yes"})
    heli.form(f"{path}/asked/list", {"addresses": "outi@esimerkki.example\npekka@esimerkki.example"})
    assert heli.form(f"{path}/open").status_code == 303
    send_all()
    got = {mail["to"]: mail for mail in map(read_mail, mailbox.got)}
    assert set(got) == {"outi@esimerkki.example", "pekka@esimerkki.example"}
    body = got["outi@esimerkki.example"].get_body(("plain",))
    assert body is not None
    assert WORDS["title"] in got["outi@esimerkki.example"]["subject"]
    links = {urlsplit(one).path for one in re.findall(rf"{settings().base_url}\S*/s/p/\S+", body.get_content())}
    assert len(links) == 1
    (link,) = links
    somebody = client.another()
    for _scan in range(3):
        assert "Teemme työtä yhdessä" in somebody.get(link).text
    assert rows(Answer) == []
    for _press in range(2):
        sent = somebody.post(link, data={"q-q1": "4"}, headers={"origin": settings().base_url})
        assert sent.status_code == 303
    assert len(rows(Answer)) == 1
    assert {one.address: one.answered for one in rows(Invited)} == {
        "outi@esimerkki.example": True,
        "pekka@esimerkki.example": False,
    }
    assert "Olet jo vastannut" in somebody.get(link).text
