"""The chapter "Yhteinen asiakas": as it stands in the edition, and as it was revised and approved since."""

from typing import Final

TITLE: Final = "Yhteinen asiakas"

_BEGINNING: Final = """\
[Yhteinen asiakas](sanasto:yhteinen-asiakas) on ihminen, joka tarvitsee sekä sosiaalihuollon että terveydenhuollon
tukea niin, että tuet vaikuttavat toisiinsa. Häntä ei tunnista diagnoosista eikä asiakasryhmästä. Hänet
tunnistaa arjesta.[@k2]

::: tarina Kaksi paperia, yksi Pekka
Santun pöydällä on Pekan hoitosuunnitelma: lepoa, säännöllinen unirytmi, käynti kahden viikon välein. Soilen
pöydällä on Pekan asiakassuunnitelma: työkokeilu, aamuvuoro, alkaa maanantaina.

Kun paperit ovat ensimmäisen kerran vierekkäin, Santtu nauraa ensin ja hiljenee sitten. ”Ei ihme, ettei hän
tullut kumpaankaan.”
:::

## Tunnusmerkit

Käytä listaa oman työsi tukena. Yksikin rasti on syy kysyä asiakkaalta, auttaisiko työpari. Tiimi saa saman
[muistilistana](tyokalu:tunnusmerkit-muistilistana.xlsx), johon voi merkitä myös seuraavan askeleen.

::: tunnusmerkit Onko hän meidän yhteinen asiakkaamme?
- Asiakkaalla on palveluja kummallakin alalla, mutta ammattilaiset eivät ole puhuneet keskenään.
- Päihteet, mieliala, raha ja asuminen kietoutuvat toisiinsa.
- Suunnitelmia on kaksi, ja ne vetävät eri suuntiin.
- Sovitut ajat jäävät usein käyttämättä.
- Elämässä on juuri nyt siirtymä: kotiutuminen, täysi-ikäisyys, ero tai muutto.
- Asiakas ei tiedä, kenelle soittaa.
- Läheinen on enemmän huolissaan kuin palvelut.
- Huomaat ajattelevasi: tämä ei ole pelkästään minun asiani.
:::

## Ota huoli puheeksi

Käyttämättä jäänyt aika tulkitaan helposti haluttomuudeksi. Usein syy on arkisempi: bussi ei kulje, aamut ovat
mahdottomia tai kirje on avaamatta. Kysy syytä ennen kuin päätät, mistä on kyse.

Kun kysyt, aloita siitä, mikä toimii. Sano, mitä olet huomannut, ja kerro, mitä voisit ehdottaa. Anna asiakkaan
miettiä. Vastaus voi olla ”ei nyt”, ja se on vastaus, jota kunnioitetaan.

::: vinkki Kolme lausetta, joilla pääset alkuun
- ”Mikä sinulla on tällä hetkellä hyvin?”
- ”Olen huomannut, että sinulla on monta paikkaa, joissa pitää muistaa käydä.”
- ”Sopisiko, jos kutsuisin mukaan työparini? Olisimme sinua varten kumpikin, samaan aikaan.”
:::
"""

_ENDING: Final = """
## Nuori aikuinen putoaa helposti väliin

Kahdeksantoista vuotta täyttäneeltä loppuu moni asia samalla viikolla: koulun tuki, lastensuojelun jälkihuolto
tai nuorten vastaanotto. Aikuisten palvelut odottavat, että hän osaa itse hakeutua niihin. Siksi alle
kolmikymppisen kohdalla työparia tarjotaan herkemmin.

::: muista
Kun palvelu vaihtuu, vaihtokin tehdään yhdessä. Vanha ja uusi työntekijä tapaavat asiakkaan samaan aikaan
ainakin kerran.
:::

## Miten edetään

::: prosessi Tunnistamisesta työpariin
| | Huomataan | Kysytään | Sovitaan | Aloitetaan |
| --- | --- | --- | --- | --- |
| Asiakas | Kertoo arjestaan | Päättää, sopiiko työpari | Valitsee, mistä aloitetaan | Tietää molempien nimet |
| Sosiaalihuolto | Käyttää tunnusmerkkejä | Kysyy luvan | Soittaa työparille | Tulee yhteiseen tapaamiseen |
| Terveydenhuolto | Käyttää tunnusmerkkejä | Kysyy luvan | Varaa yhteisen ajan | Tulee yhteiseen tapaamiseen |
:::

Tunnistaja voi olla kumpi tahansa ala. Se, joka huomaa, myös kysyy ja soittaa. Asiaa ei siirretä toiselle
huomattavaksi. Ensimmäisen puhelun ohjeet ovat luvussa [Miksi työpari?](#miksi-tyopari/nain-paaset-alkuun)
"""

_REVISED: Final = """
## Yksi tavoite kahteen suunnitelmaan

Suunnitelmia voi olla kaksi, mutta tavoite on yksi. Kirjatkaa sama lause kumpaankin suunnitelmaan asiakkaan omin
sanoin.[@k8] Jos lauseesta ei synny yhteistä, se on ensimmäisen tapaamisen aihe.

> ”Haluan nukkua yöni ja pitää kotini.” Näin Pekka sanoi, ja niin luki kummassakin suunnitelmassa.
"""

RELEASED: Final = _BEGINNING + _ENDING
TEXT: Final = _BEGINNING + _REVISED + _ENDING
