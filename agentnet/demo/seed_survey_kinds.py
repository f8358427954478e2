"""Seeds a draft with questions of many kinds, in two languages: the next pre-survey, from what comes with agentnet."""

from typing import Final

from agentnet.demo.scene import Scene
from agentnet.surveys import actions, queries
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind
from agentnet.surveys.patterns.actions import plant
from agentnet.surveys.patterns.queries import questions_in

TITLE: Final = "Ennakkokysely: uusien agenttien odotukset"
INTRO: Final = (
    "Tervetuloa verkostoon! Vastaamiseen menee viitisen minuuttia. Toiveistanne kootaan seuraavan vuoden teemat."
)


async def seed(scene: Scene) -> None:
    survey = await actions.make(
        scene.session, scene.network.id, kind=Kind.PRE, title=TITLE, intro=INTRO, anonymity=Anonymity.ANONYMOUS
    )
    survey.languages = ["fi", "sv"]
    survey.texts = {"sv": {"title": "Förhandsenkät: nya agenters förväntningar"}}
    for begin in (Kind.PRE, Kind.SWOT):
        asked = [
            one
            for one in await questions_in(scene.session, survey, begin.value)
            if begin is Kind.PRE or one.kind is QuestionKind.SWOT
        ]
        await plant(scene.session, survey, asked)
    for question in await queries.questions_of(scene.session, survey.id):
        if question.kind is QuestionKind.SWOT:
            question.required = False
    await scene.session.flush()
