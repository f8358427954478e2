"""Programmes for meeting, and for looking at the whole."""

from typing import Final

from agentnet.words import N_
from agentnet.workshops.boards.layouts import Layout
from agentnet.workshops.flow import ActivityKind as Kind
from agentnet.workshops.patterns.library.common import BREAK, CLIENT, FEEDBACK, PROMISE, Pattern, columns, opening
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.programme.points import BoardPlan, Point, PollPlan

FIRST: Final = Pattern(
    "first",
    N_("Ensimmäinen tapaaminen"),
    N_("Esittäydytään, sovitaan pelisäännöt, katsotaan ennakkokyselyn tulokset ja tavataan oma työpari."),
    (
        Point(Kind.TALK, N_("Tervetuloa: miksi verkosto on olemassa"), 15),
        Point(Kind.TALK, N_("Esittelyt: kuka olen, mistä tulen, mikä työssäni innostaa"), 30),
        Point(
            Kind.POLL,
            N_("Yksi sana: mitä odotat?"),
            5,
            poll=PollPlan(PollKind.CLOUD, N_("Mitä odotat tältä verkostolta? Vastaa yhdellä sanalla.")),
        ),
        Point(Kind.TALK, N_("Ennakkokyselyn tulokset"), 20),
        Point(
            Kind.BOARD,
            N_("Pelisäännöt"),
            30,
            N_("Miten toimimme, jotta jokainen uskaltaa sanoa, mitä ajattelee?"),
            columns(N_("Näin teemme"), N_("Tätä vältämme"), N_("Näin ratkomme erimielisyydet"), votes=5),
        ),
        BREAK,
        Point(
            Kind.TALK,
            N_("Parit tapaavat"),
            40,
            N_("Istukaa oman työparinne kanssa. Missä asiakkaissa työmme kohtaa, ja milloin tapaamme ensi kerran?"),
        ),
        PROMISE,
        FEEDBACK,
    ),
)
JOURNEY: Final = Pattern(
    "journey",
    N_("Asiakkaan polku"),
    N_("Polun vaiheet vierekkäin, asiakas ja molemmat alat omilla riveillään. Missä olemme samassa kohdassa?"),
    (
        opening(),
        Point(Kind.BOARD, N_("Asiakkaan polku"), 60, CLIENT, BoardPlan(Layout.JOURNEY)),
        BREAK,
        Point(
            Kind.BOARD,
            N_("Missä polku katkeaa?"),
            30,
            N_("Missä asiakas odottaa turhaan, kertoo saman kahdesti tai jää yksin?"),
            columns(N_("Katkokset"), N_("Yhteiset kohdat"), N_("Mitä muutamme?")),
        ),
        FEEDBACK,
    ),
)
QUADRUPLE: Final = Pattern(
    "quadruple",
    N_("Nelimaali"),
    N_("Sama muutos neljästä suunnasta: asiakkaan kokemus, henkilöstön kokemus, vaikuttavuus ja tuottavuus."),
    (
        opening(),
        Point(
            Kind.BOARD,
            N_("Mitä muutos tuo kullekin maalille?"),
            50,
            N_("Kirjoita, mikä paranee ja mistä sen huomaa. Kirjoita myös, mikä voi huonontua."),
            columns(N_("Asiakkaan kokemus"), N_("Henkilöstön kokemus"), N_("Vaikuttavuus"), N_("Tuottavuus"), votes=4),
        ),
        Point(
            Kind.POLL,
            N_("Mikä maali ensin?"),
            5,
            poll=PollPlan(
                PollKind.RANKING,
                N_("Missä järjestyksessä maaleihin tartutaan?"),
                (N_("Asiakkaan kokemus"), N_("Henkilöstön kokemus"), N_("Vaikuttavuus"), N_("Tuottavuus")),
            ),
        ),
        Point(Kind.TALK, N_("Miten mittaamme?"), 20),
    ),
)
RETRO: Final = Pattern(
    "retro",
    N_("Katse taaksepäin"),
    N_("Mikä meni hyvin, mikä ei, mitä opittiin. Verkoston omaan toimintaan, vaikka puolivuosittain."),
    (
        Point(
            Kind.POLL,
            N_("Miten meillä menee?"),
            5,
            poll=PollPlan(PollKind.SCALE, N_("Kuinka hyvin verkosto on toiminut tänä aikana?")),
        ),
        Point(
            Kind.BOARD,
            N_("Mitä jatkamme, mitä muutamme?"),
            45,
            N_("Muistele kulunutta aikaa. Yksi ajatus lappua kohti."),
            columns(N_("Mikä meni hyvin?"), N_("Mikä ei mennyt hyvin?"), N_("Mitä opimme?"), N_("Mitä muutamme?")),
        ),
        PROMISE,
        FEEDBACK,
    ),
)
