"""The pocket card's one chapter, and the first lines of the Swedish translation of the guide's first chapter."""

from typing import Final

CARD_TITLE: Final = "Viisi askelta työpariin"

CARD: Final = """\
Pidä kortti taskussa. Kun huomaat ajattelevasi, ettei asia ole vain sinun, lue tämä ja soita.

::: tarina Operaatio yksi ovi
Agentin tehtävä on pieni: yksi puhelu tänään. Kohde odottaa kahden oven takana. Hän ei tiedä, kumpaan koputtaa, joten
koputa sinä.
:::

::: tunnusmerkit Ennen kuin soitat
- Olen kysynyt asiakkaalta luvan.
- Tiedän, mikä hänelle on nyt tärkeintä.
- Tiedän, mitä kerron ja mitä en.
:::

::: prosessi Yksi puhelu
| | Kysy | Soita | Sopikaa |
| --- | --- | --- | --- |
| Asiakas | Antaa luvan | | Saa kaksi nimeä |
| Sinä | Kerrot, miksi | Nostat luurin | Kirjaat sovitun |
| Työparisi | | Vastaa | Kirjaa saman |
:::

1. **Huomaa.** Yksikin tunnusmerkki riittää.
2. **Kysy.** Lupa ennen puhelua, aina.
3. **Soita.** Ei viestiä, vaan ääni.
4. **Sopikaa.** Kumpi tekee mitä ja mihin mennessä.
5. **Kerro.** Asiakas saa molempien nimet samalla kertaa.

::: muista
Jos kukaan ei vastaa, asia on yhä sinun. Kerro asiakkaalle, milloin yrität uudelleen.
:::
"""

SWEDISH_TITLE: Final = "Varför ett arbetspar?"

SWEDISH: Final = """\
Klienten har ett enda liv. Vi har två fält, två datasystem och många dörrar. SOTE-arbetsparet är ett sätt att foga
samman dem så att det för klienten bara finns en dörr.

I arbetsparet finns en yrkesperson från socialvården och en från hälso- och sjukvården. De går vid klientens sida från
början till slut: de bedömer tillsammans, planerar tillsammans och ser tillsammans om det hjälpte. Ingendera är den
andras assistent.

::: berättelse Pekka väntar vid två dörrar
Pekka är 26 år. Han sover dåligt, dricker för mycket och har obetalda hyror. Santtu, sjukskötare, hoppas att boendet
ordnas först. Soile, socialhandledare, hoppas att vården börjar först.

Båda har rätt. Båda väntar. Pekka väntar på dem båda.
:::

::: kom ihåg
Be alltid om klientens tillstånd innan du talar om hans eller hennes ärenden med någon från det andra fältet.
:::
"""
