"""Words for people. Finnish text is its own key; the catalogues hold Swedish and English.

`_("Hei {name}", name="Aino")` translates into the language of the moment, then fills in the values.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any, Final

LANGUAGES: Final = ("fi", "sv", "en")
LOCALE: Final = Path(__file__).parent / "locale"

language: ContextVar[str] = ContextVar("language", default="fi")


@cache
def catalogue(code: str) -> NullTranslations:
    """The message catalogue of one language; Finnish stands for what is not translated."""
    return translation("agentnet", LOCALE, [code], fallback=True)


@contextmanager
def using(code: str) -> Iterator[None]:
    """Speak `code` inside the block (a letter to a Swedish speaker, a frame for another audience)."""
    token = language.set(code if code in LANGUAGES else "fi")
    try:
        yield
    finally:
        language.reset(token)


def N_(text: str, /) -> str:  # noqa: N802 (the name that gettext tools look for)
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return text


def _(text: str, /, **values: Any) -> str:
    """The sentence in the language of the moment."""
    said = catalogue(language.get()).gettext(text) if text else ""
    return said.format(**values) if values else said


def n_(one: str, many: str, n: int, /, **values: Any) -> str:
    """The sentence in singular or plural; `{n}` in it is the number."""
    return catalogue(language.get()).ngettext(one, many, n).format(n=n, **values)


class Refused(Exception):
    """What was asked no longer fits: answered with 409 and this sentence."""

    def __init__(self, sentence: str, /, **values: Any) -> None:
        super().__init__(sentence)
        self.sentence, self.values = sentence, values

    def __str__(self) -> str:
        return _(self.sentence, **self.values)


class NotAllowed(Refused):
    """The thing may be seen but not this done to it: answered with 403."""

    def __init__(self, sentence: str = N_("Sinulla ei ole oikeutta tähän."), **values: Any) -> None:
        super().__init__(sentence, **values)


class Missing(Refused):
    """No such thing, or not in your sight: both answer the same 404."""

    def __init__(self, sentence: str = N_("Sivua ei löytynyt, tai se ei näy sinulle."), **values: Any) -> None:
        super().__init__(sentence, **values)


class Over(Missing):
    """You were here while it was on, and it is over: answered with 410, a word of thanks and the way `home`."""

    def __init__(self, sentence: str, /, *, home: str, way: str = "", **values: Any) -> None:
        super().__init__(sentence, **values)
        self.home, self.way = home, _(way) if way else ""
