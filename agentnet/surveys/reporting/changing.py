"""What two waves compared say, in plain words: the same for the page and the print."""

from typing import Final, NamedTuple

from babel.numbers import format_decimal

from agentnet.formats import number
from agentnet.surveys.reporting.trend import Compared
from agentnet.words import N_, _, language

SHARES: Final = N_(
    "Osuuksien vertailu: erotuksen 95 %:n luottamusväli, Newcomben menetelmä 10 (Statistics in Medicine 17, 1998)."
)
MEANS: Final = N_("Keskiarvojen vertailu: erotuksen 95 %:n luottamusväli, Welchin menetelmä (Biometrika 34, 1947).")
BY_CHANCE: Final = N_(
    "Kun vertailuja on {n}, noin {few} niistä voi näyttää muutokselta pelkän sattuman vuoksi. Sama ihminen on voinut "
    "vastata molempiin kierroksiin, joten väli on pikemmin liian varovainen kuin liian tarkka."
)


class Said(NamedTuple):
    """A change that is more than chance is told first, `strong`; then `rest`."""

    strong: str
    rest: str


def sentences(found: Compared) -> list[Said]:
    """Of the share, of the mean, or why nothing is said."""
    told = [_share(found), _mean(found)]
    if known := [one for one in told if one]:
        return known
    if found.broken:
        return [Said("", _("Kysymyksen sanamuoto muuttui kierrosten välillä, joten lukuja ei verrata."))]
    return [Said("", _("Kierroksia ei voi verrata, koska jommankumman luku on piilotettu tai puuttuu."))]


def _share(found: Compared) -> Said | None:
    change = found.share
    if change is None:
        return None
    between = {"least": _minus(number(change.least)), "most": _minus(number(change.most))}
    if not change.real:
        return Said("", _("Osuuden muutos voi olla sattumaa (väli {least}…{most} prosenttiyksikköä).", **between))
    strong = (
        _("Osuus nousi noin {n} prosenttiyksikköä.", n=change.points)
        if change.points > 0
        else _("Osuus laski noin {n} prosenttiyksikköä.", n=-change.points)
    )
    rest = _("Muutos on suurempi kuin sattuma selittäisi (väli {least}…{most} prosenttiyksikköä).", **between)
    return Said(strong, rest)


def _mean(found: Compared) -> Said | None:
    change = found.mean
    if change is None:
        return None
    told = {name: _two(getattr(change, name)) for name in ("before", "after", "least", "most")}
    if not change.real:
        return Said("", _("Keskiarvon muutos {before} → {after} voi olla sattumaa (väli {least}…{most}).", **told))
    strong = (
        _("Keskiarvo nousi: {before} → {after}.", **told)
        if change.grown > 0
        else _("Keskiarvo laski: {before} → {after}.", **told)
    )
    return Said(strong, _("Muutos on suurempi kuin sattuma selittäisi (väli {least}…{most}).", **told))


def _two(value: float) -> str:
    """Two decimals, zeros too: figures beside each other look alike."""
    told = format_decimal(value, format="0.00", locale="en_GB" if language.get() == "en" else language.get())
    return _minus(told)


def _minus(told: str) -> str:
    """A figure below zero has a minus of its own width: a hyphen would join it to the word before."""
    return told.replace("-", "\N{MINUS SIGN}")


def methods(changes: list[Compared]) -> list[str]:
    """How it was judged, as far as something was."""
    shares, means = sum(one.share is not None for one in changes), sum(one.mean is not None for one in changes)
    told = [_(SHARES)] if shares else []
    told += [_(MEANS)] if means else []
    few = max(1, round((shares + means) / 20))
    return [*told, _(BY_CHANCE, n=shares + means, few=few)] if told else []
