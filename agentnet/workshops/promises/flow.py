"""Words of promises as data: who gets to see one, and how it went."""

from enum import StrEnum
from typing import Final

from agentnet.words import N_


class Sharing(StrEnum):
    """Who else reads a promise. What is one's own is read by nobody else, coordinators included."""

    OWN = "own"
    NAMELESS = "nameless"
    NAMED = "named"


class Kept(StrEnum):
    """How a promise went."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"


SHARINGS: Final[dict[Sharing, tuple[str, str]]] = {
    Sharing.NAMELESS: (
        N_("Ilman nimeä"),
        N_("Lupaus näkyy valkokankaalla ja työpajan koonnissa, nimesi ei. Koordinaattorikaan ei näe, kenen se on."),
    ),
    Sharing.NAMED: (
        N_("Nimelläni"),
        N_("Lupaus ja nimesi näkyvät valkokankaalla ja työpajan koonnissa."),
    ),
    Sharing.OWN: (
        N_("Vain minulle"),
        N_("Kukaan muu ei näe lupaustasi. Se lasketaan mukaan lupausten määrään."),
    ),
}
"""Each sharing's name, and what it means."""

KEPT: Final[dict[Kept, str]] = {
    Kept.DONE: N_("Tein sen"),
    Kept.PARTLY: N_("Tein osin"),
    Kept.NOT_YET: N_("En vielä"),
}
