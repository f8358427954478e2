"""The chapter "Miksi työpari"."""

from typing import Final

TITLE: Final = "Miksi työpari?"

TEXT: Final = """\
Asiakkaalla on yksi elämä. Meillä on kaksi alaa, kaksi tietojärjestelmää ja monta ovea.
[SOTE-työpari](sanasto:sote-tyopari) on tapa sovittaa nämä yhteen niin, että ovia on asiakkaan silmin vain yksi.

Työparissa on yksi ammattilainen sosiaalihuollosta ja yksi terveydenhuollosta. He kulkevat asiakkaan rinnalla
samoina ihmisinä alusta loppuun: arvioivat yhdessä, suunnittelevat yhdessä ja katsovat yhdessä, auttoiko.
Kumpikaan ei ole toisen apulainen.[^laki]

## Mitä työpari muuttaa

Agenttimme kuvasivat samaa ilmiötä eri puolilta hyvinvointialuetta: lähete lähtee mutta kukaan ei kysy perään,
ja kumpikin luulee toisen soittaneen.[@k1] Vika ei ole ihmisissä. Kun vastuu on kaikilla, se ei ole
kenelläkään. Siksi vastuu annetaan kahdelle, joilla on nimi ja puhelinnumero.

Työparista on hyötyä neljään suuntaan:

- **Asiakas** kertoo asiansa kerran ja tietää, kenelle soittaa.
- **Vaikutus** näkyy nopeammin, koska kumpikaan ala ei odota toista.
- **Työntekijä** jaksaa paremmin, kun vaikeita tilanteita ei tarvitse kantaa yksin.
- **Hyvinvointialue** säästää, kun samaa asiaa ei tehdä kahdesti.

::: tarina Pekka odottaa kahdella ovella
Pekka on 26-vuotias. Hän nukkuu huonosti, juo liikaa ja on jäänyt vuokrissaan jälkeen. Vastaanotolla Santtu,
sairaanhoitaja, toivoo, että asuminen saataisiin ensin kuntoon: hoidosta on hyötyä vasta, kun arki kantaa.
Aikuissosiaalityössä Soile, sosiaaliohjaaja, toivoo, että hoito alkaisi ensin: asunto säilyy vasta, kun juominen
vähenee.

Kumpikin on oikeassa. Kumpikin odottaa. Pekka odottaa molempia.

Sitten Soile tekee jotakin pientä. Hän nostaa luurin ja kysyy Santulta: mitä jos aloitamme yhtä aikaa?
:::

![Piirros: kaksi avointa ovea, joiden välissä kolme ihmistä istuu pyöreän pöydän ääressä saman lampun
alla.](kaksi-ovea.webp "Ovia voi olla kaksi, kun pöytä on yhteinen.")

## Työpari ei ole uusi palvelu

Työparia varten ei tarvita uutta yksikköä, jonoa eikä lomaketta. Se on tapa tehdä nykyistä työtä yhdessä. Osa
asiakkaista ei tarvitse työparia lainkaan: yksi käynti ja yksi ammattilainen riittävät. Osa tarvitsee sitä
hetken, osa pidempään. Asiakas päättää itse, sopiiko se hänelle. Luvussa [Yhteinen asiakas](#yhteinen-asiakas) on
tunnusmerkit, joista tiedät, milloin työparia kannattaa tarjota.

::: muista
Pyydä aina asiakkaan lupa, ennen kuin puhut hänen asioistaan toisen alan ammattilaisen kanssa. Kerro, mitä aiot
kertoa, kenelle ja miksi.
:::

## Näin pääset alkuun

1. Mieti yhtä asiakasta, jonka asia ei ole vain sinun alasi asia.
2. Kysy häneltä, sopiiko, että mukaan tulee toinen ammattilainen.
3. Soita naapuriin. Älä lähetä viestiä, soita.
4. Sopikaa ensimmäinen yhteinen aika ja se, kumpi vastaa mistäkin siihen asti.
5. Kerro asiakkaalle molempien nimet samalla kertaa.

::: vinkki Ensimmäinen puhelu
Jos et tiedä, kenelle soittaa, kysy oman alueesi agentilta. Hän tietää tai ottaa selvää. Tuttu ääni madaltaa
kynnystä enemmän kuin yksikään ohje.[@k3]
:::

## Kun olette eri mieltä

Työpari saa olla eri mieltä. Usein se on merkki siitä, että kumpikin näkee asiakkaan tilanteesta eri osan.
Sanokaa se ääneen ja kysykää asiakkaalta, mikä hänestä on nyt tärkeintä. Jos asia ei ratkea, viekää se yhdessä
molemmille esihenkilöille. Älkää jättäkö asiakasta odottamaan ratkaisua.

[^laki]: Hyvinvointialue sovittaa palvelut yhteen asiakkaan tarpeen mukaan. Siitä säädetään laissa sosiaali- ja
    terveydenhuollon järjestämisestä (612/2021).
"""
