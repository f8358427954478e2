"""Programmes for finding what is wrong, and what to do about it."""

from typing import Final

from agentnet.words import N_
from agentnet.workshops.boards.layouts import Layout
from agentnet.workshops.flow import ActivityKind as Kind
from agentnet.workshops.patterns.library.common import BREAK, CLIENT, FEEDBACK, PROMISE, Pattern, columns, opening
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.programme.points import BoardPlan, Point, PollPlan

BARRIERS: Final = Pattern(
    "barriers",
    N_("Esteet ja hyvät käytännöt"),
    N_("Mikä estää yhteistyötä, mikä jo toimii ja mitä kokeillaan. Pienryhmät jatkavat tärkeimmistä."),
    (
        opening(),
        Point(Kind.BOARD, N_("Esteet ja hyvät käytännöt"), 50, CLIENT, BoardPlan()),
        BREAK,
        Point(
            Kind.GROUPS,
            N_("Pienryhmät: yksi este kerrallaan"),
            45,
            N_("Valitkaa yksi eniten ääniä saanut este. Mikä siitä tekee esteen, ja mitä voimme itse tehdä?"),
            columns(N_("Mistä este johtuu?"), N_("Mitä voimme itse tehdä?"), N_("Mitä pyydämme johdolta?")),
            groups=4,
        ),
        PROMISE,
        FEEDBACK,
    ),
)
SWOT: Final = Pattern(
    "swot",
    N_("SWOT: missä olemme nyt"),
    N_("Vahvuudet, heikkoudet, mahdollisuudet ja uhat samalle taululle, tärkeimmät äänestämällä."),
    (
        opening(),
        Point(
            Kind.BOARD,
            N_("Yhteisen työmme SWOT"),
            60,
            N_("Mikä yhteistyössä toimii, mikä ei, mitä voisi tulla ja mikä uhkaa? Yksi ajatus lappua kohti."),
            BoardPlan(Layout.SWOT, votes=4),
        ),
        BREAK,
        Point(Kind.TALK, N_("Mitä tästä seuraa: kolme tärkeintä"), 30),
        FEEDBACK,
    ),
)
WHY: Final = Pattern(
    "why",
    N_("Juurisyy: viisi kertaa miksi"),
    N_("Yksi ongelma, viisi miksi-kysymystä, ja lopuksi se syy, johon voi vaikuttaa."),
    (
        Point(Kind.TALK, N_("Ongelma yhdellä lauseella"), 15, N_("Kirjoittakaa se näkyviin. Kenen arjessa se näkyy?")),
        Point(
            Kind.BOARD,
            N_("Viisi kertaa miksi"),
            50,
            N_("Vastatkaa ensin ensimmäiseen miksi-kysymykseen. Kysykää sitten vastauksesta uudelleen: miksi?"),
            columns(
                N_("1. Miksi?"), N_("2. Miksi?"), N_("3. Miksi?"), N_("4. Miksi?"), N_("5. Miksi?"), N_("Juurisyy")
            ),
        ),
        BREAK,
        Point(
            Kind.BOARD,
            N_("Mihin tartumme?"),
            30,
            N_("Mille juurisyylle voimme tehdä jotakin itse?"),
            BoardPlan(Layout.FOUR),
        ),
        PROMISE,
    ),
)
TRYING: Final = Pattern(
    "trying",
    N_("Mitä kokeilemme"),
    N_("Ideoista kokeiluiksi: mitä, missä, kuka ja mistä tiedämme, että se onnistui."),
    (
        opening(),
        Point(
            Kind.BOARD, N_("Ideat kokeiluiksi"), 40, N_("Mitä voisi kokeilla jo ensi kuussa?"), BoardPlan(Layout.FOUR)
        ),
        BREAK,
        Point(
            Kind.GROUPS,
            N_("Pienryhmät: kokeilun suunnitelma"),
            45,
            N_("Yksi kokeilu ryhmää kohti. Pieni riittää."),
            columns(
                N_("Mitä kokeilemme?"), N_("Missä ja milloin?"), N_("Kuka tekee?"), N_("Mistä näemme, että se toimi?")
            ),
            groups=4,
        ),
        PROMISE,
        FEEDBACK,
    ),
)
GIVING_UP: Final = Pattern(
    "giving-up",
    N_("Mistä luovumme"),
    N_("Uudelle on tilaa, kun jokin vanha jää pois. Mitä teemme tottumuksesta, ja kuka luvan antaa?"),
    (
        opening(),
        Point(
            Kind.BOARD,
            N_("Mistä luovumme?"),
            45,
            N_("Ajattele viime viikkoasi. Mitä teit, mistä kukaan ei hyötynyt?"),
            columns(N_("Luovumme heti"), N_("Luovumme, jos saamme luvan"), N_("Tästä emme luovu"), votes=5),
        ),
        Point(
            Kind.POLL,
            N_("Kuinka paljon aikaa vapautuu?"),
            5,
            poll=PollPlan(
                PollKind.CHOICE,
                N_("Kuinka paljon aikaa sinulta vapautuisi viikossa?"),
                (N_("Ei lainkaan"), N_("Alle tunti"), N_("1–3 tuntia"), N_("Yli 3 tuntia")),
            ),
        ),
        PROMISE,
    ),
)
