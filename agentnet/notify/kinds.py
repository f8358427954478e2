"""Every kind of letter in one table: its group (which its reader may want later or not at all) and its name.

A letter that is not here is one that must be got: nobody misses something because a row was forgotten, and a test
says which row it was.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from agentnet.words import N_


class When(StrEnum):
    """When a person wants letters of a group."""

    NOW = "now"
    DIGEST = "digest"
    NEVER = "never"


class Group(StrEnum):
    """What letters are about, as their reader chooses them."""

    MUST = "must"
    WORKSHOPS = "workshops"
    TASKS = "tasks"
    SURVEYS = "surveys"
    CHAPTERS = "chapters"
    GUIDE = "guide"
    NETWORK = "network"
    QUESTIONS = "questions"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Kind:
    """`fades`: a letter that has waited longer than this since it was due is too late to be sent.

    `newest`: of several that wait about the same thing to the same reader, only the last one is sent.
    """

    group: Group
    label: str
    fades: timedelta | None = None
    newest: bool = False


_DAY: Final = timedelta(days=1)
_M, _W, _T, _S = Group.MUST, Group.WORKSHOPS, Group.TASKS, Group.SURVEYS
_C, _G, _N = Group.CHAPTERS, Group.GUIDE, Group.NETWORK

KINDS: Final[dict[str, Kind]] = {
    "sign-in": Kind(_M, N_("Kirjautumislinkki"), fades=timedelta(minutes=10)),
    "invitation": Kind(_M, N_("Kutsu verkostoon"), fades=14 * _DAY, newest=True),
    "invitation-reminder": Kind(_M, N_("Muistutus kutsusta"), fades=3 * _DAY, newest=True),
    "welcome": Kind(_M, N_("Tervetuloa verkostoon")),
    "workshop-cancelled": Kind(_M, N_("Työpaja on peruttu")),
    "workshop-changed": Kind(_M, N_("Työpajan aika tai paikka muuttui"), newest=True),
    "workshop-registered": Kind(_M, N_("Puolesta kirjattu ilmoittautuminen")),
    "workshop-name-picked": Kind(_M, N_("Nimesi valittiin työpajan ovella")),
    "comment-told": Kind(_M, N_("Puolesta kirjattu kommentti")),
    "approved-instead": Kind(_M, N_("Sijainen hyväksyi luvun")),
    "deputy-named": Kind(_M, N_("Sijaiseksi nimeäminen")),
    "deputy-kept": Kind(_M, N_("Sijaisen nimeäminen")),
    "deputy-ended": Kind(_M, N_("Sijaisuuden päättyminen")),
    "stand-in-named": Kind(_M, N_("Koordinaattorin sijaiseksi nimeäminen")),
    "stand-in-ended": Kind(_M, N_("Koordinaattorin sijaisuuden päättyminen")),
    "mail-test": Kind(_M, N_("Koekirje"), fades=_DAY),
    "workshop-invitation": Kind(_W, N_("Kutsu työpajaan")),
    "workshop-place": Kind(_M, N_("Paikka työpajassa vapautui")),
    "workshop-reminder": Kind(_W, N_("Muistutus työpajasta"), fades=5 * _DAY, newest=True),
    "workshop-unanswered": Kind(_W, N_("Ilmoittautuminen puuttuu"), fades=5 * _DAY, newest=True),
    "workshop-missed": Kind(_W, N_("Voit vielä lisätä ajatuksesi"), fades=7 * _DAY),
    "responsibility-offered": Kind(_M, N_("Sinulle tarjotaan vastuuta"), newest=True),
    "take-home": Kind(_W, N_("Työpajan tulokset")),
    "promise-asked": Kind(_W, N_("Miten lupauksesi kävi?"), fades=7 * _DAY),
    "task-given": Kind(_T, N_("Uusi välitehtävä")),
    "task-returned": Kind(_T, N_("Täydennyspyyntö")),
    "task-corrected": Kind(_T, N_("Välitehtävä muuttui")),
    "task-extended": Kind(_T, N_("Lisäaikaa välitehtävään")),
    "task-reminder": Kind(_T, N_("Muistutus välitehtävästä"), fades=2 * _DAY, newest=True),
    "survey-opened": Kind(_S, N_("Kysely on auki")),
    "survey-link": Kind(_S, N_("Henkilökohtainen kyselylinkki")),
    "survey-link-reminder": Kind(_S, N_("Muistutus kyselystä"), fades=2 * _DAY, newest=True),
    "survey-reminder": Kind(_S, N_("Muistutus kyselystä"), fades=2 * _DAY, newest=True),
    "survey-shared": Kind(_S, N_("Tulokset on jaettu")),
    "survey-not-opened": Kind(_S, N_("Kysely ei auennut")),
    "series-offered": Kind(_M, N_("Kyselyn luovuttaminen")),
    "series-taken": Kind(_M, N_("Kyselyllä on uusi omistaja")),
    "series-declined": Kind(_M, N_("Kyselyn luovutus palautui")),
    "question-asked": Kind(Group.QUESTIONS, N_("Uusi kysymys verkostolle")),
    "question-answered": Kind(Group.QUESTIONS, N_("Vastaus kysymykseen")),
    "question-helped": Kind(Group.QUESTIONS, N_("Vastauksesi auttoi")),
    "question-removed": Kind(_M, N_("Kirjoitus poistettiin")),
    "question-reported": Kind(_M, N_("Ilmoitus kirjoituksesta")),
    "review-asked": Kind(_C, N_("Hyväksyntäpyyntö"), newest=True),
    "review-reminder": Kind(_C, N_("Muistutus hyväksynnästä"), fades=3 * _DAY, newest=True),
    "changes-asked": Kind(_C, N_("Muutospyyntö lukuun")),
    "chapter-approved": Kind(_C, N_("Luku on hyväksytty")),
    "approval-voided": Kind(_C, N_("Hyväksymäsi luku muuttui")),
    "layout-changed": Kind(_C, N_("Luvun ulkoasu muuttui")),
    "look-again": Kind(_C, N_("Luvun tarkistus")),
    "terms-asked": Kind(_C, N_("Sanaston hyväksyntäpyyntö")),
    "term-returned": Kind(_C, N_("Muutospyyntö termiin")),
    "edition-out": Kind(_G, N_("Uusi painos")),
    "thanks": Kind(_G, N_("Ideasi elää oppaassa")),
    "rollout-asked": Kind(_G, N_("Oppaan läpikäynti")),
    "register-taken": Kind(_N, N_("Este tai hyvä käytäntö")),
    "nomination-made": Kind(_N, N_("Uusi nimeäminen")),
    "nomination-accepted": Kind(_N, N_("Kutsu hyväksyttiin")),
    "nomination-entered": Kind(_M, N_("Puolesta kirjattu nimeäminen")),
    "nomination-corrected": Kind(_N, N_("Nimeämisen tiedot korjattiin")),
    "nomination-reminder": Kind(_N, N_("Muistutus nimeämisestä"), fades=3 * _DAY, newest=True),
    "nominations-asked": Kind(_N, N_("Nimeämispyyntö")),
    "nominations-asked-again": Kind(_N, N_("Muistutus nimeämispyynnöstä"), fades=3 * _DAY, newest=True),
    "nominations-passed": Kind(_M, N_("Nimeämiset siirtyivät sinulle")),
    "offer-made": Kind(_N, N_("Joku ilmoittautui mukaan")),
    "pair-made": Kind(_M, N_("SOTE-työpari")),
    "role-given": Kind(_M, N_("Uusi rooli verkostossa")),
    "successor-started": Kind(_M, N_("Seuraajan aloittaminen")),
    "term-ends": Kind(_M, N_("Kausi päättyy")),
    "bulk": Kind(_N, N_("Koordinaattorin kirje")),
    "bulk-test": Kind(_M, N_("Koekirje itselle"), fades=_DAY),
    "digest": Kind(Group.DIGEST, N_("Viikkokooste"), fades=4 * _DAY, newest=True),
}
UNKNOWN: Final = Kind(Group.MUST, N_("Kirje"))

GROUPS: Final[dict[Group, tuple[str, str]]] = {
    Group.WORKSHOPS: (N_("Työpajat"), N_("kutsut, muistutukset ja tulokset")),
    Group.TASKS: (N_("Välitehtävät"), N_("uudet tehtävät, muistutukset ja täydennyspyynnöt")),
    Group.SURVEYS: (N_("Kyselyt"), N_("avautuneet kyselyt, muistutukset ja tulokset")),
    Group.CHAPTERS: (N_("Luvut ja hyväksynnät"), N_("luettavaksi tulleet luvut, muutospyynnöt ja sanasto")),
    Group.GUIDE: (N_("Opas"), N_("uudet painokset ja se, mitä ideastasi tuli")),
    Group.NETWORK: (N_("Verkoston asiat"), N_("koordinaattorin kirjeet, nimeämiset ja havainnot")),
    Group.QUESTIONS: (N_("Kysymykset verkostolle"), N_("uudet kysymykset ja vastaukset")),
}
"""What may be chosen, in the order of the page; `must` and the digest itself are told apart from these."""

MUST_GET: Final = N_(
    "Kirjautuminen, kutsut, perutut ja siirretyt työpajat, sijaisuudet ja se, mitä kirjataan puolestasi."
)


def kind_of(letter: str) -> Kind:
    return KINDS.get(letter, UNKNOWN)
