"""The answers as a table, for coordinators: a workbook or CSV, made in a child process."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Response

from agentnet import clock, db
from agentnet.child import in_child
from agentnet.tables import Table, csv_bytes, xlsx_bytes
from agentnet.tasks import answers, briefs, queries
from agentnet.tasks.export import table_of
from agentnet.tasks.pages.files import download
from agentnet.web import Policy, Somebody, limit
from agentnet.web.formats import local
from agentnet.words import Missing, language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@get("/assignments/{assignment_id:uuid}/answers/{kind:str}", policy=Policy.COORDINATOR)
async def export(somebody: Somebody, assignment_id: FromPath[UUID], kind: FromPath[str]) -> Response[bytes]:
    """Nobody's writing waits while the table is made."""
    async with db.reading() as session:
        seen = await queries.assignment_seen_by(session, somebody, assignment_id)
        seen.standing.require("lead")
        lines = await queries.lines_of(session, seen)
        found = await answers.answers_of(session, seen)
        asked = briefs.asked_in(await briefs.brief_of(session, seen.assignment), language.get())
    table: Table = table_of(lines, found, asked)
    day = local(clock.now()).date().isoformat()
    if kind == "csv":
        return download(await in_child(csv_bytes, table), "text/csv; charset=utf-8", f"vastaukset-{day}.csv")
    if kind != "xlsx":
        raise Missing
    limit("board export", str(somebody.id))
    return download(await in_child(xlsx_bytes, table), XLSX, f"vastaukset-{day}.xlsx")
