"""The notes of the first board, "Yhteinen asiakas": 47 of them, some of them twice in other words."""

from typing import Final

from agentnet.demo.boards import CLIENT, Idea

MARKS, LOST, WORKS, ASKED = CLIENT.sections

NOTES: Final = (
    Idea(1, MARKS, "aino", "Asiakas käy meillä molemmilla, mutta kumpikaan ei tiedä toisesta.", 9),
    Idea(2, MARKS, "samu", "Sama ihminen on kummankin listalla. Selvisi kahvijonossa.", 3),
    Idea(3, MARKS, "petri", "Päihteet, mieliala, raha ja asunto samassa lauseessa.", 6),
    Idea(
        4, MARKS, "hannele", "Ajat jäävät käyttämättä. Ei siksi, ettei kiinnosta, vaan siksi, ettei aamulla jaksa.", 4
    ),
    Idea(5, MARKS, "kaisa", "Meillä luki ”ei sitoudu hoitoon”. Oikeasti bussi ei kulje.", 8),
    Idea(6, MARKS, "emmi",
         "Parikymppinen, jolta loppui kaikki yhtä aikaa: koulu, lastensuojelu ja usko siihen, että joku vastaa.", 7),
    Idea(7, MARKS, "joonas", "Joka käynnillä uusi työntekijä.", 2),
    Idea(8, MARKS, "marjo", "Kun ajattelen ”tämä ei ole pelkästään minun asiani”, se on jo tunnusmerkki.", 8),
    Idea(9, MARKS, "nelli", "Läheinen soittaa useammin kuin asiakas itse.", 1),
    Idea(10, MARKS, "tuula", "Suunnitelmia on kaksi, ja ne ovat keskenään eri mieltä.", 6),
    Idea(11, MARKS, "omar", "Hoitosuunnitelma sanoo: lepää. Asiakassuunnitelma sanoo: työkokeilu. 🙃", 5),
    Idea(12, MARKS, "sanna", "Laskut avaamatta, lääkkeet hakematta.", 2),
    Idea(13, MARKS, "sanna", "Kotiutuu osastolta perjantaina kolmelta. Tiedämme kaikki, mitä siitä seuraa.", 4, True),
    Idea(14, MARKS, "mika", "Asiakas kysyy: kenelle minä tästä oikeastaan soitan?", 7),
    Idea(15, LOST, "tiina", "Lähete lähtee, vastausta ei tule, eikä kukaan kysy perään.", 5),
    Idea(16, LOST, "jari", "Lähetän lähetteen kuin pullopostin. 🍾", 4),
    Idea(17, LOST, "hannele", "Puhelinaika on kahdeksasta yhdeksään. Minulla on silloin vastaanotto. Hänellä myös.", 3),
    Idea(18, LOST, "kaisa", "Oma järjestelmä, oma kieli, oma lomake.", 4),
    Idea(19, LOST, "petri", "Tieto odottaa sitä yhtä ihmistä, joka on lomalla.", 1),
    Idea(20, LOST, "marjo", "Palvelutarve arvioidaan kahdesti. Samat kysymykset, erivärinen lomake.", 6),
    Idea(21, LOST, "samu", "Kun vastuu on kaikilla, se ei ole kenelläkään.", 5),
    Idea(22, LOST, "joonas",
         "Luulin, että sinä soitit. Sinä luulit, että minä soitin. Asiakas luuli, ettei ketään kiinnosta.", 8),
    Idea(23, LOST, "nelli",
         "Vanha juttu: joku oli joskus tyly, ja siitä kerrotaan vieläkin uusille työntekijöille.", 3, True),
    Idea(24, LOST, "omar", "Emme tiedä, mitä toinen saa tehdä ja mitä ei. Arvaamme.", 4),
    Idea(25, LOST, "emmi", "Heinäkuu. Koko heinäkuu.", 2),
    Idea(26, LOST, "katja", "Hoitajani vaihtui, ja kuulin siitä vasta ovella.", 6),
    Idea(27, WORKS, "aino",
         "Loimaalla tapaamme joka toinen viikko puoli tuntia. Kun kasvot ovat tutut, asiat hoituvat.", 7),
    Idea(28, WORKS, "emmi", "Tiedän naapurin suoran numeron, ja käytän sitä.", 3),
    Idea(29, WORKS, "petri", "Yhteinen kotikäynti: automatkalla ehtii sopia roolit.", 5),
    Idea(30, WORKS, "tuula", "Toinen jaksaa, kun toinen väsyy. Työpari on myös työsuojelua.", 6),
    Idea(31, WORKS, "hannele", "Uusi työntekijä viettää perehdytyksessä päivän toisella alalla.", 4),
    Idea(32, WORKS, "samu",
         "Vaihdettiin työpaikkaa päiväksi. En enää aloita lausetta sanoilla ”teidän pitäisi vain”. 😄", 7),
    Idea(33, WORKS, "sanna", "Yksi yhteinen aika kahden sijaan: matka säästyy ja asia etenee.", 5),
    Idea(34, WORKS, "riikka", "Olohuoneelle voi tulla ilman aikaa. Tulkaa tekin, kahvi on kuumaa.", 4),
    Idea(35, WORKS, "jari", "Tekstiviesti edellisenä päivänä: ”Nähdään huomenna kympiltä, me molemmat.”", 3),
    Idea(36, WORKS, "mika", "Kokemusasiantuntija mukana ensimmäisellä käynnillä. Kynnys madaltuu puoleen.", 6),
    Idea(37, WORKS, "marjo", "Sama lause kumpaankin suunnitelmaan: asiakkaan oma tavoite hänen omin sanoin.", 9),
    Idea(38, WORKS, "nelli", "Nauru! Kun työparilla on hyvä olla, asiakaskin uskaltaa.", 2),
    Idea(39, ASKED, "tiina", "Saako kalenteriin varata yhteistä aikaa ilman, että se on pois suoritteista?", 7),
    Idea(40, ASKED, "kaisa", "Lasketaanko yhteinen käynti yhdeksi vai kahdeksi? Kysyn, koska minulta kysytään.", 5),
    Idea(41, ASKED, "joonas", "Kuka ratkaisee, jos me kaksi olemme eri mieltä?", 4),
    Idea(42, ASKED, "aino", "Milloin saamme edes lukuoikeudet toistemme kirjauksiin?", 6),
    Idea(43, ASKED, "petri", "Onko tämä pysyvää vai hanke? 🙂", 3),
    Idea(44, ASKED, "omar", "Hanke päättyy joskus. Kuka pitää verkoston hengissä sen jälkeen?", 4),
    Idea(45, ASKED, "riikka", "Jos tästä tulee mittari, mitataanko myös sitä, mitä asiakas sanoo?", 5),
    Idea(46, ASKED, "jari", "007 ja 00: tuletteko kerran mukaan yhteisvastaanotolle?", 6),
    Idea(47, ASKED, "sanna", "Miten uudet työntekijät saavat tietää, että työpari on meillä tapa eikä lisätyö?", 3),
)  # fmt: skip
