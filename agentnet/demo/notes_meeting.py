"""The notes of the third workshop's board, "Mikä estää yhteisen palaverin – ja mikä auttaa?": 58 of them."""

from typing import Final

from agentnet.demo.boards import MEETING, Idea

BARRIERS, GOOD, TRIALS, VOICE = MEETING.sections

NOTES: Final = (
    Idea(1, BARRIERS, "aino", "Kutsu tulee liian myöhään, eikä asiakkaalta ole kysytty, ketä hän haluaa paikalle.", 9),
    Idea(2, BARRIERS, "samu", "Kutsu tuli eilen illalla, palaveri oli tänään kahdeksalta 😅", 3),
    Idea(3, BARRIERS, "tiina", "Kutsun pitäisi tulla viikkoa ennen. Nyt se tulee milloin sattuu.", 2),
    Idea(4, BARRIERS, "emmi", "Eri järjestelmät: sama asia kirjataan kahdesti, eikä kumpikaan näe toisen tekstiä.", 8),
    Idea(5, BARRIERS, "jari", "Minä kirjaan omaani, hän omaansa. Asiakas kertoo saman kolmannen kerran.", 4),
    Idea(
        6, BARRIERS, "kaisa", "Lupa tietojen vaihtoon puuttuu, ja se huomataan vasta, kun kaikki istuvat pöydässä.", 6
    ),
    Idea(7, BARRIERS, "hannele", "Ei tiedetä, kuka vetää palaverin.", 7),
    Idea(8, BARRIERS, "joonas", "Kuka vetää? Kuka kirjaa? Yleensä se, joka istuu lähinnä ovea.", 5),
    Idea(9, BARRIERS, "petri",
         "Meillä verkostopalaveri on tiimikokous. Naapurissa se on jotain ihan muuta. Kolmannessa paikassa ei "
         "tunneta koko sanaa.", 8),
    Idea(10, BARRIERS, "marjo",
         "Siilot. Oma osuus hoidetaan loppuun, ja vasta sitten katsotaan, kuka muu kulkee asiakkaan rinnalla.", 6),
    Idea(11, BARRIERS, "omar", "Vanha kokemus istuu tiukassa: viimeksikin meidät pyydettiin vain kuuntelemaan.", 5),
    Idea(12, BARRIERS, "nelli", "”Ei kuulu meille” sanotaan ennen kuin on kuultu, mistä on kyse.", 7, True),
    Idea(13, BARRIERS, "tuula",
         "Sosiaalipuoli odottaa, että hoito alkaa. Hoito odottaa, että asunto löytyy. Asiakas odottaa molempia.", 9),
    Idea(14, BARRIERS, "eero",
         "Lääkäri pääsee, jos palaveri on vastaanottojen välissä. 15 minuuttia on enemmän kuin ei mitään.", 3),
    Idea(15, BARRIERS, "sanna", "Samana päivänä kolme palaveria, joista yksikään ei ole asiakkaan.", 4),
    Idea(16, BARRIERS, "nelli", "Liikaa ihmisiä pöydän ympärillä.", 3),
    Idea(17, BARRIERS, "mika", "Yhdeksän työntekijää ja yksi asiakas. Minäkin menisin hiljaiseksi.", 8),
    Idea(18, BARRIERS, "kaisa", "Kukaan ei ole opettanut meitä vetämään palaveria, jossa asiakas on päähenkilö.", 6),
    Idea(19, BARRIERS, "riikka", "Etäpalaverissa asiakas katsoo nimikirjaimia mustalla pohjalla.", 2),
    Idea(20, BARRIERS, "emmi", "Lyhenteet! MIEPÄ, PTA, HTA… Olisiko sanakirjaa?", 4),
    Idea(21, BARRIERS, "hannele", "Ensimmäinen kysymys on, montako käyntiä jää palaverin takia tekemättä.", 5, True),
    Idea(22, GOOD, "petri", "Työpari sopii etukäteen, kumpi kysyy ja kumpi kirjaa.", 8),
    Idea(23, GOOD, "hannele",
         "Viiden minuutin puhelu työparin kanssa ennen palaveria: roolit selviksi ja hengitys tasaiseksi.", 5),
    Idea(24, GOOD, "kaisa",
         "Jaetaan roolit ennen kuin mennään huoneeseen. Toinen juttelee asiakkaan kanssa, toinen pitää kynää.", 3),
    Idea(25, GOOD, "mika", "Asiakas valitsee asialistan kolme tärkeintä asiaa.", 7),
    Idea(26, GOOD, "katja", "Asiakas saa kynän käteen ja kirjoittaa itse, mistä tänään puhutaan.", 4),
    Idea(27, GOOD, "emmi", "Kysytään asiakkaalta: kenet haluat tänne, ja kuka saa tällä kertaa jäädä pois?", 8),
    Idea(28, GOOD, "tuula", "Lopuksi luetaan ääneen, mitä sovittiin.", 7),
    Idea(29, GOOD, "marjo", "Sovitut asiat luetaan yhdessä, ja asiakas saa ne paperilla mukaan.", 5),
    Idea(30, GOOD, "joonas",
         "Yksi yhteinen kirjaus, joka luetaan heti asiakkaan kanssa. Toinen viittaa siihen omassa "
         "järjestelmässään.", 6),
    Idea(31, GOOD, "riikka", "Kahvit pöytään. Kuulostaa pieneltä, mutta muuttaa koko huoneen. ☕", 4),
    Idea(32, GOOD, "aino",
         "Meillä on keskiviikkoisin kello yhdeksän vakioaika. Kumpi tahansa ala saa tuoda siihen asian "
         "asiakkaan luvalla.", 6),
    Idea(33, GOOD, "samu", "Naapurille soitetaan ihan tavallisena tiistaina eikä vasta, kun on kriisi.", 3),
    Idea(34, GOOD, "nelli",
         "Mennään asiakkaan luo tai muuhun tuttuun paikkaan. Meidän neuvotteluhuone jännittää minuakin.", 4),
    Idea(35, GOOD, "sanna", "Seuraava tapaaminen sovitaan ennen kuin kukaan nousee tuolista.", 5),
    Idea(36, GOOD, "omar", "Sama työpari alusta loppuun. Luottamusta ei tarvitse rakentaa joka kerta uudestaan.", 7),
    Idea(37, GOOD, "tiina", "Jos joku ei pääse paikalle, hän lähettää kaksi riviä: mitä lupaan ja mihin mennessä.", 4),
    Idea(38, GOOD, "mika", "Aloitetaan kysymyksellä ”mikä on nyt hyvin?”. Huoliin ehtii kyllä.", 5),
    Idea(39, TRIALS, "hannele", "Yksi yhteinen kutsupohja molemmille aloille.", 8),
    Idea(40, TRIALS, "samu", "Kutsupohja, jossa on kolme kohtaa: miksi, ketkä ja mitä asiakas toivoo.", 5),
    Idea(41, TRIALS, "joonas", "Kortti pöydälle: TÄNÄÄN VETÄÄ ___ , TÄNÄÄN KIRJAA ___", 4),
    Idea(42, TRIALS, "petri",
         "Seuraavissa kolmessa palaverissa asiakas istuu pöydän päässä. Kerron ensi kerralla, mitä tapahtui.", 3),
    Idea(43, TRIALS, "eero", "Varataan 50 minuuttia eikä 90. Katsotaan, jääkö mitään sanomatta.", 5),
    Idea(44, TRIALS, "nelli", "Lyhennepurkki: joka käyttää lyhennettä, maksaa euron pullakassaan 😄", 6),
    Idea(45, TRIALS, "marjo",
         "Kysytään asiakkaalta lopuksi yksi asia: tulitko kuulluksi? Asteikko 1–5, ja numero muistiin.", 7),
    Idea(
        46, TRIALS, "sanna", "Vedetään vuorotellen: joka toinen kerta sosiaalihuolto, joka toinen terveydenhuolto.", 4
    ),
    Idea(47, TRIALS, "omar", "Palaveri kävellen. Kaikkiin se ei sovi, mutta joillekin se on ainoa tapa puhua.", 2),
    Idea(48, TRIALS, "jari", "Hei Q, saisiko vempaimen: kutsu, kalenteriaika ja lupalomake samasta napista? 🕶️", 5),
    Idea(49, VOICE, "katja", "”En tiennyt, miksi siellä oli yhdeksän ihmistä.”", 7),
    Idea(50, VOICE, "aino", "”Hyvä, että samat kaksi olivat mukana alusta asti.”", 6, True),
    Idea(51, VOICE, "emmi", "”Kerroin kaiken jo edellisessä paikassa. Lukeeko niitä kukaan?”", 5),
    Idea(52, VOICE, "mika", "”Ensimmäisen kerran joku kysyi, mitä minä haluan.”", 8),
    Idea(53, VOICE, "tuula", "”Puhuitte minusta niin kuin en olisi ollut huoneessa.”", 6),
    Idea(54, VOICE, "marjo", "”Sain paperin mukaan. Se on vieläkin jääkaapin ovessa.”", 4),
    Idea(55, VOICE, "petri", "”Oli helpompi tulla, kun tiesin, ketkä siellä istuvat.”", 3),
    Idea(56, VOICE, "joonas", "”Vähemmän puhetta minusta, enemmän puhetta minulle.”", 5, True),
    Idea(57, VOICE, "samu", "”Kun te kaksi olette samaa mieltä, minäkin uskallan olla.”", 4),
    Idea(58, VOICE, "riikka", "Onko palaveri asiakasta vai meitä varten? Kysyn ihan tosissani.", 5),
)  # fmt: skip
