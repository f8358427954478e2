"""Who may read the page when."""

from agentnet.workshops.flow import Stage
from agentnet.workshops.outcomes.models import TakeHome
from agentnet.workshops.queries import Seen


def may_read(seen: Seen, row: TakeHome | None) -> bool:
    """Those who were in, when the workshop is over; everybody who takes part in the network, once it is published.

    Supervisors read no notes here either: they get the page on paper, from the people whose meeting it is.
    """
    if seen.leads:
        return True
    if seen.workshop.stage is not Stage.CLOSED or (seen.standing is not None and not seen.standing.may("take part")):
        return False
    return seen.participant is not None or (row is not None and row.published_at is not None)
