"""Who may write a promise when, who tells how it went, and when it is time to ask."""

from agentnet import clock
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.promises.models import Promise
from agentnet.workshops.promises.rules import CARD_BEFORE


def is_given(promise: Promise | None) -> bool:
    return promise is not None and promise.withdrawn_at is None


def may_promise(workshop: Workshop, who: Participant | None, promise: Promise | None) -> bool:
    """While the workshop is on; a member also after it, until they have told how it went. A table has no promise."""
    if who is None or who.proxy or who.removed_at is not None:
        return False
    if promise is not None and promise.kept is not None:
        return False
    return workshop.stage is Stage.LIVE or (workshop.stage is Stage.CLOSED and who.person_id is not None)


def may_answer(workshop: Workshop, who: Participant | None, promise: Promise | None) -> bool:
    """How it went: the member tells, once the workshop is over."""
    member = who is not None and who.person_id is not None
    return member and is_given(promise) and workshop.stage is Stage.CLOSED


def is_near(workshop: Workshop) -> bool:
    """Whether the network's next workshop is so near that its promises are asked about."""
    return workshop.starts_at - clock.now() <= CARD_BEFORE
