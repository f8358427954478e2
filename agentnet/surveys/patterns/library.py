"""The sets of questions that come with agentnet, one for each use. Finnish texts are translated when they are taken."""

from typing import Final, NamedTuple

from agentnet.surveys.asking import Asking, Condition
from agentnet.surveys.flow import Kind, QuestionKind
from agentnet.words import N_

DISAGREE: Final = (N_("täysin eri mieltä"), N_("täysin samaa mieltä"))
OFTEN: Final = (N_("Päivittäin"), N_("Viikoittain"), N_("Kuukausittain"), N_("Harvemmin"), N_("En koskaan"))
YES: Final = N_("Kyllä")
UNUSED: Final = N_("Kyllä, mutta sitä ei tunneta")


class Set(NamedTuple):
    """Questions for one use, and when they fit."""

    kind: Kind
    name: str
    about: str
    questions: tuple[Asking, ...]


PRE: Final = Set(
    Kind.PRE,
    N_("Ennakkokysely: mitä odotat verkostolta?"),
    N_("Agenteille ennen ensimmäistä työpajaa. Toiveista kootaan vuoden teemat."),
    (
        Asking(
            key="q1",
            kind=QuestionKind.CHOICE,
            label=N_("Kuinka usein hoidat saman asiakkaan asiaa toisen alan ammattilaisen kanssa?"),
            required=True,
            options=OFTEN,
        ),
        Asking(
            key="q2",
            kind=QuestionKind.LINE,
            label=N_("Mikä on tärkein syy siihen, ettei yhteistä työtä ole enempää?"),
            shown_if=Condition(key="q1", one_of=OFTEN[-2:]),
        ),
        Asking(
            key="q3",
            kind=QuestionKind.MATRIX,
            label=N_("Mitä ajattelet yhteisestä työstä juuri nyt?"),
            required=True,
            options=DISAGREE,
            rows=(
                N_("Tiedän, mitä toisen alan ammattilaiset tekevät ja mistä he vastaavat."),
                N_("Minun on helppo ottaa yhteyttä toisen alan ammattilaiseen."),
                N_("Asiakkaalla ja meillä on yhteinen suunnitelma."),
                N_("Esihenkilöni tukee sitä, että käytän aikaa yhteiseen työhön."),
            ),
        ),
        Asking(
            key="q4",
            kind=QuestionKind.MANY,
            label=N_("Mikä yhteistä työtä vaikeuttaa eniten?"),
            at_most=3,
            options=(
                N_("Eri tietojärjestelmät"),
                N_("Aika ja kalenterit"),
                N_("Luvat tietojen vaihtoon"),
                N_("Emme tunne toistemme työtä"),
                N_("Epäselvä työnjako"),
                N_("Asenteet tai aiemmat kokemukset"),
            ),
        ),
        Asking(
            key="q5",
            kind=QuestionKind.RANKING,
            label=N_("Missä järjestyksessä näistä pitäisi puhua?"),
            options=(
                N_("Yhteisen asiakkaan tunnistaminen"),
                N_("Verkostopalaverit ja muut tapaamiset"),
                N_("Työparin arki ja työnjako"),
                N_("Tiedon kulku ja luvat"),
            ),
        ),
        Asking(
            key="q6",
            kind=QuestionKind.TEXT,
            label=N_("Mistä verkostossa pitää ehdottomasti puhua?"),
            help=N_("Kirjoita tärkein toiveesi. Älä kirjoita asiakkaista."),
            required=True,
        ),
        Asking(key="q7", kind=QuestionKind.TEXT, label=N_("Mitä toivot verkostolta itsellesi?")),
    ),
)
SWOT: Final = Set(
    Kind.SWOT,
    N_("Nykytilan kartoitus"),
    N_("Esihenkilöille ja ammattilaisille. Rivit voi viedä lapuiksi SWOT-taululle."),
    (
        Asking(
            key="q1",
            kind=QuestionKind.SCALE,
            label=N_("Kuinka hyvin sosiaali- ja terveydenhuollon yhteinen työ toimii yksikössäsi nyt?"),
            required=True,
            options=(N_("ei lainkaan"), N_("erinomaisesti")),
        ),
        Asking(
            key="q2",
            kind=QuestionKind.SWOT,
            label=N_("Millaista yhteinen työ on yksikössäsi?"),
            help=N_(
                "Yksi ajatus riville. Vahvuudet ja heikkoudet ovat omianne, mahdollisuudet ja uhat tulevat muualta. "
                "Älä kirjoita asiakkaista."
            ),
            required=True,
        ),
        Asking(
            key="q3",
            kind=QuestionKind.MANY,
            label=N_("Keiden kanssa teette työtä yhdessä vähintään kuukausittain?"),
            options=(
                N_("Aikuissosiaalityö"),
                N_("Mielenterveyspalvelut"),
                N_("Päihdepalvelut"),
                N_("Terveysasema"),
                N_("Lapsi- ja perhepalvelut"),
                N_("Asumispalvelut"),
                N_("Järjestöt"),
                N_("Työllisyyspalvelut"),
            ),
        ),
        Asking(
            key="q4",
            kind=QuestionKind.CHOICE,
            label=N_("Onko yhteinen toimintatapanne kirjoitettu auki?"),
            options=(N_("Kyllä, ja sitä noudatetaan"), UNUSED, N_("Ei"), N_("En tiedä")),
        ),
        Asking(
            key="q5",
            kind=QuestionKind.TEXT,
            label=N_("Mitä se kaipaisi, jotta sitä käytettäisiin?"),
            shown_if=Condition(key="q4", one_of=(UNUSED,)),
        ),
        Asking(key="q6", kind=QuestionKind.TEXT, label=N_("Mikä yksi muutos auttaisi eniten?")),
    ),
)
FEEDBACK: Final = Set(
    Kind.FEEDBACK,
    N_("Työpajan palaute"),
    N_("Lyhyt, heti työpajan päätteeksi. Vastaamiseen menee minuutti."),
    (
        Asking(
            key="q1",
            kind=QuestionKind.SCALE,
            label=N_("Kuinka hyödyllinen työpaja oli työllesi?"),
            required=True,
            options=(N_("ei lainkaan"), N_("erittäin")),
        ),
        Asking(
            key="q2",
            kind=QuestionKind.MATRIX,
            label=N_("Miten työpaja sujui?"),
            options=DISAGREE,
            rows=(
                N_("Sain sanotuksi, mitä halusin."),
                N_("Opin jotakin toisen alan työstä."),
                N_("Tiedän, mitä teen ennen seuraavaa työpajaa."),
            ),
        ),
        Asking(key="q3", kind=QuestionKind.TEXT, label=N_("Mitä viet mukanasi yksikköösi?")),
        Asking(key="q4", kind=QuestionKind.TEXT, label=N_("Mitä muuttaisit?")),
    ),
)
METER: Final = Set(
    Kind.METER,
    N_("Yhteisen työn mittari"),
    N_("Yksiköiden koko henkilöstölle neljännesvuosittain, aina samoin sanoin, jotta muutos näkyy."),
    (
        Asking(
            key="q1",
            kind=QuestionKind.CHOICE,
            label=N_("Kuinka usein teet työtä asiakkaan kanssa yhdessä toisen alan ammattilaisen kanssa?"),
            required=True,
            options=OFTEN,
        ),
        Asking(
            key="q2",
            kind=QuestionKind.NUMBER,
            label=N_("Kuinka monen asiakkaan asiaa hoidit näin viimeisten neljän viikon aikana?"),
            help=N_("Arvio riittää."),
            at_least=0,
            at_most=500,
            unit=N_("asiakasta"),
            shown_if=Condition(key="q1", one_of=OFTEN[:-1]),
        ),
        Asking(
            key="q3",
            kind=QuestionKind.CHOICE,
            label=N_("Onko sinulla SOTE-työpari?"),
            required=True,
            options=(YES, N_("Ei"), N_("En tiedä, mitä se tarkoittaa")),
        ),
        Asking(
            key="q4",
            kind=QuestionKind.MANY,
            label=N_("Mitä olette tehneet työparina viimeisten neljän viikon aikana?"),
            options=(
                N_("Yhteisvastaanotto"),
                N_("Verkostopalaveri"),
                N_("Palvelutarpeen arviointi yhdessä"),
                N_("Yhteinen suunnitelma asiakkaan kanssa"),
                N_("Neuvoa toiselta puhelimella tai viestillä"),
            ),
            shown_if=Condition(key="q3", one_of=(YES,)),
        ),
        Asking(
            key="q5",
            kind=QuestionKind.MATRIX,
            label=N_("Miltä yhteinen työ näyttää sinun työssäsi?"),
            required=True,
            options=DISAGREE,
            rows=(
                N_("Tiedän, kenelle soitan toisella alalla."),
                N_("Yhteinen työ on sujuvaa."),
                N_("Yhteiselle työlle on varattu aikaa."),
                N_("Asiakas saa apua, vaikka tulisi väärästä ovesta."),
                N_("Yhteinen työ helpottaa omaa työtäni."),
            ),
        ),
        Asking(
            key="q6",
            kind=QuestionKind.CHOICE,
            label=N_("Oletko käyttänyt työparityön opasta?"),
            options=(N_("Käytän sitä työssäni"), N_("Olen lukenut sen"), N_("En vielä"), N_("En tiennyt siitä")),
        ),
        Asking(
            key="q7",
            kind=QuestionKind.LINE,
            label=N_("Mikä yksi asia parantaisi yhteistä työtä seuraavaksi?"),
            help=N_("Älä kirjoita asiakkaista äläkä siitä, kuka olet."),
        ),
    ),
)
LIBRARY: Final = {one.kind.value: one for one in (PRE, SWOT, FEEDBACK, METER)}
