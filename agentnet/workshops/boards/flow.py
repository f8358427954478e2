"""A board's phases as data: what each is called, what it asks for, what may be done, and what is seen."""

from enum import StrEnum
from typing import Final, NamedTuple

from agentnet.words import N_


class Phase(StrEnum):
    """Where a board is. Any phase may follow any other: they can be skipped, repeated and gone back to."""

    IDEATION = "ideation"
    PRESENTATION = "presentation"
    GROUPING = "grouping"
    VOTING = "voting"
    DISCUSSION = "discussion"
    SUMMARY = "summary"
    LOCKED = "locked"


class Naming(StrEnum):
    """How a note is signed. A code name is one and the same person's; only an anonymous note has no author."""

    NAME = "name"
    CODE_NAME = "code_name"
    ANONYMOUS = "anonymous"


class Offer(StrEnum):
    """Which namings a board offers its writers."""

    NAME = "name"
    CODE_NAME = "code_name"
    ANONYMOUS = "anonymous"
    CHOOSE = "choose"


class Nod(StrEnum):
    """A reaction to a note: one press, no words."""

    SUPPORT = "support"
    MORE = "more"
    THANKS = "thanks"


class Audience(StrEnum):
    """Who looks. Audiences differ in content, never in masks."""

    PARTICIPANTS = "participants"
    FACILITATORS = "facilitators"
    PROJECTOR = "projector"


class Act(StrEnum):
    """What a hand can do to a board."""

    ADD = "add"
    EDIT_OWN = "edit_own"
    BIN_OWN = "bin_own"
    MOVE = "move"
    BUNDLE = "bundle"
    VOTE = "vote"
    BIN = "bin"
    HIDE = "hide"
    CORRECT = "correct"
    CHOOSE = "choose"
    COMMENT = "comment"
    REACT = "react"
    ARRANGE = "arrange"
    SHOW = "show"
    TIME = "time"
    LEAD = "lead"


class Rule(NamedTuple):
    """One phase. `reveals`: everybody sees everybody's notes. `tells`: who sees how the votes fell."""

    name: str
    instruction: str
    acts: frozenset[Act]
    reveals: bool = True
    tells: frozenset[Audience] = frozenset()


WRITING: Final = frozenset({Act.ADD, Act.EDIT_OWN, Act.BIN_OWN})
TALKING: Final = frozenset({Act.COMMENT, Act.REACT})
EVERYBODY: Final = frozenset(Audience)

PHASES: Final[dict[Phase, Rule]] = {
    Phase.IDEATION: Rule(
        N_("Ideointi"),
        N_("Kirjoita lappuja. Muut näkevät lappusi esittelyvaiheessa."),
        WRITING,
        reveals=False,
    ),
    Phase.PRESENTATION: Rule(N_("Esittely"), N_("Lue toisten laput. Voit vielä lisätä omiasi."), WRITING | TALKING),
    Phase.GROUPING: Rule(
        N_("Niputus"),
        N_("Siirretään samaa tarkoittavat laput nippuihin."),
        WRITING | TALKING | {Act.MOVE, Act.BUNDLE},
    ),
    Phase.VOTING: Rule(
        N_("Äänestys"),
        N_("Anna äänesi tärkeimmille lapuille. Tulos näytetään äänestyksen jälkeen."),
        frozenset({Act.VOTE}),
        tells=frozenset({Audience.FACILITATORS}),
    ),
    Phase.DISCUSSION: Rule(
        N_("Keskustelu"),
        N_("Keskustellaan eniten ääniä saaneista lapuista."),
        WRITING | TALKING,
        tells=EVERYBODY,
    ),
    Phase.SUMMARY: Rule(N_("Yhteenveto"), N_("Katsotaan, mitä saatiin aikaan."), frozenset(), tells=EVERYBODY),
    Phase.LOCKED: Rule(
        N_("Lukittu"), N_("Ideataulu on lukittu. Sitä voi lukea, mutta ei muuttaa."), frozenset(), tells=EVERYBODY
    ),
}

FOR_EVERYBODY: Final = frozenset[Act]().union(*(rule.acts for rule in PHASES.values()))
"""What a participant may do in some phase or other; the rest is for facilitators alone."""

FACILITATES: Final = frozenset(Act) - {Act.VOTE} - TALKING
"""What a facilitator may do in every phase but the locked one; votes and nods have their phases for them too."""

LEADS: Final = frozenset({Act.CHOOSE, Act.TIME, Act.LEAD})
"""What the leader of a breakout group may do besides, on the board of their group."""

NODS: Final[dict[Nod, str]] = {
    Nod.SUPPORT: N_("Samaa mieltä"),
    Nod.MORE: N_("Kerro lisää"),
    Nod.THANKS: N_("Kiitos"),
}

NAMINGS: Final[dict[Naming, str]] = {
    Naming.NAME: N_("omalla nimellä"),
    Naming.CODE_NAME: N_("peitenimellä"),
    Naming.ANONYMOUS: N_("nimettömänä"),
}


OFFERED: Final[dict[Offer, frozenset[Naming]]] = {
    Offer.NAME: frozenset({Naming.NAME}),
    Offer.CODE_NAME: frozenset({Naming.NAME, Naming.CODE_NAME}),
    Offer.ANONYMOUS: frozenset({Naming.ANONYMOUS}),
    Offer.CHOOSE: frozenset(Naming),
}


WORKED: Final = frozenset({Phase.IDEATION, Phase.GROUPING, Phase.VOTING})
"""In these phases people say when they are ready."""


def allowed(phase: Phase, *, facilitates: bool, leads: bool = False) -> frozenset[Act]:
    """What somebody may do now: page, buttons and `apply` read the same table."""
    if phase is Phase.LOCKED:
        return frozenset({Act.LEAD}) if facilitates or leads else frozenset()
    acts = PHASES[phase].acts | (LEADS if leads else frozenset())
    return acts | FACILITATES if facilitates else acts


def following(phase: Phase) -> Phase | None:
    """The phase that the "next" button offers."""
    order = list(Phase)
    at = order.index(phase) + 1
    return order[at] if at < len(order) else None
