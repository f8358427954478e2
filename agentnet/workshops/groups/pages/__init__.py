"""Doors to breakout groups: putting them together, one's own group, each group's task and room, the boards' rules."""

from agentnet.workshops.groups.pages.arranging import ArrangePages
from agentnet.workshops.groups.pages.leading import LeadGroupPages
from agentnet.workshops.groups.pages.one import OneGroupPages
from agentnet.workshops.groups.pages.planning import PlanGroupBoards
from agentnet.workshops.groups.pages.show import GroupPages
from agentnet.workshops.groups.pages.together import HANDLERS as TOGETHER

HANDLERS = [GroupPages, ArrangePages, PlanGroupBoards, OneGroupPages, LeadGroupPages, *TOGETHER]
