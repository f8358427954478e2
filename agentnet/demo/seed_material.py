"""Seeds the glossary, the register and the background material by their own actions, with the clock set back."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo.material import ENTRIES, REFERENCES, TERMS, Entry
from agentnet.demo.scene import Scene
from agentnet.guide.background import actions as background
from agentnet.guide.glossary import actions as glossary
from agentnet.guide.glossary import queries as terms
from agentnet.guide.glossary.models import TermText
from agentnet.guide.register import actions as register
from agentnet.guide.register.queries import entry_seen_by

WRITTEN, PROPOSED, APPROVED = -66, -40, -37
REFERRED, REGISTERED, TAKEN, ANSWERED = -85, -40, -32, -21


async def seed(scene: Scene) -> None:
    await _background(scene)
    await _glossary(scene)
    for nth, entry in enumerate(ENTRIES):
        await _entry(scene, entry, timedelta(minutes=7 * nth))


async def _background(scene: Scene) -> None:
    for nth, one in enumerate(REFERENCES):
        with clock.travel(to=scene.at(REFERRED, 9) + timedelta(minutes=nth)):
            await background.add(
                scene.session,
                scene.network.id,
                kind=one.kind,
                reference=one.reference,
                link=one.link,
                dated=one.dated,
                why=one.why,
                theme_id=None,
                by=scene.people[one.by],
            )


async def _glossary(scene: Scene) -> None:
    texts: dict[str, TermText] = {}
    with clock.travel(to=scene.at(WRITTEN, 12)):
        for one in TERMS:
            words = {"word": one.word, "meaning": one.meaning, "others": one.others, "language": "fi"}
            term = await glossary.add(scene.session, scene.network.id, **words, by=scene.people[one.by])
            found = await scene.session.scalars(select(TermText).where(col(TermText.term_id) == term.id))
            texts[one.word] = found.one()
    with clock.travel(to=scene.at(PROPOSED, 12)):
        proposed: Sequence[TermText] = [texts[one.word] for one in TERMS if one.proposed]
        await glossary.propose(scene.session, scene.network, [text.id for text in proposed], by=scene.people["heli"])
    for nth, one in enumerate(TERMS):
        for mth, director in enumerate(one.approved_by):
            with clock.travel(to=scene.at(APPROVED + mth, 10) + timedelta(minutes=nth)):
                by, text = scene.people[director], texts[one.word]
                seen = await terms.term_seen_by(scene.session, by, text.term_id)
                await glossary.approve(scene.session, seen, text, content_hash=text.content_hash, by=by)


async def _entry(scene: Scene, one: Entry, later: timedelta) -> None:
    by, area = scene.people[one.by], scene.areas[one.area].id if one.area else None
    with clock.travel(to=scene.at(REGISTERED, 9) + later):
        made = await register.make(
            scene.session,
            scene.network,
            kind=one.kind,
            title=one.title,
            text=one.text,
            area_id=area,
            remover=one.remover,
            areas=[area] if area else [each.id for each in scene.areas.values()],
            regions=[scene.regions[name].id for name in one.regions],
            source_id=scene.sources[one.source] if one.source else None,
            by=by,
        )
    if one.taken:
        with clock.travel(to=scene.at(TAKEN, 9) + later):
            await register.take(scene.session, await entry_seen_by(scene.session, by, made.id), by=by)
    if one.answer:
        who, status, text = one.answer
        with clock.travel(to=scene.at(ANSWERED, 9) + later):
            seen = await entry_seen_by(scene.session, scene.people[who], made.id)
            await register.answer(scene.session, seen, status, text, by=scene.people[who])
