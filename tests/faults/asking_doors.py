"""Doors of questions to the network that take a form."""

from typing import Final

from agentnet.asking.forms import InquiryForm, RemovalForm, ReplyForm, ReportForm
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
HERE: Final = "/questions/{inquiry}"
_MADE = silent("id", "theme", "version")

ASKING_DOORS: Final = (
    Door("/networks/{network}/questions", InquiryForm, good=filled(title=WORDS, text=WORDS), silent=_MADE),
    Door(f"{HERE}/edit", InquiryForm, "aino", filled(title=WORDS, text=WORDS, version=1), _MADE),
    Door(f"{HERE}/answers", ReplyForm, good=filled(text=WORDS), silent=silent("id", "version")),
    Door(f"{HERE}/answers/{{reply}}", ReplyForm, "aino", filled(text=WORDS, version=1), silent("id", "version")),
    Door(f"{HERE}/report", ReportForm, good=filled(why=WORDS), silent=silent("reply")),
    Door(f"{HERE}/remove", RemovalForm, good=filled(why=WORDS)),
    Door(f"{HERE}/answers/{{reply}}/remove", RemovalForm, good=filled(why=WORDS)),
)
