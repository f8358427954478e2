"""Ways to look at the list of people."""

from enum import StrEnum
from typing import Final

from agentnet.words import N_


class Which(StrEnum):
    ALL = "all"
    ON_SITE = "on_site"
    REMOTE = "remote"
    WAITING = "waiting"
    CANNOT = "cannot"
    SILENT = "silent"
    PRESENT = "present"
    ABSENT = "absent"


NAMES: Final[dict[Which, str]] = {
    Which.ALL: N_("kaikki"),
    Which.ON_SITE: N_("tulee paikalle"),
    Which.REMOTE: N_("tulee etänä"),
    Which.WAITING: N_("jonossa"),
    Which.CANNOT: N_("ei pääse"),
    Which.SILENT: N_("ei ole vastannut"),
    Which.PRESENT: N_("oli mukana"),
    Which.ABSENT: N_("ei ollut mukana"),
}
