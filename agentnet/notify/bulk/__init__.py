"""One letter that a coordinator writes to many: drafted, looked at by a human, sent one by one."""

from agentnet.notify.bulk.actions import start
from agentnet.notify.bulk.models import Draft

__all__ = ["Draft", "start"]
