"""Two people save one thing: the later one keeps their words, sees the others', and can then save."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.faults.paper import paper
from tests.faults.test_twice import names
from tests.faults.town import Town


class Shared(NamedTuple):
    """Where both open it, where they save, the field that both write into, and what else is asked."""

    page: str
    action: str
    field: str
    more: Mapping[str, Any] = {}


EDIT = "/workshops/{workshop planned}/edit"
THEME, QUESTION = "/networks/{network}/themes/{theme}", "/surveys/{survey draft}/questions/{question draft text}"
SHARED = {
    "finding": Shared("/findings/{finding}", "/findings/{finding}", "text"),
    "workshop": Shared(EDIT, EDIT, "purpose", {"place": "Sali"}),
    "theme": Shared(THEME, THEME, "why"),
    "survey": Shared("/surveys/{survey draft}/edit", "/surveys/{survey draft}/edit", "intro"),
    "question": Shared(QUESTION, QUESTION, "help"),
    "assignment": Shared("/assignments/{assignment draft}/edit", "/assignments/{assignment draft}/edit", "text"),
}
TOLD = ("Joku muu", "Heli Haapala tallensi", "Toinen teksti on tallennettu")
HERS, HIS = "Helin lause kutsusta", "Villen lause kalenterista"


@pytest.mark.parametrize("what", SHARED)
def test_the_later_one_keeps_their_words_and_sees_the_others(
    what: str, signed_in_as: SignedInAs, cast: Cast, town: Town
) -> None:
    shared, known = SHARED[what], names(town)
    path, action = shared.page.format_map(known), shared.action.format_map(known)
    heli, ville = signed_in_as(cast.heli), signed_in_as(cast.ville)
    hers, his = (paper(browser.get(path), action) for browser in (heli, ville))
    assert hers.send(heli, {shared.field: HERS, **shared.more}).status_code == 303
    refused = his.send(ville, {shared.field: HIS, **shared.more})
    assert refused.status_code in (409, 422)
    again = paper(refused, action)
    assert again.fields[shared.field] == [HIS]
    assert HERS in refused.text, "the other's words are not shown"
    assert any(told in refused.text for told in TOLD)
    assert HERS in "".join(paper(heli.get(path), action).fields[shared.field])
    assert again.send(ville, {}).status_code == 303
    assert HIS in "".join(paper(heli.get(path), action).fields[shared.field])


def test_one_task_on_two_devices(signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    path = f"/tasks/{town.id('task')}"
    phone, computer = signed_in_as(cast.aino), signed_in_as(cast.aino)
    one, other = paper(phone.get(path), f"{path}/submit"), paper(computer.get(path), f"{path}/submit")
    assert one.send(phone, {"q-q1": HERS}).status_code == 303
    refused = other.send(computer, {"q-q1": HIS})
    assert refused.status_code == 409
    assert HERS in refused.text
    again = paper(refused, f"{path}/submit")
    assert again.fields["q-q1"] == [HIS]
    assert again.send(computer, {}).status_code == 303


def test_a_chapters_two_writers_are_woven_together(signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    """Each adds a paragraph of their own to the same version: both stand in the text, and the words before them too."""
    path = f"/chapters/{town.id('chapter drafting')}/edit"
    heli, ville = signed_in_as(cast.heli), signed_in_as(cast.ville)
    hers, his = (paper(browser.get(path), path) for browser in (heli, ville))
    (before,) = hers.fields["markdown"]
    assert hers.send(heli, {"markdown": f"{HERS}\n\n{before}"}).status_code == 303
    assert his.send(ville, {"markdown": f"{before}\n\n{HIS}"}).status_code == 303
    (now,) = paper(heli.get(path), path).fields["markdown"]
    assert [words for words in (HERS, before, HIS) if words not in now] == []
