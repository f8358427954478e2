"""Eight findings: what the coordinators condensed from the notes, submissions and wishes, and from which ones."""

from dataclasses import dataclass
from typing import Final

from agentnet.sources.flow import Fate


@dataclass(frozen=True, slots=True)
class Finding:
    """`notes` are "board:number", `submissions` "assignment:number", `wishes` the people whose wish was read.

    Chapters cite findings by their order here: `[@k3]` is the third.
    """

    theme: str
    title: str
    text: str
    by: str
    days: int
    notes: tuple[str, ...] = ()
    submissions: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return (*self.notes, *self.submissions, *(f"wish:{person}" for person in self.wishes))


def _of(board: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{board}:{n}" for n in numbers)


FINDINGS: Final = (
    Finding(
        "asiakas", "Asiakas jää kahden odottajan väliin",
        "Kumpikin ala odottaa usein, että toinen hoitaa ensin oman osuutensa. Asiakas odottaa molempia. Kun vastuu on "
        "kaikilla, se ei ole kenelläkään, ja siksi tarvitaan nimetty työpari.",
        "heli", -80, _of("asiakas", 1, 2, 15, 16, 21, 22), wishes=("ville",),
    ),
    Finding(
        "asiakas", "Yhteisen asiakkaan tunnistaa arjen merkeistä",
        "Yhteistä asiakasta ei tunnista diagnoosista vaan arjesta: käyttämättä jääneistä ajoista, kahdesta "
        "suunnitelmasta, kysymyksestä ”kenelle minä soitan?” ja ammattilaisen omasta tunteesta, ettei asia ole "
        "vain hänen.",
        "ville", -78, _of("asiakas", 3, 4, 5, 6, 8, 10, 11, 14), wishes=("kaisa",),
    ),
    Finding(
        "osaaminen", "Tuttuus madaltaa kynnystä enemmän kuin ohje",
        "Suora numero, yhteinen kahvi ja päivä naapurissa poistivat esteitä, joita ohjeet eivät olleet poistaneet. "
        "Perehdytyspäivä toisella alalla kannattaa sopia pysyväksi.",
        "heli", -60, _of("asiakas", 27, 28, 31, 32), ("t1:2", "t1:4", "t1:10", "t1:11"), ("hannele",),
    ),
    Finding(
        "osaaminen", "Sama asia, eri sanat",
        "Alat puhuvat samoista asioista eri sanoin ja kysyvät asiakkaalta samat kysymykset kahdesti. Yhteinen kieli "
        "syntyy, kun toipumista tukeva työote ja muutosvaiheet ovat molemmille tuttuja.",
        "ville", -59, _of("asiakas", 18, 20, 24), ("t1:3", "t1:5", "t1:9"), ("nelli", "omar"),
    ),
    Finding(
        "palaveri", "Verkostopalaveri on neljä eri palaveria",
        "Samalla nimellä kutsutaan ainakin neljää palaveria, ja osalle sana on vieras. Nimet ja tarkoitukset pitää "
        "sopia: kuka kutsuu, kuka vetää ja onko asiakas paikalla.",
        "heli", -24, _of("palaveri", 7, 8, 9, 15), ("t2:1", "t2:3", "t2:4", "t2:7", "t2:13"), ("samu",),
    ),
    Finding(
        "palaveri", "Asiakas päättää, ketkä kutsutaan ja mistä puhutaan",
        "Palaveri onnistuu, kun asiakas on valinnut sekä osallistujat että tärkeimmät asiat. Liian suuri joukko tekee "
        "asiakkaasta sivuhenkilön. Kutsun pitää tulla ajoissa ja kertoa, ketkä ovat tulossa.",
        "ville", -22, _of("palaveri", 1, 2, 3, 16, 17, 25, 26, 27, 49, 52, 55), ("t2:6", "t2:11"), ("mika",),
    ),
    Finding(
        "palaveri", "Roolit sovitaan ennen, sovitut asiat luetaan lopuksi",
        "Kun työpari sopii etukäteen, kumpi kysyy ja kumpi kirjaa, asiakkaalle jää tilaa. Kun sovitut asiat luetaan "
        "ääneen ja annetaan mukaan, ne myös tapahtuvat.",
        "heli", -22, _of("palaveri", 22, 23, 24, 28, 29, 30, 54), ("t2:8", "t2:12"),
    ),
    Finding(
        "vastaanotto", "Yksi yhteinen aika säästää kolme",
        "Yhteisvastaanotolla asiakas kertoo asiansa kerran ja saa yhden suunnitelman. Onnistuminen ratkeaa kymmenen "
        "minuutin puhelussa ennen vastaanottoa: kumpi aloittaa, kumpi kuuntelee, kumpi varaa seuraavan ajan.",
        "ville", -6, _of("asiakas", 29, 33, 37), ("t3:1", "t3:2", "t3:3", "t3:6"), ("petri",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a contribution that no finding cites, and why; said by a coordinator."""

    source: str
    fate: Fate
    reason: str
    by: str = "heli"


ENDINGS: Final = (
    Ending("asiakas:39", Fate.PARKED, "Viety johtajille. Yhteisen ajan kirjaamisesta sovitaan keväällä.", "ville"),
    Ending(
        "asiakas:40", Fate.MERGED, "Sama kysymys kuin yhteisestä kalenteriajasta. Viety johtajille yhdessä.", "ville"
    ),
    Ending("asiakas:42", Fate.PARKED, "Lukuoikeuksia selvitetään tietohallinnon ja tietosuojavastaavan kanssa."),
    Ending("asiakas:25", Fate.OUT_OF_SCOPE, "Lomista sovitaan yksiköissä. Toive on kerrottu esihenkilöille."),
    Ending("asiakas:46", Fate.PARKED, "Molemmat johtajat lupasivat tulla. Aika sovitaan tammikuussa! 🕶️"),
    Ending("palaveri:20", Fate.MERGED, "Lyhenteistä on vinkki luvussa Yhteinen osaamispohja."),
    Ending("palaveri:44", Fate.MERGED, "Pullakassa pääsi oppaaseen asti: katso Yhteinen osaamispohja.", "ville"),
    Ending("palaveri:47", Fate.PARKED, "Hyvä kokeilu. Palataan, kun teillä on siitä kokemuksia."),
    Ending("palaveri:48", Fate.PARKED, "Q ottaa haasteen vastaan. Ensin tehdään yhteinen kutsupohja.", "ville"),
)
