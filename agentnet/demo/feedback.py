"""What people said after each workshop: how useful it was (1 to 5), what they take along, what they would change."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Said:
    by: str
    useful: int
    takes: str = ""
    changes: str = ""


FEEDBACK: Final = {
    "w1": (
        Said("emmi", 5, "Kolme uutta puhelinnumeroa ja paremman mielen."),
        Said("aino", 5, "Tiedon siitä, että Turussa painitaan samojen asioiden kanssa."),
        Said("kaisa", 3, "Tunnusmerkit tiimipalaveriin.", "Yksi tauko lisää, niin jaksaa paremmin."),
        Said("petri", 4, "Rohkeuden kysyä asiakkaalta, sopiiko työpari."),
        Said("mika", 5, "Minua kuunneltiin. Tulen toistekin."),
        Said("tuula", 3, "", "Vähemmän kalvoja, enemmän käytäntöä."),
        Said("samu", 4, "Pullopostilähetteen. Se jäi elämään."),
        Said("marjo", 3, "Saman lauseen kumpaankin suunnitelmaan.", "Esityslista päivää aiemmin."),
        Said("riikka", 5, "Kutsun olohuoneelle: ensi viikolla tulee kaksi agenttia kahville."),
    ),
    "w2": (
        Said("omar", 5, "Juristin alustus selvitti sen, mitä olen arvaillut vuosia."),
        Said("sanna", 3, "Muutosvaiheiden taulukon.", "Etänä ääni pätki. Toinen mikrofoni saliin?"),
        Said("marjo", 5, "Muutosvaiheharjoituksen koko tiimille."),
        Said("joonas", 4, "Työparin! Tai sitten työpari löysi minut."),
        Said("hannele", 4, "Nyt tiedän, mitä aikuissosiaalityössä tehdään. Kiitos, kun sai kysyä."),
        Said("emmi", 4, "Kahvikutsun naapuriin."),
        Said("katja", 3, "Oli hyvä, että asioille käytettiin tavallisia sanoja.", "Lyhyempi alustus."),
    ),
    "w3": (
        Said("samu", 5, "Pekan tarinan. Se pysäytti koko salin."),
        Said("eero", 4, "Vartin periaatteen: lääkäri tulee silloin, kun hänestä on hyötyä."),
        Said("katja", 5, "Ensimmäinen palaveri palavereista, josta pidin."),
        Said("nelli", 4, "Lyhennepurkin. Otetaan käyttöön huomenna."),
        Said("petri", 5, "Neljä nimeä neljälle palaverille."),
        Said("riikka", 4, "Järjestö oli kerrankin samassa pöydässä alusta asti."),
        Said("kaisa", 4, "Kutsupohjan luonnoksen.", "Enemmän aikaa pienryhmille. Siellä syntyi parhaat jutut."),
        Said("tiina", 4, "Kaksi riviä riittää, jos ei pääse paikalle."),
        Said("mika", 5, "Tunteen, että tästä tulee jotakin."),
        Said("sanna", 4, "", "Äänestys toimi hyvin myös etänä. Lisää sellaista!"),
    ),
}
