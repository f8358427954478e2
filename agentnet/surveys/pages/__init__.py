"""The doors of the surveys room."""

from typing import Any, Final

from agentnet.surveys.coding import pages as coding
from agentnet.surveys.pages.answering import AnswerPages
from agentnet.surveys.pages.exports import ResultFiles
from agentnet.surveys.pages.keys import KeyPages, results_json
from agentnet.surveys.pages.languages import LanguagePages
from agentnet.surveys.pages.lists import NetworkSurveys
from agentnet.surveys.pages.managing import SurveyPages
from agentnet.surveys.pages.ordering import OrderPages
from agentnet.surveys.pages.patterns import PatternPages, StartPages
from agentnet.surveys.pages.previewing import PreviewPages
from agentnet.surveys.pages.questions import QuestionPages
from agentnet.surveys.pages.results import ResultPages
from agentnet.surveys.pages.sharing import SharingPages
from agentnet.surveys.pages.trend import FeedbackPages, TrendPages
from agentnet.surveys.waves import pages as waves

HANDLERS: Final[tuple[Any, ...]] = (
    NetworkSurveys,
    SurveyPages,
    QuestionPages,
    OrderPages,
    PreviewPages,
    PatternPages,
    StartPages,
    LanguagePages,
    AnswerPages,
    ResultPages,
    ResultFiles,
    SharingPages,
    KeyPages,
    TrendPages,
    FeedbackPages,
    results_json,
    *coding.HANDLERS,
    *waves.HANDLERS,
)
