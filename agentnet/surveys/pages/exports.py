"""Results as files: workbook, lines, print. All from the same published figures; made in a child process."""

from typing import Any

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Response

from agentnet.child import ChildFailed, in_child
from agentnet.surveys import queries
from agentnet.surveys.coding import counting
from agentnet.surveys.flow import Anonymity
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.reporting import book, printing, rows
from agentnet.surveys.reporting.queries import closed_waves, figures_seen
from agentnet.surveys.reporting.trend import followed
from agentnet.surveys.results import Results, results_of
from agentnet.web import Policy, Seen, Session, Somebody, limit
from agentnet.words import N_, Missing, Refused, _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FAILED = N_("Tiedostoa ei voitu tehdä. Yritä hetken päästä uudelleen.")


class ResultFiles(Controller):
    path = "/surveys/{survey_id:uuid}/results"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get("/xlsx", policy=Policy.MEMBER)
    async def xlsx(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Response[bytes]:
        limit("result file", str(somebody.id))
        found = await results_of(session, seen.survey, seen.standing)
        trend = None
        if seen.survey.series_id is not None:
            waves = await closed_waves(session, seen.survey.series_id)
            figures = await figures_seen(session, waves, seen.standing)
            trend = rows.trend_sheet(figures, followed(figures))
        counts = await counting.counts_of(session, seen.survey) if counting.may_read(found) else {}
        made = book.book([found.figures], _texts(found), trend, counting.sheet(found.results, counts))
        try:
            return _file(await in_child(book.xlsx, made), "tulokset.xlsx", XLSX)
        except ChildFailed as failed:
            raise Refused(FAILED) from failed

    @get("/csv", policy=Policy.MEMBER)
    async def csv(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Response[bytes]:
        limit("result file", str(somebody.id))
        found = await results_of(session, seen.survey, seen.standing)
        head = [_(name) for name in book.LONG]
        return _file(book.csv_file(head, list(book.long_rows(found.figures))), "tulokset.csv", "text/csv")

    @get("/pdf", policy=Policy.MEMBER)
    async def pdf(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Response[bytes]:
        limit("result file", str(somebody.id))
        found = await results_of(session, seen.survey, seen.standing)
        order = printing.order_of(found.figures, seen.network.name, _texts(found), _summary(found))
        return await printed(order, "tulokset.pdf")

    @get("/answers", policy=Policy.COORDINATOR)
    async def answers(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Response[bytes]:
        """A row for each answer: only of a named survey, only for its coordinators, who see the names anyway."""
        found = await results_of(session, seen.survey, seen.standing)
        if not found.eyes.leads:
            seen.standing.require("lead")
        if seen.survey.anonymity is not Anonymity.NAMED:
            raise Missing
        limit("result file", str(somebody.id))
        head, lines = await rows.answer_rows(session, seen.survey)
        return _file(book.csv_file(head, lines), "vastaukset.csv", "text/csv")


async def printed(order: printing.Order, name: str) -> Response[bytes]:
    try:
        return _file(await in_child(printing.pdf, order), name, "application/pdf")
    except ChildFailed as failed:
        raise Refused(FAILED) from failed


def _texts(found: Results) -> list[tuple[str, str]]:
    """(question, words), in their random order, without names or background."""
    return [
        (result.question.label, item.text)
        for result in found.results
        for item in (result.texts.items if result.texts else ())
    ]


def _summary(found: Results) -> str:
    return found.shared.summary if found.shared else ""


def _file(data: bytes, name: str, media_type: str) -> Response[bytes]:
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(data, media_type=media_type, headers=headers)
