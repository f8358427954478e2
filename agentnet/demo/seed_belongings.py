"""Seeds what the guide has besides its Finnish chapters: pictures, tools, a translation, and a pocket card."""

from collections.abc import Mapping

from agentnet import clock
from agentnet.demo import chapters_card as card
from agentnet.demo.belongings import CARD_BRAND, DRAWINGS, OFFERED, QUESTIONS
from agentnet.demo.drawing import drawn
from agentnet.demo.scene import Scene
from agentnet.guide.chapters import actions, queries
from agentnet.guide.flow import GuideKind
from agentnet.guide.models import Chapter, Guide
from agentnet.guide.pictures.actions import bring
from agentnet.guide.reading import links
from agentnet.guide.tools import actions as tools
from agentnet.guide.translations.actions import begin
from agentnet.network.flow import Role

TRANSLATED, CARRIED = -8, -4


async def seed(scene: Scene, guide: Guide, chapters: Mapping[str, Chapter]) -> None:
    """The pictures and the files that chapters name."""
    session, people = scene.session, scene.people
    for one in DRAWINGS:
        by = people[one.by]
        made = await bring(session, guide, drawn(one.paint, *one.size), file_name=one.name, alt=one.alt, by=by)
        if one.opens:
            chapters[one.opens].art = made.name
    for tool in OFFERED:
        await tools.add(
            session,
            chapters[tool.chapter],
            title=tool.title,
            owner=tool.owner,
            file_name=tool.file,
            data=tool.make(),
            by=people[tool.by],
        )


async def seed_questions(scene: Scene, guide: Guide, chapters: Mapping[str, Chapter]) -> None:
    """Short links from desks to the chapters of the edition."""
    for chapter, question in QUESTIONS:
        await links.write(scene.session, guide, chapters[chapter].id, question, by=scene.people["heli"])


async def seed_translation(scene: Scene, chapter: Chapter) -> None:
    """The first chapter in Swedish, not whole yet."""
    with clock.travel(to=scene.at(TRANSLATED, 13)):
        await begin(
            scene.session, await queries.chapter_seen_by(scene.session, scene.people["heli"], chapter.id), "sv",
            by=scene.people["heli"],
        )  # fmt: skip
        await _write(scene, chapter, "sv", card.SWEDISH_TITLE, card.SWEDISH, by="heli")


async def seed_card(scene: Scene) -> None:
    """Another guide of the network: a card for the pocket, one chapter, being drafted."""
    with clock.travel(to=scene.at(CARRIED, 14)):
        guide = Guide(
            network_id=scene.network.id,
            title="SOTE-työparin taskukortti",
            subtitle="Yksi puhelu, yksi ovi",
            slug="sote-taskukortti",
            kind=GuideKind.CARD,
            brand=CARD_BRAND,
        )
        scene.session.add(guide)
        await scene.session.flush()
        logo = next(one for one in DRAWINGS if one.name == "tunnus")
        picture = drawn(logo.paint, *logo.size)
        await bring(scene.session, guide, picture, file_name=logo.name, alt=logo.alt, by=scene.people["noora"])
        chapter = await actions.make_chapter(
            scene.session,
            guide,
            title=card.CARD_TITLE,
            slug="viisi-askelta",
            areas=[area.id for area in scene.areas.values()],
            theme_id=scene.themes["asiakas"].id,
            by=scene.people["ville"],
        )
        chapter.owner, chapter.owner_id = "Integraatiopalvelut", scene.people["ville"].id
        await _write(scene, chapter, "fi", card.CARD_TITLE, card.CARD, by="ville")


async def _write(scene: Scene, chapter: Chapter, language: str, title: str, markdown: str, *, by: str) -> None:
    session, writer = scene.session, scene.people[by]
    seen = await queries.chapter_seen_by(session, writer, chapter.id, language)
    await actions.take(session, seen, "draft", roles=[Role.COORDINATOR], by=writer)
    await actions.save(session, seen, title=title, markdown=markdown, version=seen.text.version, by=writer)
    await session.flush()
