"""The doors of the surveys room."""

from typing import Any, Final

from agentnet.surveys.pages.answering import AnswerPages
from agentnet.surveys.pages.languages import LanguagePages
from agentnet.surveys.pages.lists import NetworkSurveys
from agentnet.surveys.pages.managing import SurveyPages
from agentnet.surveys.pages.ordering import OrderPages
from agentnet.surveys.pages.previewing import PreviewPages
from agentnet.surveys.pages.questions import QuestionPages
from agentnet.surveys.pages.results import ResultPages
from agentnet.surveys.waves import pages as waves

HANDLERS: Final[tuple[Any, ...]] = (
    NetworkSurveys,
    SurveyPages,
    QuestionPages,
    OrderPages,
    PreviewPages,
    LanguagePages,
    AnswerPages,
    ResultPages,
    *waves.HANDLERS,
)
