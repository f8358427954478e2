"""An answer by the open link, taken as fast as people write: far more than there are staff have to wait in between."""

from collections.abc import Mapping

from agentnet.db import Session
from agentnet.surveys.models import AskedUnit, Survey
from agentnet.surveys.questions import Value
from agentnet.surveys.waves import pacing
from agentnet.surveys.waves.answering import answer_openly
from agentnet.surveys.waves.links import link_of
from agentnet.surveys.waves.odd import people_asked
from agentnet.words import Refused, _, n_


class Slower(Refused):
    """Far more has come from this network than it has people: the next answer is taken a little later."""

    def __init__(self, seconds: int) -> None:
        if seconds < 60:
            wait = n_("{n} sekunti", "{n} sekuntia", seconds)
        else:
            wait = n_("{n} minuutti", "{n} minuuttia", -(-seconds // 60))
        super().__init__(
            _(
                "Tästä verkosta on vastattu jo useammin kuin yksikössä on väkeä, joten vastauksia otetaan nyt "
                "harvemmin. Vastauksesi ovat tallessa tällä sivulla. Odota {wait} ja lähetä ne uudelleen.",
                wait=wait,
            )
        )
        self.seconds = seconds


async def kept_in_pace(
    session: Session, survey: Survey, unit: AskedUnit, values: Mapping[str, Value], address: str, mark: str
) -> bool:
    """Keep an answer of the open link. False: this form was kept already.

    Raises:
        Slower: too much has come from this address. Refused: it cannot be taken at all (`answer_openly`).
    """
    link = await link_of(session, survey)
    of = (str(link.id) if link else "", str(unit.unit_id), address)
    people = await people_asked(session, survey.id)
    if wait := pacing.take(*of, headcount=unit.headcount, people=people):
        raise Slower(wait)
    kept = await answer_openly(session, survey, unit, values, mark)
    if not kept:
        pacing.give_back(*of)
    return kept
