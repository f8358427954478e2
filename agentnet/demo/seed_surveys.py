"""Seeds the pre-survey and the workshops' feedback: the surveys room's own actions, with the clock set back."""

from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo import survey as form
from agentnet.demo.feedback import FEEDBACK
from agentnet.demo.scene import Scene
from agentnet.demo.survey import REPLIES, Reply
from agentnet.sources.models import SourceRevision
from agentnet.surveys import actions, queries
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind
from agentnet.surveys.models import AnswerValue, Question, Survey
from agentnet.surveys.questions import Value
from agentnet.workshops.models import Workshop

OPENED: Final = -107
CLOSED: Final = -96
FEEDBACK_OPEN: Final = timedelta(days=7)


async def seed(scene: Scene) -> None:
    """The closed pre-survey; its wishes are found in the scene as "wish:person"."""
    by = scene.people["heli"]
    with clock.travel(to=scene.at(OPENED, 9)):
        survey = await actions.make(
            scene.session,
            scene.network.id,
            kind=Kind.PRE,
            title=form.TITLE,
            intro=form.INTRO,
            anonymity=Anonymity.ANONYMOUS,
            closes_at=scene.at(CLOSED, 16),
        )
        questions = _questions(survey)
        scene.session.add_all(questions.values())
        await scene.session.flush()
        await actions.open_survey(scene.session, survey, by)
        for reply in Random(7).sample(REPLIES, len(REPLIES)):
            values = {key: value for key, value in _values(reply).items() if value}
            await actions.answer(scene.session, survey, values, scene.people[reply.by])
    with clock.travel(to=scene.at(CLOSED, 16)):
        await actions.close(scene.session, survey, by)
    await _find_wishes(scene, questions["wish"].id)


def _questions(survey: Survey) -> dict[str, Question]:
    return {
        one.key: Question(
            survey_id=survey.id,
            key=one.key,
            place=place,
            kind=QuestionKind(one.kind),
            label=one.text,
            required=one.required,
            options=list(one.choices),
        )
        for place, one in enumerate(form.QUESTIONS, 1)
    }


def _values(reply: Reply) -> dict[str, Value]:
    return {
        "often": form.OFTEN[reply.often],
        "know": reply.know,
        "easy": reply.easy,
        "barrier": form.BARRIERS[reply.barrier],
        "wish": reply.wish,
        "self": reply.self,
    }


async def _find_wishes(scene: Scene, question_id: UUID) -> None:
    """Nothing ties an answer to its giver: only we, who wrote them, know whose words they are."""
    rows = await scene.session.execute(
        select(col(AnswerValue.id), col(SourceRevision.text))
        .join(SourceRevision, col(SourceRevision.source_id) == col(AnswerValue.id))
        .where(AnswerValue.question_id == question_id)
    )
    ids = {text: id for id, text in rows}
    scene.sources |= {f"wish:{reply.by}": ids[reply.wish] for reply in REPLIES}


async def seed_feedback(scene: Scene) -> None:
    """What was said after each past workshop."""
    for key in FEEDBACK:
        await _feedback(scene, key, scene.workshops[key])


async def _feedback(scene: Scene, key: str, workshop: Workshop) -> None:
    survey = await scene.session.get_one(Survey, workshop.feedback_id)
    questions = await queries.questions_of(scene.session, survey.id)
    with clock.travel(to=workshop.ends_at):
        for said in Random(7).sample(FEEDBACK[key], len(FEEDBACK[key])):
            words: tuple[Value, ...] = (said.useful, said.takes, said.changes)
            given = zip(questions, words, strict=True)
            values = {question.key: value for question, value in given if value}
            await actions.answer(scene.session, survey, values, scene.people[said.by])
    with clock.travel(to=workshop.ends_at + FEEDBACK_OPEN):
        await actions.close(scene.session, survey, scene.people["heli"])
