"""Jinja: one environment, the words and filters of every page, and what surrounds each one."""

import re
import secrets
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from contextvars import Context
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.bccache import Bucket
from markupsafe import Markup

from agentnet import __version__, words
from agentnet.network.flow import Role
from agentnet.settings import settings
from agentnet.web import assets, flash, formats, once, styles
from agentnet.web.places import folder
from agentnet.web.visit import Visit, visiting

_INSIDE: Final = re.compile(r"</?svg[^>]*>")


class Surroundings(Environment):
    """Templates of this environment share its globals as they are. Jinja lays a map of their own over them, in case a
    template is loaded with more, and every `include` takes that map apart: a quarter of the time of a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals


@cache
def environment() -> Environment:
    made = Surroundings(
        loader=FileSystemLoader(folder("templates")),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings().debug,
        bytecode_cache=_compiled(),
        extensions=["jinja2.ext.do"],
    )
    made.globals.update(
        _=words._,
        n_=words.n_,
        csrf_field=csrf_field,
        asset=assets.asset,
        core_css=styles.core_css,
        icon=icon,
        glyph=glyph,
        glyphs=glyphs,
        languages=words.LANGUAGES,
        flashes=flashes,
        still=still,
    )
    made.filters.update(formats.FILTERS)
    return made


def _compiled() -> FileSystemBytecodeCache | None:
    """Compiled templates are kept beside the database, as private as it is: a restart need not compile them again.
    Jinja looks whether the text is still the same; another version of ours has a folder of its own.
    """
    if settings().debug or not settings().var.is_dir():
        return None
    folder_ = settings().var / "compiled" / __version__
    with suppress(OSError):
        folder_.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Compiled(str(folder_))
    return None


class Compiled(FileSystemBytecodeCache):
    """Where nothing can be kept, a template is compiled at each start, as ever."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def surroundings(context: Mapping[str, Any]) -> dict[str, Any]:
    """`context`, and `me`, `language`, `path`, `current` (network), `roles`, `has_networks` (more than one),
    `is_coordinator`, `csrf_token`.
    """
    visit = visiting() or Visit(key="")
    network = context.get("network")
    roles = {role for where, role in visit.roles if network is not None and where == network.id}
    return {
        "me": visit.me,
        "language": words.language.get(),
        "path": visit.path,
        "current": network,
        "roles": roles,
        "has_networks": len({where for where, _role in visit.roles}) > 1,
        "is_coordinator": Role.COORDINATOR in roles,
        "csrf_token": visit.token if visit.key else "",
        **context,
    }


def csrf_field() -> Markup:
    """The hidden fields of every form that changes something: the visitor's token, and a mark by which a second press
    is known. Empty in a live frame: there htmx carries the token.
    """
    if (visit := visiting()) is None:
        return Markup()
    fields = Markup('<input type="hidden" name="csrf" value="{}"><input type="hidden" name="{}" value="{}">')
    return fields.format(visit.token, once.FIELD, secrets.token_urlsafe(12))


def still(template: str) -> Markup:
    """A piece that is alike for everybody and all the time: drawn once for each language, without a visitor. What it
    takes from the page would be an error.
    """
    return (_still.__wrapped__ if settings().debug else _still)(template, words.language.get())


@cache
def _still(template: str, language: str) -> Markup:
    return Context().run(_drawn, template, language)


def _drawn(template: str, language: str) -> Markup:
    with words.using(language):
        return Markup(environment().get_template(template).render())


def flashes() -> list[str]:
    """The passing words of the last answer, shown once."""
    said = flash.shown() if visiting() else ""
    return [said] if said else []


@cache
def icon(name: str) -> Markup:
    """A line icon, silent for screen readers: there is always a word beside it."""
    return Markup((folder("static") / "vendor" / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip())


@cache
def glyph(name: str) -> Markup:
    """The icon where there may be a thousand of it: a reference to `glyphs(…)` of the same page."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="#glyph-{}"/></svg>').format(name)


@cache
def glyphs(*names: str) -> Markup:
    """The pictures that `glyph` refers to, once on a page."""
    pen = '<g fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">{}</g>'
    one = Markup('<symbol id="glyph-{}" viewBox="0 0 24 24">' + pen + "</symbol>")
    drawn = Markup().join(one.format(name, Markup(_INSIDE.sub("", icon(name)))) for name in names)
    return Markup('<svg class="glyphs" aria-hidden="true" width="0" height="0">{}</svg>').format(drawn)
