"""What is done with terms: written, proposed together, approved by both fields, sent back, binned."""

from collections.abc import Sequence
from itertools import count
from uuid import UUID, uuid4

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.chapters.forms import slug_of
from agentnet.guide.glossary import letters, queries
from agentnet.guide.glossary.flow import TermStage, step
from agentnet.guide.glossary.models import GlossaryTerm, TermApproval, TermChange, TermComment, TermText
from agentnet.guide.glossary.rules import fields_missing, hash_of, require_approver
from agentnet.network.models import Network, Person
from agentnet.words import N_, Missing, Refused


async def add(
    session: Session, network_id: UUID, *, word: str, meaning: str, others: str, language: str, by: Person
) -> GlossaryTerm:
    """A new term with its first words.

    Raises:
        Refused: the glossary has that word already.
    """
    await _require_new(session, network_id, language, word)
    taken = set(await session.scalars(select(col(GlossaryTerm.slug)).where(GlossaryTerm.network_id == network_id)))
    start = slug_of(word)
    slug = next(name for n in count(1) if (name := start if n == 1 else f"{start}-{n}") not in taken)
    term = GlossaryTerm(network_id=network_id, slug=slug, by=by.id)
    session.add(term)
    await session.flush()
    await write(session, term, None, word=word, meaning=meaning, others=others, language=language, version=1, by=by)
    return term


async def _require_new(session: Session, network_id: UUID, language: str, word: str, but: UUID | None = None) -> None:
    rows = await session.execute(
        select(col(TermText.word), col(TermText.term_id))
        .join(GlossaryTerm, col(GlossaryTerm.id) == col(TermText.term_id))
        .where(
            GlossaryTerm.network_id == network_id,
            TermText.language == language,
            col(GlossaryTerm.binned_at).is_(None),
        )
    )
    if any(taken.casefold() == word.casefold() and term != but for taken, term in rows):
        raise Refused(N_("Sanastossa on jo tämä termi. Muokkaa sitä, jotta sanalla on yksi merkitys."))


async def write(
    session: Session,
    term: GlossaryTerm,
    text: TermText | None,
    *,
    word: str,
    meaning: str,
    others: str,
    language: str,
    version: int,
    by: Person,
) -> TermText:
    """Keep the words. What was approved stays in the guides while the new words are a draft.

    Raises:
        Refused: somebody saved in between, or another term has the word.
    """
    await _require_new(session, term.network_id, language, word, term.id)
    if text is None:
        text = TermText(term_id=term.id, language=language, word=word, meaning=meaning, others=others)
        text.content_hash, text.last_editor = hash_of(language, word, meaning, others), by.id
        session.add(text)
        await session.flush()
        session.add(TermChange(text_id=text.id, name="make", was=TermStage.DRAFT, now=TermStage.DRAFT, by=by.id))
        return text
    await session.refresh(text, with_for_update=True)
    if version != text.version:
        raise Refused(N_("Joku muu tallensi termin samaan aikaan. Sinun tekstisi on yhä tässä."))
    digest = hash_of(language, word, meaning, others)
    if digest == text.content_hash:
        return text
    text.word, text.meaning, text.others, text.content_hash = word, meaning, others, digest
    text.last_editor, text.version = by.id, version + 1
    if text.stage is not TermStage.DRAFT:
        take(session, text, "revise", by=by)
    await session.flush()
    return text


def take(
    session: Session, text: TermText, name: str, *, by: Person | None, reason: str = "", batch: UUID | None = None
) -> TermChange:
    """The step called `name` from the present stage.

    Raises:
        Refused: it does not start there.
    """
    one = step(name, text.stage)
    if one is None:
        raise Refused(N_("Termi on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    change = TermChange(
        text_id=text.id, name=name, was=text.stage, now=one.target, by=by.id if by else None, reason=reason, batch=batch
    )
    session.add(change)
    text.stage = one.target
    return change


async def propose(session: Session, network: Network, chosen: Sequence[UUID], *, by: Person) -> int:
    """Send drafts to the directors: one letter to each tells of all of them. The number of terms.

    Raises:
        Missing: one is not this network's. Refused: one is no draft any more.
    """
    batch, texts = uuid4(), []
    for text_id in dict.fromkeys(chosen):
        text = await session.get(TermText, text_id)
        term = await session.get(GlossaryTerm, text.term_id) if text else None
        if text is None or term is None or term.network_id != network.id or term.binned_at:
            raise Missing
        take(session, text, "propose", by=by, batch=batch)
        texts.append(text)
    await session.flush()
    await letters.terms_asked(session, network, texts, batch=batch, by=by)
    return len(texts)


async def approve(session: Session, seen: queries.SeenTerm, text: TermText, *, content_hash: str, by: Person) -> bool:
    """Approve these very words for one's own field. True when both fields have: the term stands in the guides.

    Raises:
        NotAllowed, Refused: see `rules.require_approver`.
    """
    await session.refresh(text, with_for_update=True)
    fields = await queries.fields_of(session, seen.term.network_id, by.id)
    same = content_hash == text.content_hash
    require_approver(by.id, fields=fields, last_editor=text.last_editor, stage=text.stage, same=same)
    given = set(await queries.said_of(session, text))
    for field in sorted(fields):
        if (by.id, field) not in given:
            session.add(
                TermApproval(
                    text_id=text.id,
                    field=field,
                    person_id=by.id,
                    deputy_for=fields[field],
                    word=text.word,
                    meaning=text.meaning,
                    content_hash=text.content_hash,
                )
            )
    await session.flush()
    if fields_missing(await queries.said_of(session, text)):
        return False
    take(session, text, "approve", by=None)
    text.approved_word, text.approved_meaning, text.approved_others = text.word, text.meaning, text.others
    text.version += 1
    await session.flush()
    return True


async def send_back(session: Session, text: TermText, name: str, reason: str, *, by: Person) -> None:
    """A director asks for other words (`return`), or a coordinator takes the draft back (`recall`)."""
    await session.refresh(text, with_for_update=True)
    change = take(session, text, name, by=by, reason=reason)
    if reason:
        session.add(TermComment(text_id=text.id, text=reason, by=by.id))
    await session.flush()
    if name == "return":
        await letters.term_returned(session, text, reason, slot=change.id, by=by)


async def put_away(session: Session, term: GlossaryTerm, *, away: bool) -> None:
    """To the bin, or back. A text that links a binned term is told that it is unknown."""
    term.binned_at = clock.now() if away else None
    await session.flush()
