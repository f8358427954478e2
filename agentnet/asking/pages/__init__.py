"""Doors to questions to the network."""

from typing import Any, Final

from agentnet.asking.pages.lists import NetworkInquiries
from agentnet.asking.pages.one import InquiryPages
from agentnet.asking.pages.replies import ReplyPages

HANDLERS: Final[tuple[Any, ...]] = (NetworkInquiries, InquiryPages, ReplyPages)
