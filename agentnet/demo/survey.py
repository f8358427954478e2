"""The pre-survey before the network began: six questions and twenty-six answers in many voices."""

from dataclasses import dataclass
from typing import Final

TITLE: Final = "Ennakkokysely: mitä odotat verkostolta?"
INTRO: Final = (
    "Hienoa, että olet mukana! Vastaamiseen menee viitisen minuuttia. Toiveistanne kootaan verkoston vuoden teemat. "
    "Vastaukset näytetään yhteenvetona, eikä alle viiden vastaajan ryhmiä näytetä lainkaan."
)


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    kind: str  # choice, scale or text
    text: str
    choices: tuple[str, ...] = ()
    required: bool = True


OFTEN: Final = ("Päivittäin", "Viikoittain", "Kuukausittain", "Harvemmin", "En koskaan")
BARRIERS: Final = (
    "Eri tietojärjestelmät",
    "Aika ja kalenterit",
    "Luvat tietojen vaihtoon",
    "Emme tunne toistemme työtä",
    "Asenteet tai aiemmat kokemukset",
)

ENDS: Final = ("täysin eri mieltä", "täysin samaa mieltä")

QUESTIONS: Final = (
    Question("often", "choice", "Kuinka usein hoidat saman asiakkaan asiaa toisen alan ammattilaisen kanssa?", OFTEN),
    Question("know", "scale", "Tiedän, mitä toisen alan ammattilaiset tekevät ja mistä he vastaavat.", ENDS),
    Question("easy", "scale", "Minun on helppo ottaa yhteyttä toisen alan ammattilaiseen.", ENDS),
    Question("barrier", "choice", "Mikä vaikeuttaa yhteistyötä eniten?", BARRIERS),
    Question("wish", "text", "Mistä verkostossa pitää ehdottomasti puhua?"),
    Question("self", "text", "Mitä toivot verkostolta itsellesi?", required=False),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One person's answers; `often` and `barrier` are places in the lists above, counted from zero."""

    by: str
    often: int
    know: int
    easy: int
    barrier: int
    wish: str
    self: str = ""


REPLIES: Final = (
    Reply("aino", 1, 3, 3, 1, "Siitä, miten saamme yhteisen ajan kalenteriin ilman kolmen viikon sähköpostiketjua.",
          "Rohkeutta soittaa ensin ja miettiä vasta sitten."),
    Reply("jari", 1, 4, 4, 0, "Kirjaamisesta. Sama asia kahteen paikkaan on ihan liikaa.", "Vertaistukea, kiitos."),
    Reply("emmi", 0, 4, 5, 4, "Asenteista, ihan ääneen. Kohteliaasti, mutta ääneen.",
          "Uusia tuttuja ja hyviä kysymyksiä."),
    Reply("hannele", 2, 2, 3, 3, "Mitä aikuissosiaalityössä oikeasti tehdään? Häpeän vähän kysyä, mutta kysyn silti.",
          "Että seuraavan kerran tiedän, kenelle soitan."),
    Reply("samu", 1, 3, 4, 1, "Verkostopalavereista. Mikä on palaveri, mikä kokous ja mikä pelkkä kahvitauko?", ""),
    Reply("tiina", 1, 3, 3, 2, "Luvista: mitä saa kertoa, kenelle ja missä kohtaa asiakkaalta kysytään?",
          "Selkeät ohjeet, joihin voin nojata."),
    Reply("kaisa", 2, 3, 2, 3, "Nuorista aikuisista, jotka putoavat palvelujen väliin.", "Työparin! Saa ilmoittautua."),
    Reply("petri", 1, 4, 4, 0, "Yhteisvastaanotosta. Olen kuullut siitä paljon mutta nähnyt sen kerran.",
          "Lupa kokeilla ja epäonnistua välillä."),
    Reply("nelli", 2, 2, 3, 3, "Yhteisestä kielestä. Lyhenteet pois ja suomi tilalle.",
          "Itseluottamusta palavereihin."),
    Reply("tuula", 0, 4, 4, 4, "Siitä, miten vanhat kaunat haudataan. Niitä on, vaikka kukaan ei myönnä.", ""),
    Reply("omar", 2, 3, 3, 3, "Muutosvaiheista: miten puhumme asiakkaan kanssa, joka ei ole vielä valmis muutokseen?",
          "Haluan ymmärtää, mitä työparini ajattelee."),
    Reply("joonas", 1, 3, 4, 1, "Työparin arjesta: kuka soittaa, kuka kirjaa, kuka ottaa kopin perjantaina.",
          "Naurua. Tässä työssä sitä tarvitaan."),
    Reply("marjo", 1, 5, 4, 0, "Yhteisestä suunnitelmasta. Asiakkaalla on yksi elämä mutta meillä kaksi lomaketta.",
          ""),
    Reply("sanna", 2, 3, 2, 1, "Miten työpari toimii, kun toinen on 70 kilometrin päässä?",
          "Etäosallistumisen pitää toimia."),
    Reply("sari", 2, 3, 4, 1, "Mitä esihenkilön pitää tehdä – ja lopettaa – jotta työpari pääsee alkuun?",
          "Keinoja puolustaa yhteistä aikaa."),
    Reply("timo", 2, 3, 3, 1, "Resursseista rehellisesti. Ja siitä, mitä voimme jättää tekemättä.", ""),
    Reply("paivi", 1, 4, 4, 2, "Tiedon kulusta silloin, kun asiakas kotiutuu osastolta.", "Yhteiset pelisäännöt."),
    Reply("antti", 3, 3, 4, 4, "Johtamisesta yli alojen rajojen. Tiimit ovat valmiimpia kuin me päälliköt.",
          "Suoraa palautetta kentältä."),
    Reply("maija", 2, 4, 4, 4, "Kahden alan tasavertaisuudesta. Kumpikaan ei ole toisen apulainen.", ""),
    Reply("jukka", 3, 3, 3, 0, "Siitä, mistä näemme, että asiakas hyötyy. Pelkkä käyntimäärä ei kerro sitä.",
          "Ymmärrystä siitä, mikä arjessa oikeasti hiertää."),
    Reply("kirsti", 3, 4, 4, 1, "Mitä jää elämään, kun hanke päättyy?", ""),
    Reply("heli", 0, 4, 5, 4, "Onnistumisista. Niitä on enemmän kuin kerromme.",
          "Että tästä tulee opas, jota luetaan."),
    Reply("ville", 0, 4, 5, 1, "Yhteisistä asiakkaista, joita emme vielä tunnista yhteisiksi.",
          "Uskallusta luopua turhasta."),
    Reply("mika", 1, 3, 3, 4, "Siitä, että asiakas on paikalla. Kun puhutaan minusta, haluan olla mukana.",
          "Että minua kuunnellaan ammattilaisena."),
    Reply("katja", 2, 2, 2, 3, "Kuka minulle kertoo, kun hoitaja vaihtuu? Puhukaa siitä.",
          "Selkeää puhetta ja taukoja."),
    Reply("riikka", 1, 4, 3, 3, "Järjestöjen paikasta. Meillä ihmiset käyvät ilman ajanvarausta, ja se on voimavara.",
          "Kutsu samaan pöytään ennen kuin kaikki on päätetty."),
)  # fmt: skip
