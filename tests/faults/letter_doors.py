"""Doors of letters and calendars that take a form."""

from typing import Final

from agentnet.notify.bulk.forms import LetterForm
from agentnet.notify.pages.mine import WishesForm
from agentnet.notify.pages.settings import MailForm
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
_TYPED: Final = {"host", "user", "sender_name"}

LETTER_DOORS: Final = (
    Door("/me/letters", WishesForm, "aino", filled(language="fi"), silent(*WishesForm.model_fields)),
    Door(
        "/letters/settings",
        MailForm,
        "admin",
        filled(host="smtp.agentnet.example", sender_name=WORDS, sender_address="posti@agentnet.example"),
        silent("tls", "digest_day", "digest_hour", "password"),
    ),
    Door("/bulk/{bulk}", LetterForm, good=filled(subject_fi=WORDS, text_fi=WORDS, version=1), silent=silent("version")),
)
