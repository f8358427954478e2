"""The common glossary: a term has one meaning for both fields, approved by both."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Stamped, Versioned, choice, freeze
from agentnet.guide.glossary.flow import TermStage
from agentnet.network.flow import Field


class GlossaryTerm(Versioned, Binned, table=True):
    """A term of a network: `slug` is what texts point to. Its words are in `TermText`, one a language."""

    __table_args__ = (UniqueConstraint("network_id", "slug"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    slug: str
    by: UUID = Column(foreign_key="person.id")


class TermText(Versioned, table=True):
    """A term in one language: its word, what it means, other words that people use for it, and its stage."""

    __table_args__ = (UniqueConstraint("term_id", "language"),)

    term_id: UUID = Column(foreign_key="glossaryterm.id", index=True)
    language: str = "fi"
    word: str
    meaning: str
    others: str = Column(default="", description="Other words for the same, a comma between them.")
    stage: TermStage = Column(default=TermStage.DRAFT, sa_type=choice(TermStage))
    content_hash: str = ""
    last_editor: UUID | None = Column(default=None, foreign_key="person.id")
    approved_word: str = Column(default="", description="What was last approved: guides show this.")
    approved_meaning: str = ""
    approved_others: str = ""


class TermApproval(Stamped, table=True):
    """A director's, or their deputy's, approval of one meaning (its hash), for one field. Never edited."""

    __table_args__ = (UniqueConstraint("text_id", "person_id", "field", "content_hash"),)

    text_id: UUID = Column(foreign_key="termtext.id", index=True)
    field: Field = Column(sa_type=choice(Field))
    person_id: UUID = Column(foreign_key="person.id", index=True)
    deputy_for: UUID | None = Column(default=None, foreign_key="person.id", description="In whose place.")
    content_hash: str
    word: str
    meaning: str


class TermChange(Stamped, table=True):
    """A step in the life of a term in one language: who, from what to what. Never edited."""

    text_id: UUID = Column(foreign_key="termtext.id", index=True)
    name: str
    was: TermStage = Column(sa_type=choice(TermStage, "was"))
    now: TermStage = Column(sa_type=choice(TermStage, "now"))
    by: UUID | None = Column(default=None, foreign_key="person.id")
    reason: str = ""
    batch: UUID | None = Column(default=None, description="What was proposed together: one letter tells of it.")


class TermComment(Stamped, table=True):
    """A word about a term, by a director, a coordinator or a designer."""

    text_id: UUID = Column(foreign_key="termtext.id", index=True)
    text: str
    by: UUID = Column(foreign_key="person.id")


freeze(TermApproval)
freeze(TermChange)
