"""Seeds findings and the guide by living their past again: the rooms' own actions, with the clock set back."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final, TypeAlias

from agentnet import clock
from agentnet.demo import chapters as book
from agentnet.demo import seed_belongings
from agentnet.demo.belongings import BRAND
from agentnet.demo.chapters import CHAPTERS, REMARKS, Draft, Remark, Step, Written
from agentnet.demo.findings import ENDINGS, FINDINGS, Finding
from agentnet.demo.scene import Scene
from agentnet.demo.seed_edition import FORMATS, release
from agentnet.guide.chapters import actions, queries, reviewing
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings import actions as findings
from agentnet.guide.models import Chapter, Comment, Guide
from agentnet.guide.press import plain
from agentnet.network.flow import Role
from agentnet.sources import actions as thread

Happening: TypeAlias = Finding | Remark | tuple[Draft, Written | Step]

FOUNDED: Final = -62
"""The day when the guide and its chapters were named."""


async def seed(scene: Scene, formats: Collection[str] = FORMATS) -> None:
    """Everything that happened, in the order of its days; the edition comes in these formats."""
    with clock.travel(to=scene.at(FOUNDED, 10)):
        past = Past(scene, await _guide(scene), formats)
        await past.name_chapters()
        await seed_belongings.seed(scene, past.guide, past.chapters)
    for nth, (day, what) in enumerate(sorted(_happenings(), key=lambda one: one[0])):
        with clock.travel(to=scene.at(day, 9) + timedelta(minutes=5 * nth)):
            await past.happen(what)
            await scene.session.flush()
    await seed_belongings.seed_translation(scene, past.chapters["miksi-tyopari"])
    await seed_belongings.seed_questions(scene, past.guide, past.chapters)
    await seed_belongings.seed_card(scene)
    await _endings(scene)


def _happenings() -> list[tuple[int, Happening]]:
    """(day, what), the findings of a day before the chapters that cite them, the comments after."""
    found: list[tuple[int, Happening]] = [(finding.days, finding) for finding in FINDINGS]
    found += [(event.days, (draft, event)) for draft in CHAPTERS for event in draft.history]
    return found + [(remark.days, remark) for remark in REMARKS]


async def _guide(scene: Scene) -> Guide:
    guide = Guide(
        network_id=scene.network.id,
        title=book.TITLE,
        subtitle=book.SUBTITLE,
        slug=book.SLUG,
        languages=["fi", "sv"],
        brand=BRAND,
    )
    scene.session.add(guide)
    await scene.session.flush()
    return guide


async def _endings(scene: Scene) -> None:
    """A word to those whose contribution no finding cites."""
    with clock.travel(to=scene.at(-20, 15)):
        for ending in ENDINGS:
            by = scene.people[ending.by].id
            await thread.dispose(scene.session, scene.sources[ending.source], ending.fate, ending.reason, by)


class Past:
    """The guide as it grows, day by day."""

    def __init__(self, scene: Scene, guide: Guide, formats: Collection[str]) -> None:
        self.scene, self.guide, self.formats = scene, guide, formats
        self.chapters: dict[str, Chapter] = {}
        self.comments: dict[Remark, Comment] = {}
        self.released = False

    async def name_chapters(self) -> None:
        for draft in CHAPTERS:
            chapter = await actions.make_chapter(
                self.scene.session,
                self.guide,
                title=draft.title,
                slug=draft.slug,
                areas=[area.id for area in self.scene.areas.values()],
                theme_id=self.scene.themes[draft.theme].id,
                by=self.scene.people["heli"],
            )
            chapter.owner, chapter.owner_id = draft.owner, self.scene.people[draft.history[0].by].id
            self.chapters[draft.slug] = chapter

    async def happen(self, what: Happening) -> None:
        match what:
            case Finding():
                await self._find(what)
            case Remark():
                await self._remark(what)
            case (draft, Written() as written):
                await self._write(draft, written)
            case (_, Step(name="release", by=by)):
                await self._release(by)
            case (draft, Step() as step):
                await self._step(draft, step)

    async def _find(self, finding: Finding) -> None:
        scene, by = self.scene, self.scene.people[finding.by]
        sources = [scene.sources[key] for key in finding.sources]
        theme = scene.themes[finding.theme].id
        for source in sources:
            await thread.pick(scene.session, scene.network.id, source, theme, by.id)
        text = f"{finding.title}. {finding.text}"
        await findings.write(scene.session, scene.network.id, text, theme_id=theme, sources=sources, by=by)

    async def _seen(self, draft: str, by: str) -> Seen:
        return await queries.chapter_seen_by(self.scene.session, self.scene.people[by], self.chapters[draft].id)

    async def _write(self, draft: Draft, written: Written) -> None:
        seen = await self._seen(draft.slug, written.by)
        by, version = self.scene.people[written.by], seen.text.version
        await actions.save(self.scene.session, seen, title=draft.title, markdown=written.text, version=version, by=by)

    async def _step(self, draft: Draft, step: Step) -> None:
        session, by, seen = self.scene.session, self.scene.people[step.by], await self._seen(draft.slug, step.by)
        match step.name:
            case "approve":
                await reviewing.approve(session, seen, content_hash=seen.text.content_hash, by=by)
            case "changes":
                await reviewing.ask_for_changes(session, seen, step.reason, by=by)
            case name:
                text = seen.text
                text.why, text.asks, text.register_number = draft.why, draft.asks, draft.register_number
                await actions.take(session, seen, name, roles=[Role.COORDINATOR, Role.DESIGNER], by=by)

    async def _release(self, by: str) -> None:
        """The first chapter's release brings out the whole edition, once."""
        if not self.released:
            self.released = True
            await release(self.scene, self.guide, book.CHANGE_NOTE, self.formats, by=self.scene.people[by])

    async def _remark(self, remark: Remark) -> None:
        session, by, seen = (
            self.scene.session,
            self.scene.people[remark.by],
            await self._seen(remark.chapter, remark.by),
        )
        blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
        block = next(b.id for b in blocks if plain([b]).startswith(remark.at))
        asked = None if remark.reply_to is None else self.comments[REMARKS[remark.reply_to]].id
        comment = await reviewing.comment(session, seen, remark.text, block_id=block, reply_to=asked, by=by)
        self.comments[remark] = comment
        await session.flush()
        if remark.resolved:
            await reviewing.resolve(session, seen, comment.id, done=True, by=self.scene.people["heli"])
