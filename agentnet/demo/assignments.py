"""Three assignments between the workshops, and what the agents brought back from their own units."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Submission:
    """One agent's answer; `state`: accepted, submitted or returned (then `remark` says what is missing)."""

    n: int
    by: str
    text: str
    state: str = "accepted"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """`issued` and `due` are days from the workshop.

    `writing` are drafts that are not sent yet, `read` those who have opened the task and no more.
    """

    key: str
    workshop: str
    title: str
    brief: str
    question: str
    issued: int
    due: int
    submissions: tuple[Submission, ...]
    excused: tuple[str, ...] = ()
    writing: tuple[tuple[str, str], ...] = ()
    read: tuple[str, ...] = ()


NEIGHBOUR: Final = Assignment(
    "t1",
    "w2",
    "Kahville naapuriin",
    "Käy toisen alan yksikössä kahvilla ja kysy kolme asiaa: mitä teette päivisin, mitä toivotte meiltä ja mistä "
    "olette ylpeitä? Asiakkaista ei kerrota mitään.",
    "Mitä opit naapuristasi? Kirjoita muutamalla lauseella.",
    -19,
    -2,
    (
        Submission(1, "aino",
                   "Luulin, että aikuissosiaalityö on enimmäkseen rahapäätöksiä. Suurin osa päivästä meni "
                   "siihen, että joku kulki asiakkaan vierellä virastosta toiseen. Ylpeitä he ovat siitä, "
                   "etteivät luovuta."),
        Submission(2, "emmi",
                   "Päihdevastaanotolla aamu alkaa yhteisellä katsauksella. Kysyin, saanko tulla joskus mukaan. "
                   "Vastaus: miksi et ole kysynyt aiemmin?"),
        Submission(3, "hannele",
                   "Opin, mitä palvelutarpeen arviointi tarkoittaa ja kuinka paljon siinä kysytään samaa kuin "
                   "meidän hoidon tarpeen arviossa. Voisimmeko tehdä sen kerralla?"),
        Submission(4, "samu",
                   "Hoitajat toivovat meiltä yhtä asiaa: soittakaa, kun jokin muuttuu. Pieni asia, iso vaikutus."),
        Submission(5, "tiina", "Muutosvaiheista puhuttiin kahvipöydässä tunti. Meillä on eri sanat samoille asioille: "
                   "hoitaja sanoo ”harkintavaihe”, minä sanon ”ei ole vielä valmis”. Ensimmäinen on parempi."),
        Submission(6, "kaisa", "Sosiaaliohjaaja näytti, mistä asunnottoman asia lähtee liikkeelle. Piirsin siitä kuvan "
                   "taukohuoneen seinälle. Kaikki ovat pysähtyneet katsomaan."),
        Submission(7, "petri",
                   "Kahville meno oli helppoa, lähteminen vaikeampaa. Ylpeys naapurissa: jono on lyhentynyt, "
                   "kun ensimmäinen käynti on aina puhelu."),
        Submission(8, "tuula",
                   "Kysyin, mitä toivotte meiltä. Vastaus tuli heti: älkää luvatko asiakkaalle meidän "
                   "puolestamme. Tunnistin itseni ja nauroin."),
        Submission(9, "omar", "Toipumisorientaatio on molemmissa tiimeissä seinällä. Toisessa se on myös puheessa. "
                   "En kerro, kummassa. 🙂"),
        Submission(10, "joonas",
                   "Sovimme, että uusi työntekijä tekee päivän naapurissa ensimmäisen kuukautensa aikana. "
                   "Esihenkilöt sanoivat kyllä samana iltapäivänä."),
        Submission(11, "marjo",
                   "Opin, että poliklinikalla ei tiedetä, milloin meillä on päivystysvuoro. Tein siitä kortin. "
                   "Kortti on nyt heidän kahvinkeittimensä kyljessä."),
        Submission(12, "riikka", "Järjestönä kävin molemmissa. Kumpikin yllättyi siitä, että meillä saa vain olla. "
                   "Kumpikin pyysi esitteen, mutta parempi on tulla käymään."),
    ),
)  # fmt: skip

