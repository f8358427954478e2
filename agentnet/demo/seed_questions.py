"""Seeds the sample's questions to the network, by their own actions, with the clock set back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from agentnet import clock
from agentnet.asking import actions
from agentnet.asking.queries import inquiry_seen_by, reply_of
from agentnet.demo.scene import Scene


class Told(NamedTuple):
    """An answer: who, how many days from today, what; `helped` when the asker says so."""

    by: str
    days: int
    text: str
    helped: bool = False


class Question(NamedTuple):
    by: str
    days: int
    title: str
    text: str
    theme: str
    told: Sequence[Told] = ()


QUESTIONS: Final = (
    Question(
        "aino",
        -18,
        "Miten kutsutte sosiaalihuollon mukaan, kun asia tulee ilmi vastaanotolla?",
        "Meillä vastaanottoaika on usein lyhyt. Olemme kokeilleet puhelinsoittoa vastaanoton aikana, mutta aina ei "
        "tavoiteta ketään. Miten muualla toimitaan?",
        "vastaanotto",
        (
            Told(
                "emmi",
                -17,
                "Sovimme päivystysvuorot: aamupäivisin yksi meistä vastaa aina terveysaseman puheluihin. Vuorolista on "
                "molemmilla sama.",
                helped=True,
            ),
            Told("ville", -15, "Meillä auttoi lyhyt yhteinen pohja: kolme riviä riittää, ja toinen soittaa takaisin."),
        ),
    ),
    Question(
        "emmi",
        -6,
        "Kuka kirjaa verkostopalaverissa sovitut asiat?",
        "Meillä kaikki kirjaavat omaan järjestelmäänsä, ja loppu jää muistin varaan. Onko jollain toimiva tapa?",
        "palaveri",
        (Told("heli", -5, "Kokeilemme, että kutsuja kirjaa ja lukee sovitun ääneen ennen kuin lähdetään."),),
    ),
    Question("ville", -2, "Onko kenelläkään hyvää tapaa perehdyttää uusi työpari?", "", "osaaminen"),
)


async def seed(scene: Scene) -> None:
    for one in QUESTIONS:
        asker = scene.people[one.by]
        with clock.travel(to=scene.at(one.days, 10)):
            theme = scene.themes[one.theme].id
            words = {"title": one.title, "text": one.text}
            made = await actions.ask(scene.session, scene.network, id=None, **words, theme_id=theme, by=asker)
        for nth, told in enumerate(one.told):
            giver = scene.people[told.by]
            with clock.travel(to=scene.at(told.days, 12) + timedelta(minutes=nth)):
                seen = await inquiry_seen_by(scene.session, giver, made)
                answer = await actions.answer(scene.session, seen, id=None, text=told.text, by=giver)
                if told.helped:
                    mine = await inquiry_seen_by(scene.session, asker, made)
                    row = await reply_of(scene.session, made, answer)
                    await actions.mark_helped(scene.session, mine, row, helped=True)
