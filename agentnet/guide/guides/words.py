"""Words for the kinds of guides, their papers and their languages."""

from collections.abc import Mapping
from typing import Final

from agentnet.guide.flow import GuideKind
from agentnet.words import N_

KINDS: Final[Mapping[GuideKind, str]] = {
    GuideKind.GUIDE: N_("Opas"),
    GuideKind.HANDBOOK: N_("Käsikirja"),
    GuideKind.CARD: N_("Taskukortti"),
}
PAPERS: Final[Mapping[str, str]] = {"a5": N_("A5 (vihko)"), "a4": N_("A4 (tulostin)")}
LANGUAGES: Final[Mapping[str, str]] = {"fi": N_("suomi"), "sv": N_("ruotsi"), "en": N_("englanti")}
IN_LANGUAGE: Final[Mapping[str, str]] = {"fi": N_("suomeksi"), "sv": N_("ruotsiksi"), "en": N_("englanniksi")}
