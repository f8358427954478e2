"""Reads of results beyond one survey: the waves of a series, pooled feedback, keys; through somebody's eyes."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.network.queries import network_seen_by
from agentnet.network.rules import Standing
from agentnet.surveys.flow import Kind, Stage
from agentnet.surveys.models import Series, Survey, SurveyStep
from agentnet.surveys.reporting.eyes import eyes_of, seen
from agentnet.surveys.reporting.keeping import all_figures
from agentnet.surveys.reporting.models import ReportKey
from agentnet.surveys.reporting.shapes import Figures
from agentnet.web.visit import hashed
from agentnet.words import Missing


async def series_seen_by(session: Session, me: Person, series_id: UUID) -> tuple[Series, Network, Standing]:
    """A series of a network that `me` belongs to.

    Raises:
        Missing: there is none in their sight.
    """
    series = await session.get(Series, series_id)
    if series is None:
        raise Missing
    network, mine = await network_seen_by(session, me, series.network_id)
    return series, network, mine


async def closed_waves(session: Session, series_id: UUID) -> list[Survey]:
    found = await session.scalars(
        select(Survey)
        .where(col(Survey.series_id) == series_id, col(Survey.stage) == Stage.CLOSED)
        .order_by(col(Survey.wave), col(Survey.created_at), col(Survey.id))
    )
    return list(found)


async def figures_seen(session: Session, surveys: Sequence[Survey], standing: Standing) -> list[Figures]:
    """The published figures of each, as `standing` may see them."""
    found = []
    for survey, figures in zip(surveys, await all_figures(session, surveys), strict=True):
        found.append(seen(figures, await eyes_of(session, survey, standing)))
    return found


async def feedback_in_order(session: Session, network_id: UUID) -> list[Survey]:
    """The network's closed workshop feedback, in the order of closing: pools are made in that order."""
    closed = (
        select(col(SurveyStep.survey_id), col(SurveyStep.created_at))
        .where(col(SurveyStep.now) == Stage.CLOSED)
        .subquery()
    )
    found = await session.scalars(
        select(Survey)
        .outerjoin(closed, closed.c.survey_id == col(Survey.id))
        .where(
            col(Survey.network_id) == network_id,
            col(Survey.kind) == Kind.FEEDBACK,
            col(Survey.stage) == Stage.CLOSED,
        )
        .order_by(closed.c.created_at, col(Survey.created_at), col(Survey.id))
    )
    return list(found)


async def keys_of(session: Session, subject_id: UUID) -> list[ReportKey]:
    rows = await session.scalars(
        select(ReportKey).where(col(ReportKey.subject_id) == subject_id).order_by(col(ReportKey.created_at))
    )
    return list(rows)


async def opened_by(session: Session, secret: str, subject_id: UUID) -> tuple[ReportKey, list[Survey]] | None:
    """The key and the closed surveys that it opens: those of a series, or one survey. None: it opens nothing here.

    A survey in a series is opened by the series' key too.
    """
    key = await session.scalar(select(ReportKey).where(col(ReportKey.token_hash) == hashed(secret)))
    if key is None or key.revoked_at is not None:
        return None
    if key.subject_id == subject_id and await session.get(Series, subject_id) is not None:
        return key, await closed_waves(session, subject_id)
    survey = await session.get(Survey, subject_id)
    if survey is None or key.subject_id not in (survey.id, survey.series_id):
        return None
    return key, [survey] if survey.stage is Stage.CLOSED else []
