"""The chapter "Asiakaskohtainen verkostopalaveri", in review; `EARLIER` is what it was before the first comments."""

from typing import Final

TITLE: Final = "Asiakaskohtainen verkostopalaveri"

_BEGINNING: Final = """\
Verkostopalaveri kootaan asiakkaan tuen tarpeen ympärille. Asiakas on paikalla alusta loppuun, ja hän päättää,
ketkä kutsutaan.[@k6]

"""

_ROLES_EARLIER: Final = """\
Palaverin vetää SOTE-työpari. Työpari sopii etukäteen, kumpi kysyy ja kumpi kirjaa.

"""

_ROLES: Final = """\
Palaverin vetää SOTE-työpari. Työpari sopii etukäteen, kumpi kysyy ja kumpi kirjaa, ja lopuksi sovitut asiat
luetaan ääneen.[@k7] Jos työpari on palaverissa eri mieltä, kumpikin sanoo näkemyksensä ja asiakas kertoo
omansa. Ratkaisua ei tarvitse löytää saman pöydän ääressä.

"""

_MIDDLE: Final = """\
::: tarina Yhdeksän tuolia
Pekan ensimmäisessä palaverissa oli yhdeksän tuolia. Hän istui lähimmäs ovea ja laski kattolevyjä. Joku luki
ääneen papereita, joissa oli hänen nimensä.

Toista palaveria varten Soile kysyi: ”Kenet haluat mukaan?” Pekka nimesi neljä: Soilen, Santun, siskonsa ja
Olohuoneen ohjaajan. Sitten hän kirjoitti lapulle kolme asiaa. Ensimmäinen oli uni, toinen vuokra, kolmas koira.

Koira ratkesi viidessä minuutissa. Sen jälkeen Pekka puhui myös muista.
:::

## Neljä palaveria, neljä nimeä

Sana verkostopalaveri on tarkoittanut meillä monta asiaa.[@k5] Tästä lähtien nimet ovat nämä:

| Palaveri | Ketä varten | Onko asiakas paikalla | Kuka kutsuu koolle |
| --- | --- | --- | --- |
| Asiakaskohtainen verkostopalaveri | Asiakkaan tuen kokonaisuus | Aina | SOTE-työpari asiakkaan kanssa |
| Yhteisvastaanotto | Yksi asia, kaksi ammattilaista | Aina | Jompikumpi työparista |
| Moniammatillinen palaveri | Ammattilaisten yhteinen pohdinta | Jos hän haluaa | Yksikkö, sovittuna aikana |
| Palaveri ilman asiakasta | Työn järjestäminen tai turvallisuus | Ei | Esihenkilö tai työpari |

::: varoitus Palaveri ilman asiakasta on poikkeus
Asiakas tietää, että hänen asioistaan puhutaan, hän on antanut siihen luvan, ja hänelle kerrotaan, mitä
sovittiin. Jos tämä ei onnistu, palaveria ei pidetä.
:::

## Ennen palaveria

1. Asiakas valitsee osallistujat ja kolme tärkeintä asiaa.
2. Kutsu lähtee yhteisellä [kutsupohjalla](tyokalu:kutsu-verkostopalaveriin.docx) viimeistään viikkoa ennen.
   Siinä lukee, miksi kokoonnutaan ja ketkä ovat tulossa.
3. Tietojen vaihtoon tarvittavat luvat tarkistetaan nyt eikä pöydän ääressä.
4. Työpari soittaa toisilleen: kumpi kysyy, kumpi kirjaa, kumpi huolehtii ajasta.

::: vinkki Vähemmän on enemmän
Jos kutsuttuja on enemmän kuin viisi, kysykää jokaisesta: mitä hän tuo asiakkaalle? Kaksi riviä viestissä
riittää usein korvaamaan tunnin istumisen.
:::

## Palaverin kulku

::: prosessi Kuka tekee mitä
| | Kutsu | Aloitus | Keskustelu | Sovitaan |
| --- | --- | --- | --- | --- |
| Asiakas | Valitsee, ketkä kutsutaan | Kertoo, mikä on tärkeintä | Päättää tavoitteet | Kuulee ja saa paperin |
| Sosiaalihuolto | Lähettää kutsun | | Kysyy | Kirjaa suunnitelmaan |
| Terveydenhuolto | | Avaa palaverin | Kirjaa | Lukee sovitun ääneen |
| Muut | Vastaavat kutsuun | Esittäytyvät | Lupaavat vain omasta puolestaan | Vahvistavat lupauksensa |
:::

Osat voi vaihtaa toisin päin. Tärkeintä on, että ne on sovittu.

Aloittakaa kysymällä, mikä on nyt hyvin. Huoliin ehtii kyllä. Puhukaa asiakkaalle, ei asiakkaasta. Jos joku
käyttää lyhennettä, kuka tahansa saa pysäyttää.

## Palaverin jälkeen

- Kirjaus tehdään kerran, ja se luetaan asiakkaan kanssa. Toinen ala viittaa siihen omassa järjestelmässään.
- Asiakas saa sovitut asiat mukaansa: kuka, mitä, milloin.
- Seuraava tapaaminen sovitaan, ennen kuin kukaan nousee tuolista.
- Lopuksi kysytään yksi asia: tulitko kuulluksi? Vastaus annetaan asteikolla yhdestä viiteen.

::: muista
Palaveri on onnistunut, kun asiakas osaa kertoa, mitä seuraavaksi tapahtuu. Ei silloin, kun pöytäkirja on
valmis.
:::
"""

EARLIER: Final = _BEGINNING + _ROLES_EARLIER + _MIDDLE
TEXT: Final = _BEGINNING + _ROLES + _MIDDLE
