"""Questionnaires. In an anonymous one, who has answered and what was answered are two tables without a link.

In an SQLite file these tables have no row numbers (`WITHOUT ROWID`): those would tell the order of the answers.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, Versioned, choice, freeze
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind, Stage


class Survey(Versioned, table=True):
    """A questionnaire to the members of a network."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    kind: Kind = Column(default=Kind.PRE, sa_type=choice(Kind))
    title: str
    intro: str = ""
    anonymity: Anonymity = Column(default=Anonymity.ANONYMOUS, sa_type=choice(Anonymity))
    stage: Stage = Column(default=Stage.DRAFT, sa_type=choice(Stage))
    closes_at: datetime | None = Column(default=None, sa_type=UTC)
    about_id: UUID | None = Column(default=None, index=True, description="A feedback survey's workshop.")

    @property
    def answer_path(self) -> str:
        """Where it is answered: feedback on the workshop's own page, which leads on to its results."""
        if self.kind is Kind.FEEDBACK and self.about_id:
            return f"/workshops/{self.about_id}/feedback"
        return f"/surveys/{self.id}/answer"


class SurveyStep(Stamped, table=True):
    """A change of a survey's stage: who and when."""

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    was: Stage = Column(sa_type=choice(Stage, "was"))
    now: Stage = Column(sa_type=choice(Stage, "now"))
    by: UUID | None = Column(default=None, foreign_key="person.id")


class Question(Versioned, table=True):
    """A question under a key of its own; key and wording freeze when the survey opens (`frozen`)."""

    __table_args__ = (UniqueConstraint("survey_id", "key"),)

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    key: str
    place: int = 0
    kind: QuestionKind = Column(sa_type=choice(QuestionKind))
    label: str
    help: str = ""
    required: bool = False
    options: list[str] = Column(default_factory=list, sa_type=JSON, description="Of a choice; of a scale its two ends.")
    revision: int = 1
    frozen: bool = False


class Invited(Row, table=True):
    """Who is asked (a person or a workshop's guest), and whether they have answered: a yes or no, without a time."""

    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name="person_or_guest"),
        UniqueConstraint("survey_id", "person_id"),
        UniqueConstraint("survey_id", "guest_id"),
        {"sqlite_with_rowid": False},
    )

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    guest_id: UUID | None = Column(default=None, foreign_key="guest.id", index=True)
    answered: bool = False


class Answer(Row, table=True):
    """One filled-in form. An anonymous one carries no person, address, agent, sequence or time.

    `field` and `region_id` are kept only as far as at least five of those asked share them (`rules.kept_breakdown`).
    """

    __table_args__ = (
        CheckConstraint("anonymity <> 'anonymous' OR person_id IS NULL", name="anonymous_has_no_person"),
        UniqueConstraint("survey_id", "person_id"),
        {"sqlite_with_rowid": False},
    )

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    anonymity: Anonymity = Column(sa_type=choice(Anonymity))
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    field: str = ""
    region_id: UUID | None = Column(default=None, foreign_key="region.id")


class AnswerValue(Row, table=True):
    """What was answered to one question. A text's `id` is also its source's id in the thread."""

    __table_args__ = (UniqueConstraint("answer_id", "question_id"), {"sqlite_with_rowid": False})

    answer_id: UUID = Column(foreign_key="answer.id", index=True)
    question_id: UUID = Column(foreign_key="question.id", index=True)
    revision: int = 1
    value: Any = Column(
        default=None,
        sa_type=JSON(none_as_null=True),
        nullable=True,
        description="A choice's option or a scale's number; None for text.",
    )


freeze(Survey, when="OLD.stage <> 'draft'", columns=("anonymity", "network_id", "kind"))
freeze(Question, when="OLD.frozen", columns=("key", "kind", "label", "options", "required", "survey_id"))
