"""The frames and the macros: they stand without anybody signed in, escape what was typed, and name what is wrong."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment

from agentnet.web.forms import Entry, Form, Line
from agentnet.web.templating import environment

TEMPLATES = Path(__file__).parents[2] / "templates"
SURROUNDINGS: dict[str, Any] = {"me": None, "current": None, "path": "/", "language": "sv", "csrf_token": ""}
FORBIDDEN = re.compile(
    r"""\sstyle=|<style|\son\w+=|hx-on|\|\s*safe|<script(?![^>]*\ssrc=)|https?://(?!agentnet\.example)"""
)


class Nomination(Form):
    name: Line
    field: Line


@pytest.fixture
def jinja() -> Environment:
    return environment()


def shown(jinja: Environment, source: str, **context: Any) -> str:
    imports = (
        '{% import "components/forms.html" as forms with context %}{% import "components/ui.html" as ui with context %}'
    )
    return jinja.from_string(imports + source).render(**SURROUNDINGS, **context)


def own_templates() -> list[Path]:
    return [
        path for folder in ("layouts", "components", "web") for path in sorted((TEMPLATES / folder).rglob("*.html"))
    ]


@pytest.mark.parametrize("layout", ["app", "plain", "live", "projector", "guide"])
def test_a_frame_stands_without_anybody_signed_in(jinja: Environment, layout: str) -> None:
    html = jinja.get_template(f"layouts/{layout}.html").render(**SURROUNDINGS)
    assert '<html lang="sv">' in html
    assert html.count('id="main"') == 1
    assert 'href="#main"' in html
    assert "/sign-out" not in html


def test_the_room_one_is_in_is_marked(jinja: Environment) -> None:
    network = SimpleNamespace(id="n1", name="Muutosagentit", archived_at=None)
    me = SimpleNamespace(name="Aino", is_administrator=False)
    around = SURROUNDINGS | {"me": me, "current": network, "path": "/networks/n1/workshops"}
    html = jinja.get_template("layouts/app.html").render(**around)
    assert re.search(r'href="/networks/n1/workshops" aria-current="page"', html)
    assert html.count("aria-current=") == 2, "the room, and the language"


def test_htmx_carries_the_token_when_there_is_one(jinja: Environment) -> None:
    html = jinja.get_template("layouts/app.html").render(**SURROUNDINGS | {"csrf_token": "abc"})
    assert """hx-headers:inherited='{"X-CSRF-Token": "abc"}'""" in html


def test_what_was_typed_is_kept_and_escaped(jinja: Environment) -> None:
    entry = Entry(Nomination, {"name": ['Aino "<b>" & co'], "field": ["health"]})
    html = shown(
        jinja,
        "{{ forms.field(entry, 'name', 'Nimi') }}"
        "{{ forms.radios(entry, 'field', 'Ala', [('social', 'S'), ('health', 'T')]) }}",
        entry=entry,
    )
    assert 'value="Aino &#34;&lt;b&gt;&#34; &amp; co"' in html
    assert re.findall(r'value="(\w+)" checked', html) == ["health"]


def test_an_error_is_tied_to_its_field_and_listed_on_top(jinja: Environment) -> None:
    entry = Entry(Nomination, {})
    entry.refuse("name", "Kirjoita nimi.")
    html = shown(
        jinja,
        "{{ forms.errors_summary(entry) }}{{ forms.field(entry, 'name', 'Nimi', hint='Koko nimi') }}",
        entry=entry,
    )
    assert '<a href="#field-name">Kirjoita nimi.</a>' in html
    assert 'aria-describedby="field-name-hint field-name-error" aria-invalid="true"' in html


def test_an_unanswered_scale_has_nothing_chosen(jinja: Environment) -> None:
    html = shown(jinja, "{{ forms.scale(none, 'q', 'Kysymys', 'ei', 'kyllä', skip='En osaa sanoa') }}")
    assert html.count('type="radio"') == 6
    assert " checked" not in html


def test_a_field_says_its_name_and_not_only_its_colour(jinja: Environment) -> None:
    assert "Terveydenhuolto" in shown(jinja, "{{ ui.field_tag('health') }}")


@pytest.mark.parametrize("path", own_templates(), ids=lambda path: path.name)
def test_templates_hold_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not FORBIDDEN.search(text)
    assert len(text.splitlines()) <= 60


def test_every_icon_that_a_template_names_is_fetched() -> None:
    listed = set((TEMPLATES.parent / "static" / "icons.txt").read_text(encoding="utf-8").split())
    named = {
        (path.name, name)
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"""icon\(\s*["']([\w-]+)["']\s*\)""", path.read_text(encoding="utf-8"))
    }
    assert {(where, name) for where, name in named if name not in listed} == set()


def test_a_guest_is_offered_only_what_a_guest_may_open(jinja: Environment) -> None:
    guest, network = SimpleNamespace(name="Vieras"), SimpleNamespace(id="n1", name="Muutosagentit", archived_at=None)
    html = jinja.get_template("layouts/app.html").render(**SURROUNDINGS | {"me": guest, "current": network})
    assert "/networks/n1" not in html
    assert "/contributions" not in html
    assert "/sign-out" in html
