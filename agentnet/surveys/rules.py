"""Pure rules of surveys: what the answerer is told, what may be kept beside an answer, in what order texts are read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final, TypeAlias
from uuid import UUID

from agentnet.surveys.flow import FLOOR, Anonymity, Kind, QuestionKind
from agentnet.words import N_

Background: TypeAlias = tuple[str, UUID | None]
"""Field and region of an answerer; empty where it is not known or not kept."""

KINDS: Final = {
    Kind.PRE: N_("Ennakkokysely"),
    Kind.SWOT: N_("Nykytilan kartoitus"),
    Kind.FEEDBACK: N_("Palautekysely"),
    Kind.METER: N_("Kyselymittari"),
}
QUESTION_KINDS: Final = {
    QuestionKind.TEXT: N_("Avoin vastaus"),
    QuestionKind.LINE: N_("Lyhyt vastaus"),
    QuestionKind.CHOICE: N_("Yksi vaihtoehdoista"),
    QuestionKind.MANY: N_("Useita vaihtoehtoja"),
    QuestionKind.SCALE: N_("Asteikko 1–5"),
    QuestionKind.MATRIX: N_("Väittämät asteikolla 1–5"),
    QuestionKind.RANKING: N_("Tärkeysjärjestys"),
    QuestionKind.NUMBER: N_("Luku"),
    QuestionKind.SWOT: N_("SWOT-nelikenttä"),
}
ANONYMITIES: Final = {
    Anonymity.ANONYMOUS: N_("Nimetön"),
    Anonymity.CONFIDENTIAL: N_("Luottamuksellinen"),
    Anonymity.NAMED: N_("Nimellä"),
}
KNOWN: Final = {
    Anonymity.ANONYMOUS: N_(
        "Tästä kyselystä tallennetaan kaksi asiaa erikseen: että olet vastannut, ja mitä joku on vastannut. "
        "Niitä ei voi yhdistää toisiinsa, eikä vastaamisen aikaa tallenneta. Vastauksen mukana on korkeintaan ala ja "
        "alue, ja vain jos ne ovat samat vähintään viidellä kutsutulla. Vältä kertomasta tekstissä, kuka olet."
    ),
    Anonymity.CONFIDENTIAL: N_(
        "Vastauksesi on yhdistetty sinuun palvelun tiedoissa, jotta näet myöhemmin, mitä ideallesi tapahtui. "
        "Nimeäsi ei näytetä kenellekään tuloksissa. Koordinaattorit lukevat avoimet vastaukset ilman nimiä."
    ),
    Anonymity.NAMED: N_(
        "Koordinaattorit näkevät, mitä juuri sinä olet vastannut avoimiin kysymyksiin. Muille näytetään vain "
        "yhteenveto, ei koskaan alle viiden vastaajan lukuja."
    ),
}
"""What is known about the answerer: said when the survey is made, and again before answering. It must be true."""


def kept_breakdown(asked: Iterable[Background]) -> dict[Background, Background]:
    """What is kept beside an anonymous answer: for each background the part that at least five of the asked share.

    Everybody who is left without any must be at least five together too; else the smallest other group joins them.
    """
    people = Counter(asked)
    kept = {one: one for one, number in people.items() if number >= FLOOR}
    rest = {one: number for one, number in people.items() if one not in kept}
    fields = Counter[str]()
    for (field, _region), number in rest.items():
        fields[field] += number
    kept |= {one: (one[0], None) if fields[one[0]] >= FLOOR else ("", None) for one in rest}
    while 0 < (sizes := _sizes(people, kept)).get(("", None), 0) < FLOOR and len(sizes) > 1:
        smallest = min((group for group in sizes if group != ("", None)), key=lambda group: (sizes[group], str(group)))
        kept = {one: ("", None) if group == smallest else group for one, group in kept.items()}
    return kept


def _sizes(people: Mapping[Background, int], kept: Mapping[Background, Background]) -> Counter[Background]:
    sizes = Counter[Background]()
    for one, group in kept.items():
        sizes[group] += people[one]
    return sizes


def shuffled(ids: Iterable[UUID], survey_id: UUID) -> list[UUID]:
    """A random order that stays the same for a survey and tells nothing about the order of answering."""
    return sorted(ids, key=lambda id: sha256(survey_id.bytes + id.bytes).digest())
