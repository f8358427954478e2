"""Codes of the pre-survey's wishes, by the beginnings of the texts; and how two coders read the second question."""

from typing import Final

CODES: Final = (
    ("Yhteinen aika", "Kalenterit, palaverit ja se, mistä aika otetaan.", "sun",
     ("Siitä, miten saamme yhteisen ajan", "Verkostopalavereista", "Resursseista", "Mitä esihenkilön", "Mitä jää")),
    ("Toistemme työn tunteminen", "Kuka tekee mitä, ja millä sanoilla siitä puhutaan.", "sky",
     ("Mitä aikuissosiaalityössä", "Yhteisestä kielestä", "Työparin arjesta", "Yhteisvastaanotosta", "Järjestöjen",
      "Miten työpari toimii")),
    ("Tiedon kulku ja luvat", "Kirjaaminen, luvat ja tieto, kun asiakas siirtyy.", "mint",
     ("Kirjaamisesta", "Luvista", "Tiedon kulusta", "Yhteisestä suunnitelmasta", "Kuka minulle kertoo")),
    ("Asenteet ja johtaminen", "Vanhat kaunat, tasavertaisuus ja päälliköiden osuus.", "peach",
     ("Asenteista", "Siitä, miten vanhat kaunat", "Johtamisesta", "Kahden alan")),
)  # fmt: skip
"""(name, description, tone, beginnings of texts) of the question `wish`; the rest still wait for a code."""

OWN: Final = (
    ("Rohkeutta ja lupa kokeilla", "sun", ("Rohkeutta", "Lupa", "Uskallusta", "Itseluottamusta", "Keinoja")),
    ("Ihmisiä ja vertaistukea", "sky", ("Vertaistukea", "Uusia tuttuja", "Työparin!", "Naurua", "Että seuraavan")),
    ("Selkeät pelisäännöt", "mint", ("Selkeät ohjeet", "Yhteiset pelisäännöt", "Selkeää puhetta", "Etäosallistumisen")),
)  # fmt: skip
DIFFERENT: Final = ("Naurua", "Keinoja", "Että seuraavan")
"""Read into nothing by the second coder."""
