"""A coded theme as material: a source of its own, made of the code's name, how many and chosen quotes."""

from collections.abc import Collection
from uuid import UUID, uuid5

from sqlalchemy import delete, select, update
from sqlmodel import col

from agentnet.db import Session, insert
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.sources.queries import text_of
from agentnet.sources.rules import fingerprint
from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding, ThemeQuote
from agentnet.surveys.coding.queries import AGREED, Book, codes_of, same_now
from agentnet.surveys.coding.rules import QUOTES, Told, told
from agentnet.surveys.models import Survey
from agentnet.surveys.reporting.models import Redaction
from agentnet.surveys.results import writers_among
from agentnet.words import N_, Refused, _, n_


def theme_id(code: UUID) -> UUID:
    """The source that a code becomes."""
    return uuid5(code, "theme")


def how_many(number: int, of: int) -> str:
    """A sentence that tells no number from one to four."""
    match told(number, of):
        case Told.FEW:
            return _("alle 5 vastausta")
        case Told.NEARLY:
            return _("lähes kaikki vastaukset")
    return n_("{n} vastaus", "{n} vastausta", number)


async def pick(session: Session, book: Book, code: AnswerCode, quotes: Collection[UUID], by: UUID) -> UUID:
    """Poimi aineistoksi: again, it says what the code has now. A thread leads here from every text under it.

    Raises:
        Refused: nothing is under it, there are too many quotes, or two still code apart.
    """
    if book.seat != AGREED:
        raise Refused(N_("Teema viedään aineistoon vasta, kun molemmat koodaajat ovat valmiita."))
    texts = book.texts_with(code.id)
    if not texts:
        raise Refused(N_("Koodilla ei ole vielä yhtään tekstiä."))
    chosen = [text for text in texts if text in set(quotes)]
    if len(chosen) > QUOTES:
        raise Refused(N_("Valitse enintään {most} lainausta."), most=QUOTES)
    await session.execute(delete(ThemeQuote).where(col(ThemeQuote.code_id) == code.id))
    session.add_all(ThemeQuote(code_id=code.id, source_id=one, place=n) for n, one in enumerate(chosen))
    await session.flush()
    id, words = theme_id(code.id), await _words(session, code)
    if await session.get(Source, id) is None:
        about = {"network_id": book.survey.network_id, "origin_id": book.survey.id, "label": book.survey.title}
        await thread.record(session, id=id, kind=Kind.CODED, text=words, **about)  # type: ignore[arg-type]
    else:
        await thread.revise(session, id, words)
    old = (col(SourceLink.target_id) == id) & (col(SourceLink.relation) == Relation.CARRIED)
    await session.execute(delete(SourceLink).where(old, col(SourceLink.source_id).not_in(texts)))
    links = [SourceLink(source_id=one, relation=Relation.CARRIED, target_id=id, by=by).model_dump() for one in texts]
    await session.execute(insert(SourceLink).on_conflict_do_nothing(), links)
    await thread.pick(session, book.survey.network_id, id, None, by)
    return id


async def say_anew(session: Session, code: AnswerCode) -> None:
    """The code has another name: its source too, as a new revision."""
    if await session.get(Source, theme_id(code.id)) is not None:
        await thread.revise(session, theme_id(code.id), await _words(session, code))


async def rewrite(session: Session, theme: UUID) -> tuple[str, str]:
    """After a quoted text was hidden or erased: every revision says what is left. (what it said, what it says)."""
    was = (await text_of(session, [theme])).get(theme, "")
    origin = select(col(Source.origin_id)).where(col(Source.id) == theme)
    codes = await session.scalars(
        select(AnswerCode)
        .join(Coding, col(Coding.id) == col(AnswerCode.coding_id))
        .where(col(Coding.survey_id) == origin.scalar_subquery())
    )
    code = next((one for one in codes if theme_id(one.id) == theme), None)
    if code is None:
        return was, was
    now = await _words(session, code)
    every = update(SourceRevision).where(col(SourceRevision.source_id) == theme)
    await session.execute(
        every.values(text=now, sha256=fingerprint(now)), execution_options={"synchronize_session": False}
    )
    return was, now


async def picked(session: Session, codes: Collection[UUID]) -> set[UUID]:
    """Those of the codes that are a source already."""
    by_id = {theme_id(code): code for code in codes}
    return {by_id[id] for id in await session.scalars(select(col(Source.id)).where(col(Source.id).in_(by_id)))}


async def quoted(session: Session, code: UUID) -> list[UUID]:
    rows = await session.scalars(
        select(col(ThemeQuote.source_id)).where(col(ThemeQuote.code_id) == code).order_by(col(ThemeQuote.place))
    )
    return list(rows)


async def _words(session: Session, code: AnswerCode) -> str:
    coding = await session.get_one(Coding, code.coding_id)
    survey = await session.get_one(Survey, coding.survey_id)
    every = await codes_of(session, coding.id)
    under = select(col(CodedText.source_id)).where(
        col(CodedText.code_id).in_(same_now(every, code.id)), col(CodedText.seat) == AGREED, col(CodedText.held)
    )
    groups = {code.id: set(await session.scalars(under))}
    numbers, everybody = await writers_among(session, coding.question_id, groups)
    quotes = await quoted(session, code.id)
    wholly = select(col(Redaction.source_id)).where(col(Redaction.survey_id) == survey.id, col(Redaction.whole))
    hidden = set(await session.scalars(wholly))
    texts = {id: text for id, text in (await text_of(session, quotes)).items() if text and id not in hidden}
    head = f"{code.name} ({how_many(numbers[code.id], everybody)})"
    about = [code.description] if code.description else []
    return "\n".join([head, *about, *(f"– {texts[quote]}" for quote in quotes if quote in texts)])
