"""Questionnaires. In an anonymous one, who has answered and what was answered are two tables without a link.

In an SQLite file these tables have no row numbers (`WITHOUT ROWID`): those would tell the order of the answers.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column
from sqlmodel import SQLModel

from agentnet.db import UTC, Row, Stamped, Versioned, choice, freeze
from agentnet.surveys.flow import Anonymity, Asked, Kind, QuestionKind, Stage


class Series(Versioned, table=True):
    """Waves of one questionnaire over time (a quarterly meter). Its owner may be handed over to another person.

    The same question has the same key in every wave; `Question.revision` grows when its wording changed in between.
    """

    network_id: UUID = Column(foreign_key="network.id", index=True)
    kind: Kind = Column(default=Kind.METER, sa_type=choice(Kind))
    title: str
    owner_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)


class Survey(Versioned, table=True):
    """One questionnaire asked once: a wave, alone or in a series. Its questions are its own and freeze on opening."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    series_id: UUID | None = Column(default=None, foreign_key="series.id", index=True)
    wave: int = Column(default=1, description="Number in the series.")
    wave_name: str = Column(default="", description="Its season and year.")
    asked: Asked = Column(default=Asked.MEMBERS, sa_type=choice(Asked))
    asked_roles: list[str] = Column(
        default_factory=list, sa_type=JSON, description="Of a wave to members; empty: everybody who contributes."
    )
    reminders: int = Column(default=2, description="So many, on days that are counted when it opens: 0, 1 or 2.")
    languages: list[str] = Column(
        default_factory=lambda: ["fi"], sa_type=JSON, description="The first is the questions' own."
    )
    texts: dict[str, dict[str, str]] = Column(
        default_factory=dict, sa_type=JSON, description="Language → title and intro."
    )
    owner_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    opens_at: datetime | None = Column(default=None, sa_type=UTC)
    opened_at: datetime | None = Column(default=None, sa_type=UTC)
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
    options: list[str] = Column(
        default_factory=list,
        sa_type=JSON,
        description="Of a choice, many, ranking; of a scale and a matrix its two ends.",
    )
    rows: list[str] = Column(default_factory=list, sa_type=JSON, description="Of a matrix: its statements.")
    at_least: float | None = None
    at_most: float | None = None
    unit: str = Column(default="", description="Of a number: what it counts.")
    shown_if: dict[str, Any] | None = Column(
        default=None,
        sa_type=JSON(none_as_null=True),
        nullable=True,
        description='`{"key": "q1", "one_of": ["A"]}`: an earlier question, and the answers that show this one.',
    )
    texts: dict[str, dict[str, Any]] = Column(
        default_factory=dict, sa_type=JSON, description="Language → label, help, options, rows, unit."
    )
    revision: int = 1
    frozen: bool = False


class RemovedQuestion(Stamped, table=True):
    """A question taken out of a draft, so that it can be put back until the survey opens."""

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    key: str
    place: int = 0
    question: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="The columns of `Question`.")


class AskedUnit(Row, table=True):
    """A unit among those asked, as it was when the wave opened: the headcount that response rates are counted from."""

    __table_args__ = (UniqueConstraint("survey_id", "unit_id"),)

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    unit_id: UUID = Column(foreign_key="unit.id", index=True)
    name: str
    area_id: UUID = Column(foreign_key="area.id")
    area_name: str = ""
    field: str = ""
    region_id: UUID = Column(foreign_key="region.id")
    headcount: int = 0
    frozen: bool = False


class OpenLink(Stamped, table=True):
    """The one address by which all staff of the asked units answer. Only its hash is kept; it can be revoked.

    The address itself is made of the row's id and the installation's key (`waves.links`): it can be shown again, and a
    copy of the database does not hold it.
    """

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    token_hash: str = Column(unique=True)
    by: UUID | None = Column(default=None, foreign_key="person.id")
    revoked_at: datetime | None = Column(default=None, sa_type=UTC)
    answers_before: int = Column(default=0, description="How many answers there were when it was made.")


class Invited(Row, table=True):
    """Who is asked (a person, a workshop's guest or an address), and whether they have answered: yes or no, no time."""

    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN guest_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN address IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_of_three",
        ),
        UniqueConstraint("survey_id", "person_id"),
        UniqueConstraint("survey_id", "guest_id"),
        UniqueConstraint("survey_id", "address"),
        {"sqlite_with_rowid": False},
    )

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    guest_id: UUID | None = Column(default=None, foreign_key="guest.id", index=True)
    address: str | None = None
    token_hash: str | None = Column(default=None, unique=True, description="Of a personal link.")
    unit_id: UUID | None = Column(default=None, foreign_key="unit.id", description="Where the asked work.")
    answered: bool = False


class RecentTick(SQLModel, table=True):
    """One of those who have answered lately (`id` is that of `Invited`): rows that are written anew with every answer,
    so that the database does not tell which of them the last answer came from (`traces`).
    """

    __table_args__ = {"sqlite_with_rowid": False}

    id: UUID = Column(primary_key=True)
    survey_id: UUID = Column(foreign_key="survey.id", index=True)


class KeptGroup(Row, table=True):
    """A background that may stand beside an anonymous answer: at least five of those asked share it, and nothing finer.

    Decided once for each wave (`beside`), so that nothing can be worked out from a change of the groups.
    """

    survey_id: UUID = Column(foreign_key="survey.id", index=True)
    field: str = ""
    region_id: UUID | None = Column(default=None, foreign_key="region.id")
    unit_id: UUID | None = Column(default=None, foreign_key="unit.id")
    role: str = ""


class Answer(Row, table=True):
    """One filled-in form. An anonymous one carries no person, address, agent, sequence or time.

    What stands beside it (field, region, unit, role) is kept only as far as at least five of those asked share it
    (`rules.kept_breakdown`).
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
    unit_id: UUID | None = Column(default=None, foreign_key="unit.id")
    role: str = ""


class AnswerValue(Row, table=True):
    """What was answered to one question. A text's `id` is also its source's id in the thread.

    `part` and `place`: a SWOT question has one row for each line of each quadrant; others have one row.
    """

    __table_args__ = (UniqueConstraint("answer_id", "question_id", "part", "place"), {"sqlite_with_rowid": False})

    answer_id: UUID = Column(foreign_key="answer.id", index=True)
    question_id: UUID = Column(foreign_key="question.id", index=True)
    part: str = ""
    place: int = 0
    revision: int = 1
    value: Any = Column(
        default=None,
        sa_type=JSON(none_as_null=True),
        nullable=True,
        description="`questions.Value`: an option, options, a number, numbers by row; None for text.",
    )


_OPENED = "OLD.stage <> 'draft'"
freeze(
    Survey,
    when=_OPENED,
    columns=("anonymity", "network_id", "kind", "asked", "asked_roles", "series_id"),
    there="id = NEW.id AND stage <> 'draft'",
)
freeze(Survey, columns=("id",), delete=False, name="id")
freeze(
    Survey,
    when="(OLD.stage <> 'draft' AND NEW.stage = 'draft') OR (OLD.stage = 'closed' AND NEW.stage <> 'closed')",
    columns=("stage",),
    delete=False,
    name="stage",
)
freeze(
    Question,
    when="OLD.frozen",
    columns=tuple(name for name in Question.model_fields if name not in ("created_at", "version", "place")),
    there="frozen AND (id = NEW.id OR (survey_id = NEW.survey_id AND key = NEW.key))",
)
freeze(
    AskedUnit,
    when="OLD.frozen",
    there="frozen AND (id = NEW.id OR (survey_id = NEW.survey_id AND unit_id = NEW.unit_id))",
)
