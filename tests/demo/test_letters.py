"""Every letter of the sample can be read: nothing that its words need is missing, in any language."""

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from agentnet.notify.letters import write
from agentnet.notify.models import Letter
from agentnet.words import LANGUAGES


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_letter_of_the_sample_is_written(sample: Session, language: str) -> None:
    letters = sample.scalars(select(Letter)).all()
    kinds = {letter.kind for letter in letters}
    assert {"review-asked", "invitation", "task-given"} <= kinds
    unfit = {}
    for letter in letters:
        sample.expunge(letter)
        letter.language = language
        try:
            told = write(letter)
        except Exception as error:
            unfit[letter.kind] = repr(error)
            continue
        if not told.subject or not told.text.strip() or "{" in told.subject or "None" in told.subject:
            unfit[letter.kind] = told.subject
    assert unfit == {}
