"""What directors do with a chapter: comment, ask for changes, approve. Nothing here needs rights to edit."""

from uuid import UUID

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import actions, letters, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.models import Approval, Comment
from agentnet.guide.press import plain
from agentnet.guide.rules import require_another_editor, require_director
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.words import N_, Missing, Refused

QUOTE = 240


async def comment(
    session: Session, seen: Seen, words: str, *, block_id: str = "", reply_to: UUID | None = None, by: Person
) -> Comment:
    """A comment on a block (or on the whole), or an answer to one. The block's words are kept with it as a quote."""
    if reply_to is not None:
        asked = await _comment_of(session, seen, reply_to)
        block_id, reply_to = asked.block_id, asked.reply_to or asked.id
    made = Comment(
        text_id=seen.text.id,
        revision=seen.text.revision,
        block_id=block_id,
        quote=await _quote(session, seen, block_id),
        text=words,
        by=by.id,
        reply_to=reply_to,
    )
    session.add(made)
    return made


async def _quote(session: Session, seen: Seen, block_id: str) -> str:
    """The block's words, from the newest revision that has it: it may have gone while the comment was written."""
    if not block_id:
        return ""
    for revision in await queries.revisions_of(session, seen.text.id):
        for block in queries.blocks_of(revision):
            if block.id == block_id:
                return plain([block])[:QUOTE]
    return ""


async def resolve(session: Session, seen: Seen, comment_id: UUID, *, done: bool, by: Person) -> None:
    """Mark a comment as dealt with, or open it again."""
    made = await _comment_of(session, seen, comment_id)
    made.resolved_at, made.resolved_by = (clock.now(), by.id) if done else (None, None)


async def _comment_of(session: Session, seen: Seen, comment_id: UUID) -> Comment:
    made = await session.get(Comment, comment_id)
    if made is None or made.text_id != seen.text.id:
        raise Missing
    return made


async def ask_for_changes(session: Session, seen: Seen, reason: str, *, by: Person) -> None:
    """Send the chapter back to its writers, with a reason.

    Raises:
        NotAllowed: `by` is no director of an area that the chapter names.
        Refused: it is not in review any more, or `by` has approved these words already.
    """
    require_director(await queries.directed_by(session, by, seen))
    await queries.hold(session, seen)
    if any(a.person_id == by.id for a in await queries.holding(session, seen)):
        raise Refused(
            N_("Olet jo hyväksynyt tämän version. Jos huomasit vielä jotain, kirjoita kommentti kirjoittajille.")
        )
    step = await actions.take(session, seen, "changes", roles=[Role.DIRECTOR], by=by, reason=reason)
    await letters.changes_asked(session, seen, reason, slot=step.id, by=by)


async def approve(session: Session, seen: Seen, *, content_hash: str, by: Person) -> bool:
    """Approve the words whose hash the director has read; True when that was the last approval needed.

    Raises:
        NotAllowed: not a director of a named area, or the last editor.
        Refused: the words have changed since they were read, or the chapter is not in review.
    """
    areas = await queries.directed_by(session, by, seen)
    require_director(areas)
    await queries.hold(session, seen)
    if content_hash != seen.text.content_hash:
        raise Refused(N_("Teksti on muuttunut sen jälkeen, kun avasit sen. Lue uusi versio ja hyväksy se sitten."))
    if seen.text.stage is not Stage.REVIEW:
        raise Refused(N_("Luku ei ole nyt hyväksyttävänä."))
    require_another_editor(by.id, seen.text.last_editor)
    mine = {a.area_id for a in await queries.holding(session, seen) if a.person_id == by.id}
    for area in areas:
        if area.id not in mine:
            session.add(
                Approval(
                    text_id=seen.text.id,
                    area_id=area.id,
                    field=area.field,
                    person_id=by.id,
                    content_hash=content_hash,
                    revision=seen.text.revision,
                )
            )
    await session.flush()
    return await actions.approve_when_whole(session, seen)
