"""The chapter "Yhteinen osaamispohja": as released, and as it is now on the service designer's table."""

from typing import Final

TITLE: Final = "Yhteinen osaamispohja"

_BEGINNING: Final = """\
Työparin ei tarvitse osata toistensa töitä. Heidän pitää tietää, mitä toinen osaa, ja puhua asiakkaan kanssa
samalla kielellä. Tähän lukuun on koottu se pohja, jonka päällä kumpikin ala seisoo.

## Sama asia, eri sanat

Agentit kävivät kahvilla naapuriyksiköissä ja tulivat takaisin yllättyneinä: puhumme samoista asioista eri
sanoin ja kysymme asiakkaalta samat kysymykset kahdesti.[@k4] Palvelutarpeen arviossa ja hoidon tarpeen
arviossa on paljon yhteistä. Kun ne tehdään yhdessä, asiakas vastaa kerran.

| Sosiaalihuollossa sanotaan | Terveydenhuollossa sanotaan | Asiakkaalle sanotaan |
| --- | --- | --- |
| palvelutarpeen arvio | hoidon tarpeen arvio | mietitään yhdessä, mitä tarvitset |
| asiakassuunnitelma | hoitosuunnitelma | sinun suunnitelmasi |
| omatyöntekijä | vastuuhoitaja | sinun työparisi |
| asiakas | potilas | oma nimi |

::: tarina Mitä Soile oikeastaan tekee?
Santtu on tehnyt hoitotyötä kaksitoista vuotta. Hän on luullut, että Soile jakaa maksusitoumuksia. Kun he ajavat
yhdessä Pekan luo, Soile kertoo aamustaan: puhelu vuokranantajalle, tunti Kelan jonossa asiakkaan vieressä ja
yksi lupaus, joka piti.

”Sinähän teet hoitotyötä”, Santtu sanoo. ”Ja sinä”, Soile vastaa, ”sosiaalityötä. Viimeksi kun kysyit Pekalta,
mitä hän haluaa.”
:::

## Toipumista tukeva työote

Toipuminen ei tarkoita, että kaikki oireet ovat poissa. Se tarkoittaa, että elämä kantaa niistä huolimatta.
Toipumista tukeva työote on yhteinen kummallekin alalle, ja sen tuntee viidestä asiasta:

- **Toivo.** Puhumme tulevasta niin kuin se olisi mahdollinen.
- **Oma tahto.** Asiakas asettaa tavoitteen, me autamme pilkkomaan sen.
- **Voimavarat.** Kysymme, mikä on ennen auttanut.
- **Osallisuus.** Kukaan ei toivu yksin: läheiset, harrastus, työ tai olohuone ovat osa suunnitelmaa.
- **Merkitys.** Pieni onnistuminen on iso, jos se on asiakkaalle tärkeä.
"""

_STAGES: Final = """
## Muutoksen vaiheet

Muutos etenee vaiheittain, välillä takaisinpäin. Kun työpari puhuu samasta vaiheesta, apu on oikean kokoista.

| Vaihe | Mistä tunnistat | Mitä työpari tekee |
| --- | --- | --- |
| Esiharkinta | ”Ei minulla ole ongelmaa.” | Pitää yhteyttä, ei painosta |
| Harkinta | ”Pitäisi varmaan, mutta.” | Kysyy puolia ja vastapuolia |
| Valmistautuminen | ”Ensi viikolla.” | Auttaa tekemään suunnitelman |
| Toiminta | ”Aloitin eilen.” | On tavattavissa usein |
| Ylläpito | ”Kolme kuukautta.” | Juhlii ja varautuu notkahdukseen |
| Notkahdus | ”Taas kävi näin.” | Palaa yhdessä siihen, mikä toimi |

::: muista
”Ei motivoitunut” ei ole vaihe. Jos huomaat kirjoittavasi sen, kysy työpariltasi, missä vaiheessa asiakas on.
:::
"""

_REVISED: Final = """
## Opi naapurilta

Tuttuus ei synny koulutuspäivässä vaan arjessa. Nämä ovat osoittautuneet toimiviksi:[@k3]

1. Uusi työntekijä viettää ensimmäisen kuukauden aikana yhden päivän toisella alalla.
2. Tiimit käyvät toistensa luona kahvilla kahdesti vuodessa, ilman asialistaa.
3. Suorat puhelinnumerot ovat listana molempien seinällä ja ajan tasalla.

::: tehtava Kokeile tällä viikolla
Kysy työpariltasi: mistä olet työssäsi ylpeä? Vastaa sitten itse samaan kysymykseen.
:::
"""

_ENDING: Final = """
## Mitä kumpikin saa kertoa

Tietoa vaihdetaan asiakkaan luvalla ja vain sen verran kuin asia vaatii. Lupa kysytään ennen ensimmäistä
yhteistä tapaamista, ja siitä kirjataan, mitä se koskee. Jos olet epävarma, kysy ensin esihenkilöltäsi tai
alueesi tietosuojavastaavalta.[^lupa]

::: vinkki Sano lyhenteet auki
Jokainen lyhenne sulkee jonkun ulos huoneesta, yleensä asiakkaan. Salossa lyhenteistä maksetaan pullakassaan.
Kassa on täynnä, mutta puhe on selkeämpää.
:::

[^lupa]: Lupa koskee aina nimettyä asiaa ja nimettyjä ammattilaisia. Asiakas voi perua sen milloin tahansa, ja
    perumisesta kerrotaan heti työparille.
"""

RELEASED: Final = _BEGINNING + _STAGES + _ENDING
TEXT: Final = _BEGINNING + _STAGES + _REVISED + _ENDING
