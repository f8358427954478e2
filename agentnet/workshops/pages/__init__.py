"""All doors of the workshops room, in one list for the application."""

from agentnet.workshops.boards import pages as boards
from agentnet.workshops.carrying import pages as carrying
from agentnet.workshops.groups import pages as groups
from agentnet.workshops.outcomes import pages as outcomes
from agentnet.workshops.pages import again, following, leading, returning, steering
from agentnet.workshops.pages.cockpit import CockpitPages
from agentnet.workshops.pages.feedback import FeedbackPages
from agentnet.workshops.pages.joining import JoinPages
from agentnet.workshops.pages.mine import MyPages
from agentnet.workshops.pages.patterns import PatternPages, StartPages
from agentnet.workshops.pages.people import PeoplePages
from agentnet.workshops.pages.picking import PickPages
from agentnet.workshops.pages.planning import PlanPages, Workshops
from agentnet.workshops.pages.points import NewPointPages, PointPages
from agentnet.workshops.pages.programme import ProgrammePages
from agentnet.workshops.pages.show import WorkshopPages
from agentnet.workshops.pages.wall import WallPages
from agentnet.workshops.polls import pages as polls
from agentnet.workshops.promises import pages as promises
from agentnet.workshops.swot import pages as swot

HANDLERS = [
    Workshops,
    WorkshopPages,
    PlanPages,
    ProgrammePages,
    NewPointPages,
    PointPages,
    StartPages,
    PatternPages,
    PeoplePages,
    MyPages,
    FeedbackPages,
    PickPages,
    CockpitPages,
    *leading.HANDLERS,
    *steering.HANDLERS,
    *following.HANDLERS,
    WallPages,
    JoinPages,
    *again.HANDLERS,
    *returning.HANDLERS,
    *promises.HANDLERS,
    *outcomes.HANDLERS,
    *polls.HANDLERS,
    *boards.HANDLERS,
    *groups.HANDLERS,
    *carrying.HANDLERS,
    *swot.HANDLERS,
]
