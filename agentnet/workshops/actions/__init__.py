"""What people do with a workshop: plan it, register, let people in, take it from stage to stage."""

from agentnet.workshops.actions.coming_in import join, let_back, lock_door, need_time, remove, renew_door
from agentnet.workshops.actions.planning import ask_for_feedback, enter_stage, plan, replan
from agentnet.workshops.actions.registering import register, register_for

__all__ = [
    "ask_for_feedback",
    "enter_stage",
    "join",
    "let_back",
    "lock_door",
    "need_time",
    "plan",
    "register",
    "register_for",
    "remove",
    "renew_door",
    "replan",
]
