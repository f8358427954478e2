"""What is typed of a letter to many: a subject and a text in one language, and in two more if wanted."""

from agentnet.notify.bulk.actions import strange
from agentnet.web import Entry, Form, Line, Text
from agentnet.words import LANGUAGES, _


class LetterForm(Form):
    subject_fi: Line = ""
    text_fi: Text = ""
    subject_sv: Line = ""
    text_sv: Text = ""
    subject_en: Line = ""
    text_en: Text = ""
    version: int = 1


def texts_in(entry: Entry[LetterForm]) -> dict[str, dict[str, str]]:
    """The languages that were written in; what is half written or names an unknown placeholder is refused."""
    found: dict[str, dict[str, str]] = {}
    for code in LANGUAGES:
        subject = getattr(entry.value, f"subject_{code}")
        text = "\n".join(line.rstrip() for line in getattr(entry.value, f"text_{code}").split("\n"))
        for field, words in (("subject", subject), ("text", text)):
            if wrong := strange(words):
                entry.refuse(
                    f"{field}_{code}", _("Tätä paikkaa ei voi täyttää: {wrong}. Käytä vain: {{nimi}}.", wrong=wrong)
                )
            if not words and (subject or text):
                entry.refuse(f"{field}_{code}", _("Kirjoita sekä aihe että teksti, tai jätä molemmat tyhjiksi."))
        if subject and text:
            found[code] = {"subject": subject, "text": text}
    if not found and not entry.errors:
        entry.refuse("subject_fi", _("Kirjoita kirjeen aihe."))
        entry.refuse("text_fi", _("Kirjoita kirjeen teksti."))
    return found
