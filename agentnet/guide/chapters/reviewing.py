"""What directors do with a chapter: comment, ask for changes, approve. Nothing here needs rights to edit."""

from uuid import UUID

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters import actions, letters, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.models import Approval, Comment
from agentnet.guide.press import plain
from agentnet.guide.rules import require_approver
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
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    quote = next((plain([block])[:QUOTE] for block in blocks if block.id == block_id), "")
    made = Comment(
        text_id=seen.text.id,
        revision=seen.text.revision,
        block_id=block_id,
        quote=quote,
        text=words,
        by=by.id,
        reply_to=reply_to,
    )
    session.add(made)
    return made


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
        Refused: it is not in review any more.
    """
    directs = [area.id for area in await queries.directed_by(session, by, seen)]
    require_approver(by.id, last_editor=None, directs=directs)
    await actions.take(session, seen, "changes", roles=[Role.DIRECTOR], by=by, reason=reason)
    await letters.changes_asked(session, seen, reason, by=by)


async def approve(session: Session, seen: Seen, *, content_hash: str, by: Person) -> bool:
    """Approve the words whose hash the director has read; True when that was the last approval needed.

    Raises:
        NotAllowed: not a director of a named area, or the last editor.
        Refused: the words have changed since they were read, or the chapter is not in review.
    """
    areas = await queries.directed_by(session, by, seen)
    require_approver(by.id, last_editor=seen.text.last_editor, directs=[area.id for area in areas])
    if content_hash != seen.text.content_hash:
        raise Refused(N_("Teksti on muuttunut sen jälkeen, kun avasit sen. Lue uusi versio ja hyväksy se sitten."))
    if seen.text.stage is not Stage.REVIEW:
        raise Refused(N_("Luku ei ole nyt hyväksyttävänä."))
    had = {a.area_id for a in await queries.approvals_of(session, [seen.text.id]) if a.content_hash == content_hash}
    for area in areas:
        if area.id not in had:
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
    if not (await queries.verdict_on(session, seen)).approved:
        return False
    actions.approve_by_itself(session, seen.text)
    await letters.approved(session, seen)
    return True
