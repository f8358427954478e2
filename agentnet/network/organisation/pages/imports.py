"""Files of units: sent, their columns told, looked at, taken into use, taken back; and the history of all that."""

from typing import Any, Final

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template
from sqlalchemy.ext.asyncio import AsyncSession

from agentnet.network.actions.audits import audit
from agentnet.network.models import County
from agentnet.network.organisation import headings, importing, queries, sheets
from agentnet.network.organisation.flow import ImportStage
from agentnet.network.organisation.pages import previews, telling
from agentnet.network.organisation.pages.doors import ImportSeen, county_in_sight, import_in_sight
from agentnet.network.organisation.pages.forms import ColumnsForm, UploadForm
from agentnet.network.organisation.pages.reckoning import preview, read
from agentnet.network.organisation.writing import template_csv, template_xlsx
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, here, page
from agentnet.words import N_, Refused, _

Asked = Request[Any, Any, Any]
COUNTY = {"county": Provide(county_in_sight)}
IMPORT = {"seen": Provide(import_in_sight)}
ROOM: Final = sheets.BYTES + (1 << 20)
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportPages(Controller):
    path = "/organisation"

    @get("/{county_id:uuid}/imports", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def imports(self, session: Session, county: Seen[County]) -> Template:
        return await _list(session, county, Entry.blank(UploadForm))

    @get("/{county_id:uuid}/template.csv", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def as_csv(self, county: Seen[County]) -> Response[bytes]:
        return telling.file(template_csv(county.level_names), "yksikot-pohja.csv", "text/csv")

    @get("/{county_id:uuid}/template.xlsx", policy=Policy.ADMINISTRATOR, dependencies=COUNTY)
    async def as_xlsx(self, county: Seen[County]) -> Response[bytes]:
        return telling.file(template_xlsx(county.level_names), "yksikot-pohja.xlsx", XLSX)

    @post(
        "/{county_id:uuid}/imports",
        policy=Policy.ADMINISTRATOR,
        dependencies=COUNTY,
        files=True,
        request_max_body_size=ROOM,
    )
    async def send(
        self, request: Asked, session: Session, county: Seen[County], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, UploadForm)
        sent = here().form.files.get("file", [])
        sheet = await read(sent[0].data, sent[0].name) if sent else sheets.Unreadable(N_("Valitse tiedosto."))
        if isinstance(sheet, sheets.Unreadable):
            entry.refuse("file", _(sheet.sentence))
        if entry.errors or isinstance(sheet, sheets.Unreadable):
            return await _list(session, county, entry, status=422)
        one = importing.receive(session, county.id, sent[0].name or "taulukko", sheet, by=somebody.id)
        found = headings.matched(sheet.header, county.level_names)
        one.columns = {str(at): found.get(at, "") for at in range(len(sheet.header))}
        one.ends_missing = entry.value.ends_missing
        unknown = [name for at, name in enumerate(sheet.header) if name and at not in found]
        if not headings.lacking(found) and not unknown:
            await preview(session, one, county)
        await session.commit()
        return go(f"/organisation/imports/{one.id}")

    @get("/imports/{import_id:uuid}", policy=Policy.ADMINISTRATOR, dependencies=IMPORT)
    async def show(self, session: Session, seen: Seen[ImportSeen]) -> Template:
        return await previews.import_page(session, seen)

    @post("/imports/{import_id:uuid}/columns", policy=Policy.ADMINISTRATOR, dependencies=IMPORT)
    async def tell_columns(self, request: Asked, session: Session, seen: Seen[ImportSeen]) -> Template | Redirect:
        entry = await Entry.read(request, ColumnsForm)
        sent, known = here().form.get("columns", []), headings.choices(seen.county.level_names)
        chosen = {at: key for at, key in enumerate(sent[: sheets.COLUMNS]) if key in known}
        if len(set(chosen.values())) < len(chosen):
            entry.refuse("columns", _("Kahdella sarakkeella on sama merkitys."))
        if lacking := headings.lacking(chosen):
            entry.refuse(
                "columns", _("Kerro vielä, missä on: {names}.", names=", ".join(known[one] for one in lacking))
            )
        if entry.errors:
            return await previews.import_page(session, seen, entry=entry, status=422)
        seen.one.columns = {str(at): key for at, key in chosen.items()}
        seen.one.ends_missing = entry.value.ends_missing
        await preview(session, seen.one, seen.county)
        await session.commit()
        return go(f"/organisation/imports/{seen.one.id}")

    @post("/imports/{import_id:uuid}/apply", policy=Policy.ADMINISTRATOR, dependencies=IMPORT)
    async def apply(self, session: Session, seen: Seen[ImportSeen], somebody: Somebody) -> Redirect:
        one_id = seen.one.id
        try:
            await importing.apply(session, seen.one, by=somebody.id)
        except importing.Stale:
            await preview(session, seen.one, seen.county)
            await session.commit()
            return go(f"/organisation/imports/{one_id}", importing.STALE)
        await session.commit()
        return go(f"/organisation/imports/{one_id}", N_("Tuonti on otettu käyttöön. Voit vielä perua sen kokonaan."))

    @post("/imports/{import_id:uuid}/discard", policy=Policy.ADMINISTRATOR, dependencies=IMPORT)
    async def discard(self, session: Session, seen: Seen[ImportSeen], somebody: Somebody) -> Redirect:
        if seen.one.stage not in (ImportStage.COLUMNS, ImportStage.PREVIEW):
            raise Refused(N_("Tuonti on jo käsitelty."))
        county_id = seen.county.id
        audit(session, "discard-import", seen.one, somebody.id)
        await session.delete(seen.one)
        await session.commit()
        return go(f"/organisation/{county_id}/imports", N_("Tiedosto on hylätty. Mitään ei muutettu."))

    @post("/imports/{import_id:uuid}/undo", policy=Policy.ADMINISTRATOR, dependencies=IMPORT)
    async def undo(self, session: Session, seen: Seen[ImportSeen], somebody: Somebody) -> Template | Redirect:
        one_id = seen.one.id
        try:
            await importing.undo(session, seen.one, by=somebody.id)
        except importing.Touched as touched:
            return await previews.import_page(session, seen, touches=touched.touches, status=409)
        await session.commit()
        return go(f"/organisation/imports/{one_id}", N_("Tuonti on peruttu. Kaikki on kuten ennen sitä."))


async def _list(session: AsyncSession, county: County, entry: Entry[UploadForm], status: int = 200) -> Template:
    found = await queries.imports_of(session, county.id)
    return page(
        "organisation/imports.html", county=county, imports=found, stages=previews.STAGES, entry=entry, status=status
    )
