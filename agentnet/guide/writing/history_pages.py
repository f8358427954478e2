"""Doors to a text's history: its versions, what differs between two, an earlier one taken back."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.chapters import actions, queries
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.rules import may_write, require_writer
from agentnet.guide.writing import history, presence
from agentnet.guide.writing.forms import RestoreForm
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, Refused


class HistoryPages(Controller):
    path = "/chapters/{chapter_id:uuid}/history"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get(policy=Policy.MEMBER)
    async def versions(self, session: Session, seen: Seen[SeenChapter], number: FromQuery[int] = 1) -> Template:
        _require_reader(seen)
        found = await history.versions(session, seen, number)
        return page("guide/history.html", network=seen.network, seen=seen, found=found, **_common(seen))

    @get("/compare", policy=Policy.MEMBER)
    async def compare(
        self, session: Session, seen: Seen[SeenChapter], before: FromQuery[int] = 0, after: FromQuery[int] = 0
    ) -> Template:
        """Two versions word by word, the earlier one first whichever way they were asked for."""
        _require_reader(seen)
        first, second = sorted((before or seen.text.revision, after or seen.text.revision))
        old = await history.version_of(session, seen, first)
        new = await history.version_of(session, seen, second)
        people = await queries.names(session, [old.by, new.by])
        came, went = history.words_changed(old, new)
        context: dict[str, Any] = {"old": old, "new": new, "people": people, "came": came, "went": went}
        changes = history.differences(old, new)
        return page(
            "guide/history_compare.html", network=seen.network, seen=seen, changes=changes, **context, **_common(seen)
        )

    @post("/restore", policy=Policy.COORDINATOR)
    async def restore(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, RestoreForm)
        if not entry.ok:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        form = entry.value
        try:
            made = await history.restore(session, seen, form.n, version=form.version, by=somebody)
        except actions.Conflict:
            raise Refused(N_("Joku tallensi uuden version sillä välin. Katso se ensin ja palauta sitten.")) from None
        await session.commit()
        presence.saved(seen.text.id, made.n, somebody)
        said = N_("Version {old} teksti on nyt versio {new}. Välissä olleet versiot ovat tallessa.")
        return go(f"/chapters/{seen.chapter.id}/history{_common(seen)['asked']}", said, old=form.n, new=made.n)


def _require_reader(seen: SeenChapter) -> None:
    """Drafts are for those who write and those who approve.

    Raises:
        Missing: otherwise.
    """
    if not seen.standing.may("read-drafts"):
        raise Missing


def _common(seen: SeenChapter) -> dict[str, Any]:
    asked = "" if seen.text.language == "fi" else f"?language={seen.text.language}"
    return {"may_write": may_write(seen.text.stage, seen.standing), "asked": asked}
