"""The part of a town that readers meet: a chapter in an edition, what they said of it, a short link, a training."""

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from agentnet.guide.models import EditionChapter
from agentnet.guide.reading.models import Helped, MissedSearch, ShortLink
from agentnet.guide.rollout.models import Training
from agentnet.network.models import Region, Unit

if TYPE_CHECKING:
    from tests.faults.town import Town


def build_readers(town: "Town") -> None:
    edition, chapter = town.id("edition"), town.id("chapter review")
    words: dict[str, Any] = {"markdown": town.words, "html": f"<p>{town.words}</p>", "plain": town.words}
    shown: dict[str, Any] = {"place": 1, "slug": "luku-2", "title": town.words, "revision": 1, "content_hash": "x"}
    town.rows.append(EditionChapter(edition_id=edition, chapter_id=chapter, **shown, **words))
    said: dict[str, Any] = {"helped": False, "word": town.words, "day": date(2026, 11, 22)}
    town.put("helped", Helped(edition_id=edition, chapter_id=chapter, **said))
    town.put("missed", MissedSearch(edition_id=edition, words="helikopteri"))
    link: dict[str, Any] = {
        "code": sha256(town.words.encode()).hexdigest()[:7],
        "question": town.words,
        "by": town.lead.id,
    }
    town.put("short link", ShortLink(guide_id=town.id("guide"), chapter_id=chapter, **link))
    region = town.put("region", Region(county_id=town.network.county_id, name="Loimaa"))
    town.put("unit", Unit(area_id=town.id("area"), region_id=region.id, name="Terveysasema"))
    town.put("training", Training(edition_id=edition, day=date(2026, 11, 3), place=town.words, by=town.lead.id))
