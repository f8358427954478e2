"""What may be carried from a survey's SWOT question, and to which boards: for the network's coordinators."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.network.queries import standing
from agentnet.surveys.flow import Quadrant, QuestionKind
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.queries import questions_of, survey_seen_by
from agentnet.surveys.reporting.keeping import NOT_YET
from agentnet.surveys.reporting.redacting import redactions
from agentnet.surveys.results import texts_of
from agentnet.words import Missing, Refused
from agentnet.workshops.boards.actions import Carried
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop

QUADRANTS: Final = tuple(Quadrant)


@dataclass(frozen=True, slots=True)
class Offer:
    """A SWOT question and its lines by quadrant, in an order that tells nothing. `enough`: five or more answered."""

    question: Question
    enough: bool
    lines: dict[Quadrant, list[Carried]]

    @property
    def number(self) -> int:
        return sum(len(lines) for lines in self.lines.values())


@dataclass(frozen=True, slots=True)
class Desk:
    survey: Survey
    network: Network
    offers: list[Offer]
    boards: list[tuple[Board, Workshop | None]]


async def desk_seen_by(session: Session, me: Person, survey_id: UUID) -> Desk:
    """A closed survey's SWOT answers that may be read.

    Raises:
        Missing: out of sight. NotAllowed: not a coordinator. Refused: the survey has not closed yet.
    """
    seen = await survey_seen_by(session, me, survey_id)
    mine = await standing(session, me, seen.network.id)
    mine.require("lead")
    if seen.survey.stage is not SurveyStage.CLOSED:
        raise Refused(NOT_YET)
    hidden = {id for id, row in (await redactions(session, survey_id)).items() if row.whole}
    offers = []
    for question in await questions_of(session, survey_id):
        if question.kind is QuestionKind.SWOT:
            texts = await texts_of(session, seen.survey, question, mine)
            shown = [item for item in texts.items if item.id not in hidden]
            lines = {
                part: [Carried(item.id, item.revision, item.text) for item in shown if texts.parts.get(item.id) == part]
                for part in QUADRANTS
            }
            offers.append(Offer(question, texts.enough, lines))
    return Desk(seen.survey, seen.network, offers, await _boards(session, seen.network.id))


def offer_of(desk: Desk, question_id: UUID) -> Offer:
    """Raises `Missing`: there is no such question, or too few have answered it."""
    for offer in desk.offers:
        if offer.question.id == question_id and offer.number:
            return offer
    raise Missing


async def _boards(session: Session, network_id: UUID) -> list[tuple[Board, Workshop | None]]:
    """Boards of four sections that still take notes: the network's own, and those of workshops that are not over."""
    four = (
        select(col(Section.board_id))
        .group_by(col(Section.board_id))
        .having(func.count(col(Section.id)) == len(QUADRANTS))
    )
    rows = await session.execute(
        select(Board, Workshop)
        .outerjoin(Workshop, col(Workshop.id) == col(Board.workshop_id))
        .where(col(Board.network_id) == network_id, col(Board.id).in_(four), col(Board.phase) != Phase.LOCKED)
        .where(col(Board.group_id).is_(None))
        .where(col(Board.workshop_id).is_(None) | col(Workshop.stage).not_in([Stage.CLOSED]))
        .order_by(col(Workshop.starts_at), col(Board.title), col(Board.id))
    )
    return [(board, workshop) for board, workshop in rows]


def own_board(question_id: UUID) -> UUID:
    """The network's own board that a question's answers go to, when no other is chosen."""
    return uuid5(question_id, "swot board")


async def quarters(session: Session, board_id: UUID) -> list[UUID]:
    """The four sections, in the order of the quadrants."""
    rows = await session.scalars(
        select(col(Section.id)).where(col(Section.board_id) == board_id).order_by(col(Section.row), col(Section.place))
    )
    return list(rows)
