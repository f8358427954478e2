"""Beginning a translation, and saying that it is level with its original again."""

from agentnet.db import Session
from agentnet.guide.chapters.actions import make_step
from agentnet.guide.chapters.queries import Seen, hold
from agentnet.guide.flow import Stage
from agentnet.guide.models import ChapterText
from agentnet.guide.translations.queries import original_of, texts_of
from agentnet.network.models import Person
from agentnet.words import N_, Refused


async def begin(session: Session, seen: Seen, language: str, *, by: Person) -> ChapterText:
    """An empty text in the language, level with the original as it is now. Asked twice, made once.

    Raises:
        Refused: it is no language of the guide, or there is nothing to translate yet.
    """
    if language not in seen.guide.languages[1:]:
        raise Refused(N_("Opasta ei käännetä tälle kielelle. Lisää kieli ensin oppaan asetuksissa."))
    original = await original_of(session, seen.guide, seen.chapter.id)
    if not original.revision:
        raise Refused(N_("Kirjoita luku ensin alkuperäisellä kielellä."))
    texts = (await texts_of(session, [seen.chapter.id]))[seen.chapter.id]
    if language in texts:
        return texts[language]
    text = ChapterText(
        chapter_id=seen.chapter.id, language=language, title=original.title, original_hash=original.content_hash
    )
    session.add(text)
    await session.flush()
    make_step(session, text, "make", Stage.COLLECTING, by=by)
    return text


async def set_level(session: Session, seen: Seen, content_hash: str) -> None:
    """The translator has read the original as it is (its hash) and the translation says the same.

    Raises:
        Refused: this is the original itself, or it has moved on since the page was opened.
    """
    original = await original_of(session, seen.guide, seen.chapter.id)
    if original.id == seen.text.id:
        raise Refused(N_("Tämä on alkuperäinen teksti."))
    if original.content_hash != content_hash:
        raise Refused(N_("Alkuperäinen on muuttunut sen jälkeen, kun avasit sivun. Lue se uudelleen."))
    await hold(session, seen)
    seen.text.original_hash = content_hash
