"""Doors to a chapter's translations: the languages, a new one, original and translation side by side."""

from typing import Any, Final, Literal

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide import press
from agentnet.guide.chapters import queries, reading, shown
from agentnet.guide.chapters.queries import Seen as SeenChapter
from agentnet.guide.doors import chapter_in_sight
from agentnet.guide.guides.words import IN_LANGUAGE, LANGUAGES
from agentnet.guide.models import ChapterText, Revision
from agentnet.guide.rules import may_write, require_writer
from agentnet.guide.translations import actions
from agentnet.guide.translations.queries import behind, original_of, tongues, translated_from
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _


class BeginForm(Form):
    language: Literal["fi", "sv", "en"]


class LevelForm(Form):
    content_hash: Line


class TranslationPages(Controller):
    path = "/chapters/{chapter_id:uuid}/translations"
    dependencies = {"seen": Provide(chapter_in_sight)}

    @get(policy=Policy.MEMBER)
    async def languages(self, session: Session, seen: Seen[SeenChapter]) -> Template:
        found = await tongues(session, seen)
        return page(
            "guide/translations.html",
            network=seen.network,
            seen=seen,
            tongues=found,
            names={code: _(words) for code, words in LANGUAGES.items()},
            stages={stage: _(words) for stage, words in shown.STAGES.items()},
            may_begin=seen.standing.may("lead"),
        )

    @post(policy=Policy.COORDINATOR)
    async def begin(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, BeginForm)
        if not entry.ok:
            raise Refused(N_("Valitse kieli luettelosta."))
        text = await actions.begin(session, seen, entry.value.language, by=somebody)
        await session.commit()
        return go(
            f"/chapters/{seen.chapter.id}/translations/beside?language={text.language}",
            N_("Käännös on aloitettu. Alkuperäinen on vieressä."),
        )

    @get("/beside", policy=Policy.COORDINATOR)
    async def beside(self, session: Session, seen: Seen[SeenChapter]) -> Template | Redirect:
        """`?language=`: the translation beside its original, and what has changed in the original since. The original
        itself leads to the list of languages.
        """
        require_writer(seen.text.stage, seen.standing)
        original = await original_of(session, seen.guide, seen.chapter.id)
        if original.id == seen.text.id:
            return go(f"/chapters/{seen.chapter.id}/translations")
        since = await translated_from(session, seen.text, original)
        now = await queries.revision_of(session, original)
        changes = press.changes(queries.blocks_of(since), queries.blocks_of(now)) if since else []
        return page(
            "guide/translation.html",
            network=seen.network,
            seen=seen,
            original=original,
            name=_(IN_LANGUAGE[seen.text.language]),
            left=await self._drawn(session, seen, original, now),
            right=await self._drawn(session, seen, seen.text, await queries.revision_of(session, seen.text)),
            behind=behind(seen.text, original),
            changed=[change for change in changes if change.how != "same"],
            may_write=may_write(seen.text.stage, seen.standing),
        )

    @post("/level", policy=Policy.COORDINATOR)
    async def level(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenChapter]) -> Redirect:
        require_writer(seen.text.stage, seen.standing)
        entry = await Entry.read(request, LevelForm)
        if not entry.ok:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        await actions.set_level(session, seen, entry.value.content_hash)
        await session.commit()
        return go(seen.at("/translations/beside"), N_("Käännös on merkitty ajantasaiseksi."))

    async def _drawn(
        self, session: Session, seen: SeenChapter, text: ChapterText, revision: Revision | None
    ) -> dict[str, Any]:
        known = await reading.known(session, seen.chapter, seen.network.id, text.language)
        body = press.render(queries.blocks_of(revision), language=text.language, known=known)
        return {"text": text, "body": body, "markdown": revision.markdown if revision else ""}


HANDLERS: Final = (TranslationPages,)
