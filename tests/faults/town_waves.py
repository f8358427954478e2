"""The part of a town that waves need: a series with a closed wave, offered to somebody, and a draft to a list."""

from typing import TYPE_CHECKING, Any

from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding
from agentnet.surveys.flow import Asked, Kind, Stage
from agentnet.surveys.models import Series, Survey
from agentnet.surveys.waves.models import Handover
from tests.cast import Cast

if TYPE_CHECKING:
    from tests.faults.town import Town


def build_waves(town: "Town", cast: Cast) -> None:
    about: dict[str, Any] = {"network_id": town.network.id, "title": town.words, "kind": Kind.METER}
    series = town.put("series", Series(**about))
    town.put("wave", Survey(**about, series_id=series.id, stage=Stage.CLOSED))
    town.put("survey list", Survey(**about, asked=Asked.PERSONAL))
    to = cast.sari if town.network.id == cast.network.id else town.lead  # an offer may be read by whom it is made to
    town.put("handover", Handover(series_id=series.id, to_id=to.id, by=town.lead.id))
    closed: dict[str, Any] = {"survey_id": town.id("survey closed"), "question_id": town.id("question closed text")}
    coding = town.put("coding", Coding(**closed))
    code = town.put("answer code", AnswerCode(coding_id=coding.id, name=town.words, description=town.words))
    town.put("other code", AnswerCode(coding_id=coding.id, name=f"{town.words} 2"))
    town.put("coded text", CodedText(code_id=code.id, source_id=town.id("wish")))
