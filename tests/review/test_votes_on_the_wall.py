"""A hidden note is absent from the wall's figures too."""

from agentnet.workshops.boards.flow import Audience, Phase
from agentnet.workshops.boards.views import seen
from tests.boards.scene import AINO, PEKKA, a_note, a_wall


def test_votes_for_a_hidden_note_are_counted_for_facilitators_only() -> None:
    shown, hidden = a_note(), a_note(hidden=True)
    wall = a_wall(shown, hidden, phase=Phase.VOTING, votes={AINO.key: (shown.id, hidden.id), PEKKA.key: (hidden.id,)})
    projector, facilitators = seen(wall, Audience.PROJECTOR), seen(wall, Audience.FACILITATORS)
    assert (projector.given, projector.voters) == (1, 1)
    assert (facilitators.given, facilitators.voters) == (3, 2)
