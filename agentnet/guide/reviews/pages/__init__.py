"""Doors of review and approval, in one list for the room."""

from agentnet.guide.reviews.pages.approvers import Approvers
from agentnet.guide.reviews.pages.asking import AskPages
from agentnet.guide.reviews.pages.papers import RecordPages
from agentnet.guide.reviews.pages.talks import TalkPages
from agentnet.guide.reviews.pages.word import WordPages

HANDLERS = [Approvers, AskPages, RecordPages, TalkPages, WordPages]
