"""Seeds codes of the closed pre-survey: one question coded together, another by two who have yet to settle it."""

from typing import Any
from uuid import UUID

from sqlmodel import col, select

from agentnet.demo import codes, survey
from agentnet.demo.scene import Scene
from agentnet.network.queries import standing
from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.results import texts_of


async def seed(scene: Scene) -> None:
    closed = await scene.session.scalar(select(Survey).where(col(Survey.title) == survey.TITLE))
    if closed is None:
        return
    heli, ville = scene.people["heli"], scene.people["ville"]
    for key, two in (("wish", False), ("self", True)):
        asked = select(Question).where(col(Question.survey_id) == closed.id, col(Question.key) == key)
        question = (await scene.session.scalars(asked)).one()
        found = await texts_of(scene.session, closed, question, await standing(scene.session, heli, scene.network.id))
        words = {item.text: item.id for item in found.items}
        apart: dict[str, Any] = {"first_id": heli.id, "second_id": ville.id, "first_ready": True, "second_ready": True}
        coding = Coding(survey_id=closed.id, question_id=question.id, by_two=two, **(apart if two else {}))
        scene.session.add(coding)
        await scene.session.flush()
        listed = [(name, "", tone, texts) for name, tone, texts in codes.OWN] if two else codes.CODES
        for place, (name, description, tone, beginnings) in enumerate(listed):
            code = AnswerCode(coding_id=coding.id, name=name, description=description, tone=tone, place=place)
            scene.session.add(code)
            await scene.session.flush()
            for beginning in beginnings:
                _put(scene, code.id, _text(words, beginning), two, agreed=beginning not in codes.DIFFERENT)
        await scene.session.flush()


def _text(words: dict[str, UUID], beginning: str) -> UUID:
    return next(id for text, id in words.items() if text.startswith(beginning))


def _put(scene: Scene, code: UUID, text: UUID, two: bool, *, agreed: bool) -> None:
    if not two:
        scene.session.add(CodedText(code_id=code, source_id=text))
        return
    for seat in (0, 1, 2) if agreed else (1,):
        scene.session.add(CodedText(code_id=code, source_id=text, seat=seat))
