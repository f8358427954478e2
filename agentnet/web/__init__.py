"""What every page needs and no action may touch: who asks, what they sent, what they get back."""

from agentnet.web import quick  # noqa: F401 (before any page names what it takes)
from agentnet.web.answers import answer, fragment, go, page
from agentnet.web.bodies import LONG_TEXT, BadInput, TooLarge
from agentnet.web.doors import Me, Seen, Session, Somebody
from agentnet.web.forms import Chosen, Email, Entry, Form, Line, LongText, Phone, Text, attempt
from agentnet.web.limits import TooMany, limit
from agentnet.web.nexts import safe_path
from agentnet.web.origin import origin_allowed
from agentnet.web.policy import Policy
from agentnet.web.textchecks import refusal
from agentnet.web.visit import here, visiting

__all__ = [
    "LONG_TEXT",
    "BadInput",
    "Chosen",
    "Email",
    "Entry",
    "Form",
    "Line",
    "LongText",
    "Me",
    "Phone",
    "Policy",
    "Seen",
    "Session",
    "Somebody",
    "Text",
    "TooLarge",
    "TooMany",
    "answer",
    "attempt",
    "fragment",
    "go",
    "here",
    "limit",
    "origin_allowed",
    "page",
    "refusal",
    "safe_path",
    "visiting",
]
