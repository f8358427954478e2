"""The approval record as a file."""

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Response

from agentnet.child import in_child
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.press.record import record_pdf
from agentnet.guide.reviews.queries import seats_of
from agentnet.guide.reviews.records import as_record, record_of
from agentnet.guide.rules import require_voice
from agentnet.web import Policy, Seen, Session, Somebody
from agentnet.words import Missing


class RecordPages(Controller):
    path = "/chapters/{chapter_id:uuid}"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get("/record.pdf", policy=Policy.MEMBER)
    async def record(self, session: Session, seen: Seen[SeenChapter], somebody: Somebody) -> Response[bytes]:
        """For directors, coordinators, designers: who approved the newest approved words."""
        require_voice(seen.standing, await seats_of(session, somebody, seen))
        kept = await record_of(session, seen)
        if kept is None:
            raise Missing
        made = await in_child(record_pdf, as_record(kept, seen.text.register_number), seconds=60)
        name = f"hyvaksymisasiakirja-{seen.chapter.slug}-{kept.revision}.pdf"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(made, media_type="application/pdf", headers=headers)
