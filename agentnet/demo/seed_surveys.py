"""Seeds the pre-survey: who was asked, and twenty-six answers that nothing ties to their givers."""

from random import Random
from typing import Any

from agentnet.demo import survey as form
from agentnet.demo.people import PEOPLE
from agentnet.demo.scene import Scene
from agentnet.demo.survey import REPLIES, Reply
from agentnet.sources.flow import Kind as SourceKind
from agentnet.sources.models import Source, SourceRevision
from agentnet.sources.rules import fingerprint
from agentnet.surveys.flow import Anonymity, Kind, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Survey, SurveyStep


async def seed(scene: Scene) -> None:
    """The closed pre-survey; its wishes are found in the scene as "wish:person"."""
    survey = Survey(
        network_id=scene.network.id,
        kind=Kind.PRE,
        title=form.TITLE,
        intro=form.INTRO,
        anonymity=Anonymity.ANONYMOUS,
        stage=Stage.CLOSED,
        closes_at=scene.at(-96, 16),
        version=3,
        created_at=scene.at(-109, 9),
    )
    scene.session.add(survey)
    await scene.session.flush()
    steps = ((Stage.DRAFT, Stage.OPEN, -107), (Stage.OPEN, Stage.CLOSED, -96))
    scene.session.add_all(
        SurveyStep(survey_id=survey.id, was=was, now=now, by=scene.people["heli"].id, created_at=scene.at(days, 16))
        for was, now, days in steps
    )
    answered = {reply.by for reply in REPLIES}
    scene.session.add_all(
        Invited(survey_id=survey.id, person_id=scene.people[one.key].id, answered=one.key in answered)
        for one in PEOPLE
        if one.role is not None
    )
    questions = _questions(scene, survey)
    await scene.session.flush()
    for reply in Random(7).sample(REPLIES, len(REPLIES)):
        await _answer(scene, survey, questions, reply)


def _questions(scene: Scene, survey: Survey) -> dict[str, Question]:
    questions = {
        one.key: Question(
            survey_id=survey.id,
            key=one.key,
            place=place,
            kind=QuestionKind(one.kind),
            label=one.text,
            required=one.required,
            options=list(one.choices),
            frozen=True,
            created_at=survey.created_at,
        )
        for place, one in enumerate(form.QUESTIONS)
    }
    scene.session.add_all(questions.values())
    return questions


async def _answer(scene: Scene, survey: Survey, questions: dict[str, Question], reply: Reply) -> None:
    """One form; each text in it is a source without a person."""
    answer = Answer(survey_id=survey.id, anonymity=survey.anonymity)
    scene.session.add(answer)
    await scene.session.flush()
    chosen: dict[str, Any] = {
        "often": form.OFTEN[reply.often],
        "know": reply.know,
        "easy": reply.easy,
        "barrier": form.BARRIERS[reply.barrier],
    }
    for key, value in chosen.items():
        scene.session.add(AnswerValue(answer_id=answer.id, question_id=questions[key].id, value=value))
    for key, text in (("wish", reply.wish), ("self", reply.self)):
        if text:
            kept = AnswerValue(answer_id=answer.id, question_id=questions[key].id)
            source = Source(
                id=kept.id,
                network_id=scene.network.id,
                kind=SourceKind.SURVEY,
                origin_id=survey.id,
                label=survey.title,
            )
            scene.session.add(source)
            await scene.session.flush()
            scene.session.add_all([kept, SourceRevision(source_id=kept.id, n=1, text=text, sha256=fingerprint(text))])
            if key == "wish":
                scene.sources[f"wish:{reply.by}"] = kept.id