MEETING_WORDS: Final = Assignment(
    "t2",
    "w3",
    "Sana verkostopalaveri",
    "Kysy viideltä työkaverilta: mikä on verkostopalaveri, kuka sen kutsuu koolle ja onko asiakas paikalla?",
    "Mitä teillä tarkoitetaan verkostopalaverilla, ja mikä vastauksissa yllätti?",
    -26,
    -3,
    (
        Submission(1, "aino", "Viisi vastausta, neljä eri palaveria. Yksi sanoi: ”se, missä on pullaa”."),
        Submission(2, "jari",
                   "Kolme viidestä ei ollut koskaan ollut palaverissa, jossa asiakas on paikalla alusta loppuun."),
        Submission(3, "emmi",
                   "Meillä kutsujana on aina se, jolla on eniten hätä. Se ei ole välttämättä väärin, mutta "
                   "vetäjäkin pitäisi olla."),
        Submission(4, "hannele",
                   "Tiimikokous, hoitoneuvottelu, verkostopalaveri ja yhteispalaveri menivät sekaisin. Ehdotan, "
                   "että sovimme neljä nimeä ja pidämme niistä kiinni."),
        Submission(5, "samu",
                   "Yllätyin siitä, miten moni pelkää palaveria. Pelätään, että joudutaan vastuuseen asiasta, "
                   "joka ei ole oma."),
        Submission(6, "tiina",
                   "Asiakas kutsutaan mukaan, mutta asialista on jo valmis. Kukaan ei ollut ajatellut, että sen "
                   "voi kysyä häneltä."),
        Submission(7, "kaisa",
                   "Ilman asiakasta pidetään myös palavereja, ja se on joskus tarpeen. Kysymys kuuluu: tietääkö "
                   "asiakas siitä ja mitä hänelle kerrotaan?"),
        Submission(8, "petri",
                   "Kukaan ei osannut sanoa, kirjataanko palaveri kumpaankin järjestelmään. Kaikki arvelivat, "
                   "että joku muu tietää."),
        Submission(9, "nelli",
                   "Yksi työkaveri sanoi: parhaat palaverit ovat sellaisia, joista ei puhuta palaverina. "
                   "Keittiön pöytä, kolme ihmistä ja yksi asia."),
        Submission(10, "tuula",
                   "Vanhat pettymykset nousivat esiin heti. Moni muistaa, kuka jätti tulematta keväällä, mutta "
                   "ei sitä, mitä silloin sovittiin."),
        Submission(11, "omar",
                   "Psykologit kutsutaan usein ”varmuuden vuoksi”. Silloin istun hiljaa tunnin. Parempi olisi "
                   "soittaa minulle ja kysyä, tarvitaanko."),
        Submission(12, "joonas",
                   "Kaikki viisi pitivät hyvänä, että lopuksi kerrataan, mitä sovittiin. Kukaan viidestä ei tee "
                   "niin."),
        Submission(13, "marjo",
                   "Moniammatillinen palaveri on meillä joka torstai. Sitä kutsutaan verkostoksi, vaikka siellä "
                   "on vain meidän väkeä."),
        Submission(14, "sanna",
                   "Meillä etäisyydet ovat pitkiä. Verkostopalaveri = etäpalaveri, ja asiakas on yleensä yksin "
                   "kotisohvalla. Joku voisi istua hänen vieressään."),
    ),
)  # fmt: skip

RECEPTION_TRY: Final = Assignment(
    "t3",
    "w4",
    "Ensimmäinen yhteisvastaanotto",
    "Pidä työparisi kanssa yksi yhteisvastaanotto tai suunnittele se paperille. Epäonnistunutkin kokeilu on hyvä "
    "vastaus. Kerro asiakkaan kokemuksesta vain yleisellä tasolla.",
    "Mitä sovitte ennen, mitä tapahtui, ja mitä asiakas siitä sanoi?",
    -22,
    -1,
    (
        Submission(1, "aino",
                   "Pidimme Emmin kanssa jo kolmannen. Ennen: kymmenen minuutin puhelu. Aikana: Emmi aloittaa, "
                   "minä kokoan. Jälkeen: sama lause molempien kirjauksiin."),
        Submission(2, "emmi",
                   "Suurin oppi: kaksi ammattilaista voi vahingossa haastatella asiakasta vuorotellen kuin "
                   "tentissä. Nyt olemme sopineet, että toinen on hiljaa ja kuuntelee.", "submitted"),
        Submission(3, "petri",
                   "Varasimme 60 minuuttia, meni 45. Asiakas sanoi, että oli helpompi tulla kerran kuin "
                   "kahdesti.", "submitted"),
        Submission(4, "kaisa",
                   "Huone oli liian pieni kolmelle. Ensi kerralla istumme pyöreän pöydän ääressä, ei kukaan "
                   "työpöydän takana.", "submitted"),
        Submission(5, "tuula",
                   "Suunnittelimme paperille. Vaikein kohta: kumpi varaa ajan ja kummasta järjestelmästä kutsu "
                   "lähtee?", "submitted"),
        Submission(6, "joonas",
                   "Kokeilimme, mutta asiakas ei tullut. Soitimme yhdessä kaiuttimella, ja siitä tuli "
                   "yhteisvastaanotto. Lasketaanko?", "submitted"),
        Submission(7, "samu", "Sovittu, pidetään ensi viikolla.", "returned",
                   "Kiitos! Kerrotko vielä, mitä sovitte työparisi kanssa etukäteen? Se kiinnostaa muita eniten."),
        Submission(8, "hannele",
                   "Kysyimme lopuksi, tuliko asiasi puhutuksi. Vastaus oli neljä viidestä, ja viides piste "
                   "olisi tullut, jos olisimme puhuneet vähemmän.", "submitted"),
        Submission(9, "sanna",
                   "Lääkäri oli mukana vartin etänä. Se riitti, koska olimme miettineet kysymykset valmiiksi.",
                   "submitted"),
    ),
    excused=("jari",),
    read=("tiina", "marjo", "katja"),
    writing=(("omar", "Marjon kanssa sovittu ensi torstaiksi. Kirjoitan tähän, miten meni."),),
)  # fmt: skip

ASSIGNMENTS: Final = (NEIGHBOUR, MEETING_WORDS, RECEPTION_TRY)
