"""A personal identity code is refused in every field that people write in, beside the field, and nothing is stored."""

import html
import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import pytest

import agentnet
from agentnet.web import Form, limits
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.faults.door import Door
from tests.faults.doors import DOORS, WORDS
from tests.faults.town import Town
from tests.visitor import Visitor

CODE = "131052-308T"
SPOKEN = ("131052-308T", "Asiakas 131052–308t soitti.", "131052 -308T")
# However it is spelt; the day alone or the end alone may stand in any hash beside any word.
STORED = rb"(?i)131052.{0,4}308t"


def text_fields(form: type[Form]) -> set[str]:
    """Fields that take any words: strings, and lists of strings."""
    return {name for name, info in form.model_fields.items() if str in _kinds(info.annotation)}


def _kinds(annotation: Any) -> set[Any]:
    if isinstance(annotation, UnionType) or get_origin(annotation) is list:
        return {kind for one in get_args(annotation) for kind in _kinds(one)}
    return {annotation}


def forms() -> set[type[Form]]:
    for module in pkgutil.walk_packages(agentnet.__path__, "agentnet."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            import_module(module.name)
    found: set[type[Form]] = set()
    todo = [Form]
    while todo:
        todo += (below := todo.pop().__subclasses__())
        found.update(below)
    ours = {form for form in found if form.__module__.startswith("agentnet.")}
    return {form for form in ours if getattr(sys.modules[form.__module__], form.__name__, None) is form}


def written(door: Door) -> set[str]:
    fields = text_fields(door.form) if door.form.model_fields else {"q-q1"}
    return fields - door.silent


def test_every_form_of_the_application_is_among_the_doors() -> None:
    there = {door.form for door in DOORS}
    extended = {base for form in there for base in form.__mro__}
    assert {f.__name__ for f in forms() - extended if f.model_fields} == set()


def browser(who: str, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town) -> Visitor:
    if who == "nobody":
        return client.another()
    return signed_in_as(town.at["guest"] if who == "guest" else getattr(cast, who))


def test_no_field_takes_a_personal_identity_code(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town, tmp_path: Path
) -> None:
    wrong, tried = [], 0
    browsers: dict[str, Visitor] = {}
    for door in DOORS:
        visitor = browsers.setdefault(door.who, browser(door.who, client, signed_in_as, cast, town))
        good = {name: str(value) for name, value in door.good(town).items()}
        fields = (text_fields(door.form) | written(door)) if door.form.model_fields else {"q-q1"}
        for place, name in enumerate(sorted(fields)):
            limits.clear()
            tried += 1
            said = f"{WORDS} {SPOKEN[place % 3]}"
            answer = visitor.form(door.where(town), good | {name: said})
            body = html.unescape(answer.text)
            if name in door.silent:
                fine = 300 <= answer.status_code < 500
            else:
                kept = [value for field, value in good.items() if field != name and value.startswith(WORDS)]
                lost = [value for value in (said, *kept) if " ".join(value.split()) not in " ".join(body.split())]
                fine = answer.status_code == 422 and "henkilötunnus" in body and not lost
            if not fine:
                wrong.append(f"{door.path} {name}: {answer.status_code} {'henkilötunnus' in body}")
    assert not wrong, "\n".join(wrong)
    assert tried > 60
    for file in tmp_path.rglob("*"):
        if file.is_file():
            held = re.search(STORED, file.read_bytes())
            assert held is None, (file, held)


@pytest.mark.parametrize("door", [door for door in DOORS if door.who != "nobody"][::9], ids=lambda door: door.path)
def test_a_script_hears_it_too(door: Door, client: Visitor, signed_in_as: SignedInAs, cast: Cast, town: Town) -> None:
    visitor = browser(door.who, client, signed_in_as, cast, town)
    for name in written(door):
        answer = visitor.swap(door.where(town), {**door.good(town), name: CODE})
        assert answer.status_code == 422
        assert "henkilötunnus" in answer.text
