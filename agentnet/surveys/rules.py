"""Pure rules of surveys: what the answerer is told, what may be kept beside an answer, in what order texts are read."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from hashlib import sha256
from typing import Final, NamedTuple
from uuid import UUID

from agentnet.surveys.flow import FLOOR, Anonymity, Asked, Kind, QuestionKind
from agentnet.words import N_


class Background(NamedTuple):
    """Where an answerer works and as what; empty where it is not known or not kept."""

    field: str = ""
    region_id: UUID | None = None
    unit_id: UUID | None = None
    role: str = ""


NOWHERE: Final = Background()

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
KIND_ICONS: Final = {
    QuestionKind.TEXT: "file-text",
    QuestionKind.LINE: "text-cursor-input",
    QuestionKind.CHOICE: "circle-dot",
    QuestionKind.MANY: "list-checks",
    QuestionKind.SCALE: "ellipsis",
    QuestionKind.MATRIX: "table",
    QuestionKind.RANKING: "list-ordered",
    QuestionKind.NUMBER: "hash",
    QuestionKind.SWOT: "layout-grid",
}
ANONYMITIES: Final = {
    Anonymity.ANONYMOUS: N_("Nimetön"),
    Anonymity.CONFIDENTIAL: N_("Luottamuksellinen"),
    Anonymity.NAMED: N_("Nimellä"),
}
KNOWN: Final = {
    Anonymity.ANONYMOUS: N_(
        "Tästä kyselystä tallennetaan kaksi asiaa erikseen: että olet vastannut, ja mitä joku on vastannut. "
        "Niitä ei voi yhdistää toisiinsa, eikä vastaamisen aikaa tallenneta. Vastauksen mukana on alasta, alueesta, "
        "työyksiköstä ja roolista korkeintaan se, mikä on sama vähintään viidellä kutsutulla. "
        "Vältä kertomasta tekstissä, kuka olet."
    ),
    Anonymity.CONFIDENTIAL: N_(
        "Vastauksesi on yhdistetty sinuun palvelun tiedoissa, jotta näet myöhemmin, mitä ideallesi tapahtui. "
        "Nimeäsi ei näytetä kenellekään tuloksissa. Koordinaattorit lukevat avoimet vastaukset ilman nimiä ja voivat "
        "jakaa niitä verkostolle."
    ),
    Anonymity.NAMED: N_(
        "Koordinaattorit näkevät, mitä juuri sinä olet vastannut jokaiseen kysymykseen. Muut näkevät yhteenvedon, "
        "eivät koskaan alle viiden vastaajan lukuja, ja koordinaattorin jakamat avoimet vastaukset ilman nimiä."
    ),
}
"""What is known about the answerer: said when the survey is made, and again before answering. It must be true."""
_FEEDBACK: Final = N_(
    "Palautteesta tallennetaan kaksi asiaa erikseen: että olet vastannut, ja mitä joku on vastannut. "
    "Niitä ei voi yhdistää toisiinsa, eikä vastaamisen aikaa tallenneta. Vastauksen mukana ei ole mitään tietoa "
    "sinusta. Vältä kertomasta tekstissä, kuka olet."
)
_OPEN_LINK: Final = N_(
    "Linkki on kaikille sama, joten siitä ei näy, kuka vastaa. Vastauksen mukana tallennetaan valitsemasi työyksikkö, "
    "jos siellä työskentelee vähintään viisi, ja muuten siitä vain ala ja alue, jos ne ovat samat vähintään viidellä. "
    "Nimeä, osoitetta, laitetta ja vastaamisen aikaa ei tallenneta. Vältä kertomasta tekstissä, kuka olet."
)
_PERSONAL_LINK: Final = N_(
    "Linkkisi on vain sinun, jotta muistutus lähtee vain niille, jotka eivät ole vastanneet. Tallennetaan kaksi asiaa "
    "erikseen: että tällä linkillä on vastattu, ja mitä joku on vastannut. Niitä ei voi yhdistää toisiinsa, eikä "
    "vastaamisen aikaa tallenneta. Vastauksen mukana on alasta, alueesta ja työyksiköstä korkeintaan se, mikä on sama "
    "vähintään viidellä kutsutulla. Vältä kertomasta tekstissä, kuka olet."
)


def told(kind: Kind, asked: Asked, anonymity: Anonymity) -> str:
    """What the answerer of such a survey is told before answering: exactly what `keeping` keeps."""
    if asked is Asked.UNITS:
        return _OPEN_LINK
    if anonymity is not Anonymity.ANONYMOUS:
        return KNOWN[anonymity]
    if asked is Asked.PERSONAL:
        return _PERSONAL_LINK
    return _FEEDBACK if kind is Kind.FEEDBACK else KNOWN[anonymity]


def chain(one: Background) -> tuple[Background, ...]:
    """The parts of a background that may be kept, from the finest to none at all."""
    field, region_id, _unit, role = one
    return one, Background(field, region_id, None, role), Background(field, region_id), Background(field), NOWHERE


def kept_groups(asked: Iterable[Background] | Mapping[Background, int]) -> set[Background]:
    """What may stand beside anonymous answers: each the finest part of a background that at least five of the asked
    share, counting only those who share nothing finer. `asked`: one for each person, or backgrounds with headcounts.

    Those who are left without any must be at least five together too; else the smallest other group joins them.
    """
    people = Counter(asked)
    groups, left = set[Background](), dict(people)
    for level in range(len(chain(NOWHERE))):
        sizes = Counter[Background]()
        for one, number in left.items():
            sizes[chain(one)[level]] += number
        groups |= {part for part, size in sizes.items() if size >= FLOOR}
        left = {one: number for one, number in left.items() if chain(one)[level] not in groups}
    while 0 < (sizes := _sizes(people, groups))[NOWHERE] < FLOOR and groups - {NOWHERE}:
        last = [one for one in groups - {NOWHERE} if not groups & {*chain(one)[1:]} - {one, NOWHERE}]
        groups.remove(min(last, key=lambda one: (sizes[one], str(one))))
    return groups | {NOWHERE}


def kept_part(one: Background, groups: Container[Background]) -> Background:
    """The finest part of this background that is among the kept ones."""
    return next((part for part in chain(one) if part in groups), NOWHERE)


def kept_breakdown(asked: Iterable[Background] | Mapping[Background, int]) -> dict[Background, Background]:
    """What is kept beside an anonymous answer, for each background of those asked."""
    people = Counter(asked)
    groups = kept_groups(people)
    return {one: kept_part(one, groups) for one in people}


def _sizes(people: Mapping[Background, int], groups: Container[Background]) -> Counter[Background]:
    sizes = Counter[Background]()
    for one, number in people.items():
        sizes[kept_part(one, groups)] += number
    return sizes


def shuffled(ids: Iterable[UUID], survey_id: UUID) -> list[UUID]:
    """A random order that stays the same for a survey and tells nothing about the order of answering."""
    return sorted(ids, key=lambda id: sha256(survey_id.bytes + id.bytes).digest())
