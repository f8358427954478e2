"""The doors of the surveys room."""

from typing import Any, Final

from agentnet.surveys.pages.answering import AnswerPages
from agentnet.surveys.pages.managing import NetworkSurveys, SurveyPages
from agentnet.surveys.pages.questions import QuestionPages
from agentnet.surveys.pages.results import ResultPages

HANDLERS: Final[tuple[Any, ...]] = (NetworkSurveys, SurveyPages, QuestionPages, AnswerPages, ResultPages)
