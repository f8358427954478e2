"""What background material is."""

from enum import StrEnum
from typing import Final

from agentnet.words import N_


class BackgroundKind(StrEnum):
    MODEL = "model"
    LAW = "law"
    RESEARCH = "research"
    OTHER = "other"


KINDS: Final[dict[BackgroundKind, str]] = {
    BackgroundKind.MODEL: N_("Aiempi malli"),
    BackgroundKind.LAW: N_("Laki tai ohje"),
    BackgroundKind.RESEARCH: N_("Tutkimus"),
    BackgroundKind.OTHER: N_("Muu lähde"),
}
