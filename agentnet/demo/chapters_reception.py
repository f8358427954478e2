"""The chapter "Yhteisvastaanotto", still being drafted: tomorrow's workshop will go on with it."""

from typing import Final

TITLE: Final = "Yhteisvastaanotto"

TEXT: Final = """\
Yhteisvastaanotolla asiakas tapaa molemmat ammattilaiset samalla kertaa, samassa huoneessa. Hän kertoo asiansa
kerran ja lähtee yhden suunnitelman kanssa.[@k8]

## Milloin yhteisvastaanotto on paikallaan

- Kun työpari aloittaa asiakkaan kanssa.
- Kun suunnitelma muuttuu niin, että se koskee kumpaakin alaa.
- Kun asiat eivät etene ja syy on epäselvä.
- Kun palvelu päättyy tai vaihtuu.

Jos mukaan tarvitaan muitakin kuin työpari, kyse on [verkostopalaverista](#asiakaskohtainen-verkostopalaveri).

::: tarina Kolme tuolia, yksi tunti
Huoneessa on kolme tuolia ja pyöreä pöytä. Soile aloittaa, Santtu kuuntelee. Pekka odottaa, että joku alkaisi
selata papereita, mutta kukaan ei selaa.

Puolen tunnin kohdalla he vaihtavat. Santtu kysyy unesta, Soile kirjoittaa taululle Pekan omat sanat. Kun tunti
on kulunut, taululla on neljä riviä. Pekka ottaa niistä kuvan puhelimellaan.

”Tämä oli ensimmäinen kerta”, hän sanoo ovella, ”kun te tiesitte saman verran.”
:::

## Kymmenen minuuttia ennen

Onnistuminen ratkeaa puhelussa, jonka työpari käy ennen vastaanottoa. Sopikaa:

1. Kumpi aloittaa ja kumpi kuuntelee?
2. Mitä asiakas on sanonut haluavansa tästä kerrasta?
3. Mistä ette puhu tällä kertaa?
4. Kumpi varaa seuraavan ajan, ja kummasta järjestelmästä kutsu lähtee?

::: vinkki Toinen on hiljaa
Kaksi ammattilaista voi vahingossa haastatella asiakasta vuorotellen kuin tentissä. Sopikaa, että toinen
kuuntelee ja puhuu vasta, kun asiakas katsoo häneen.
:::

## Vastaanoton kulku

::: prosessi Yhteisvastaanotto, 60 minuuttia
| | Aluksi | Asiakkaan asia | Yhteinen suunnitelma | Lopuksi |
| --- | --- | --- | --- | --- |
| Asiakas | Sanoo, mikä on tänään tärkeintä | Kertoo kerran | Valitsee seuraavan askeleen | Saa sovitun mukaansa |
| Sosiaalihuolto | Aloittaa | Kysyy arjesta | Kirjaa tavoitteen | Varaa seuraavan ajan |
| Terveydenhuolto | Kuuntelee | Kysyy voinnista | Kirjaa saman tavoitteen | Kertaa sovitun ääneen |
:::

## Kun asiakas ei tule

Soittakaa yhdessä, kaiutin päällä. Usein puhelusta tulee vastaanotto. Jos asiakas ei vastaa, sopikaa heti, kumpi
yrittää uudelleen ja milloin. Käyttämätön aika ei ole peruste lopettaa työparia.

::: muista
Yhteinen aika on molempien työtä. Siitä ei vähennetä kenenkään osuutta, eikä sitä tarvitse perustella erikseen.
:::

## Vielä sovittavaa

Nämä kysymykset viedään huomiseen työpajaan:

- Miten lääkäri osallistuu, kun aikaa on vartti?
- Mikä tila sopii, jos pyöreää pöytää ei ole?
- Miten toimitaan, kun toinen työparista on etänä?
"""
