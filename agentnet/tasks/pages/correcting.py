"""A correction of what is out: begun, worded, sent to everybody who has the task; and the versions as they were."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.surveys.questions import Replies
from agentnet.surveys.rules import QUESTION_KINDS
from agentnet.tasks import actions, briefs, correcting, queries
from agentnet.tasks.forms import CorrectionForm, last_minute
from agentnet.tasks.models import Brief
from agentnet.tasks.pages.differing import Difference, of_entry
from agentnet.tasks.pages.doors import about, assignment_in_sight, assignment_led, wording
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import local
from agentnet.words import N_, Missing, Refused, n_


class CorrectionPages(Controller):
    path = "/assignments/{assignment_id:uuid}"
    dependencies = {"seen": Provide(assignment_in_sight), "led": Provide(assignment_led)}

    @post("/correction", policy=Policy.COORDINATOR)
    async def begin(self, session: Session, led: Seen[queries.Seen]) -> Redirect:
        await correcting.begin_correction(session, led.assignment)
        await session.commit()
        return go(f"/assignments/{led.assignment.id}/correction")

    @get("/correction", policy=Policy.COORDINATOR)
    async def show(self, session: Session, led: Seen[queries.Seen]) -> Template:
        draft = await briefs.draft_of(session, led.assignment)
        due = local(draft.due_at).date() if draft.due_at else None
        words = draft.model_dump(include={"text", "why", "pictures"})
        entry = Entry.blank(CorrectionForm, due_on=due, version=led.assignment.version, **words)
        return _page(led, draft, entry)

    @post("/correction/save", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]
    ) -> Template | Redirect:
        draft = await briefs.draft_of(session, led.assignment)
        entry = await Entry.read(request, CorrectionForm)
        if entry.ok:
            form = entry.value
            try:
                await correcting.word_correction(
                    session,
                    led.assignment,
                    text=form.text,
                    why=form.why,
                    pictures=int(form.pictures),
                    due_at=last_minute(form.due_on) if form.due_on else None,
                    version=form.version,
                )
                await session.commit()
                return go(
                    f"/assignments/{led.assignment.id}/correction", N_("Tallennettu. Tätä ei ole vielä lähetetty.")
                )
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(led.assignment.version)]
        if "" not in entry.errors:
            return _page(led, draft, entry, 422)
        due = local(draft.due_at).date() if draft.due_at else None
        return _page(led, draft, entry, 409, of_entry(entry, {"why": draft.why, "text": draft.text, "due_on": due}))

    @post("/correction/send", policy=Policy.COORDINATOR)
    async def send(self, session: Session, led: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        number = await actions.send_correction(session, led.assignment, somebody)
        await session.commit()
        said = n_("Korjaus on voimassa, ja kirje lähti.", "Korjaus on voimassa, ja {n} kirjettä lähti.", number)
        return go(f"/assignments/{led.assignment.id}", said)

    @post("/correction/drop", policy=Policy.COORDINATOR)
    async def drop(self, session: Session, led: Seen[queries.Seen]) -> Redirect:
        await correcting.drop_correction(session, led.assignment)
        await session.commit()
        return go(f"/assignments/{led.assignment.id}", N_("Korjaus on peruttu. Välitehtävä on niin kuin oli."))

    @get("/versions/{n:int}", policy=Policy.MEMBER)
    async def version(self, session: Session, seen: Seen[queries.Seen], n: FromPath[int]) -> Template:
        """What was asked before a correction: for everybody who sees the assignment."""
        brief = await briefs.brief_of(session, seen.assignment, n)
        if brief.issued_at is None:
            raise Missing
        versions = await briefs.versions_of(session, seen.assignment)
        return page("tasks/version.html", versions=versions, entry=Replies(), **about(seen), **wording(brief))


def _page(
    led: queries.Seen,
    draft: Brief,
    entry: Entry[CorrectionForm],
    status: int = 200,
    differences: list[Difference] | None = None,
) -> Template:
    shown = {"kinds": QUESTION_KINDS, "entry": entry, "differences": differences}
    return page("tasks/correction.html", status=status, **shown, **about(led), **wording(draft))
