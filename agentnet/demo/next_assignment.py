"""The assignment that waits to be given: a draft with questions of many kinds, and a template of it."""

from typing import Final

from agentnet.demo.scene import Scene
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.questions import Asking, Condition
from agentnet.tasks import correcting, drafting

TITLE: Final = "Yhden päivän kuva"
TEXT: Final = """Valitse yksi tavallinen työpäivä ja seuraa, **missä toisen alan työ tulee vastaan**.

- Mieti päivää jälkikäteen kahvikupin ääressä, se riittää.
- Ota kuva paikasta, ei ihmisistä: seinä, ovi, lomakepino.
- Asiakkaista ei kerrota mitään.
"""
ASKED: Final = (
    Asking(key="q2", kind=QuestionKind.NUMBER, label="Kuinka monta kertaa se tapahtui?", at_least=0, at_most=50,
           unit="kertaa"),
    Asking(key="q3", kind=QuestionKind.CHOICE, label="Saitko toisen alan ihmisen kiinni, kun tarvitsit?",
           options=("Kyllä, heti", "Kyllä, mutta se vei aikaa", "En")),
    Asking(key="q4", kind=QuestionKind.LINE, label="Mikä oli tiellä?",
           shown_if=Condition(key="q3", one_of=("Kyllä, mutta se vei aikaa", "En"))),
    Asking(key="q5", kind=QuestionKind.SCALE, label="Kuinka sujuvaa yhteistyö oli?", options=("kankeaa", "sujuvaa")),
)  # fmt: skip


async def seed(scene: Scene) -> None:
    draft = await drafting.make(
        scene.session,
        scene.network.id,
        title=TITLE,
        text=TEXT,
        question="Missä kohdassa päivää toisen alan työ tuli vastaan?",
        due_at=scene.at(21, 23, 59),
        pairs=True,
        pictures=3,
    )
    for question in ASKED:
        await drafting.put_question(scene.session, draft, question)
    await correcting.save_pattern(scene.session, draft, TITLE)
