"""What the pages of the glossary ask for."""

from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import StringConstraints

from agentnet.guide.glossary.flow import TermStage
from agentnet.web import Chosen, Form, Line, Text
from agentnet.words import N_

Language = Literal["fi", "sv", "en"]
Meaning = Annotated[Text, StringConstraints(max_length=1000)]
NAMES: Final = {"fi": N_("Suomi"), "sv": N_("Ruotsi"), "en": N_("Englanti")}
STAGES: Final = {
    TermStage.DRAFT: N_("Luonnos"),
    TermStage.REVIEW: N_("Odottaa hyväksyntää"),
    TermStage.APPROVED: N_("Hyväksytty"),
}
TONES: Final = {TermStage.DRAFT: "stone", TermStage.REVIEW: "gold", TermStage.APPROVED: "ok"}
STORY: Final = {
    "make": N_("Termi kirjattiin"),
    "propose": N_("Ehdotettiin hyväksyttäväksi"),
    "recall": N_("Otettiin takaisin luonnokseksi"),
    "return": N_("Pyydettiin muutosta"),
    "approve": N_("Molemmat alat ovat hyväksyneet"),
    "revise": N_("Muokattiin: uusi luonnos"),
}


class TermForm(Form):
    """`version` is the text's: what somebody else saved meanwhile is not written over."""

    word: Line
    meaning: Meaning
    others: Line = ""
    language: Language = "fi"
    version: int = 1


class ProposeForm(Form):
    texts: Chosen[UUID] = []
    language: Language = "fi"


class ApproveForm(Form):
    language: Language = "fi"
    content_hash: Line = ""


class ReturnForm(Form):
    """Why other words are needed."""

    language: Language = "fi"
    reason: Meaning


class TermCommentForm(Form):
    language: Language = "fi"
    text: Meaning
