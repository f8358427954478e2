"""What the pages of guides and chapters ask for."""

import re
import unicodedata
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, StringConstraints

from agentnet.web import Chosen, Form, Line, LongText, Text
from agentnet.words import N_

Section = Annotated[Line, StringConstraints(max_length=40)]
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(title: str) -> str:
    """An address from a title: `Yhteinen työ` → `yhteinen-tyo`."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "opas"


def is_slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise ValueError(N_("Käytä vain pieniä kirjaimia a–z, numeroita ja väliviivoja."))
    return value


class GuideForm(Form):
    title: Line
    subtitle: Line = ""
    slug: Annotated[Line, AfterValidator(is_slug)] = ""


class ChapterForm(Form):
    title: Line
    areas: Chosen[UUID] = []
    theme_id: UUID | None = None


class AreasForm(Form):
    areas: Chosen[UUID] = []


class TextForm(Form):
    """`version` is the text's version that the writer started from: an older one is woven together with the newest,
    from the words of `revision`. `draft` is the page's own draft, `continues` the one that it took up (at `was`).
    """

    title: Line
    markdown: LongText = ""
    version: int
    revision: int = -1
    draft: UUID | None = None
    continues: UUID | None = None
    was: int = 0


class StepForm(Form):
    step: Line
    reason: Text = ""


class CommentForm(Form):
    text: Text
    block_id: Line = ""
    reply_to: UUID | None = None


class ResolveForm(Form):
    comment_id: UUID
    done: bool = True


class ApproveForm(Form):
    """`area_id`: only for this one of the areas; the meeting is asked where a management group decides."""

    content_hash: Line
    area_id: UUID | None = None
    met_on: date | None = None
    section: Section = ""


class ChangesForm(Form):
    reason: Text
