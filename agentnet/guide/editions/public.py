"""The doors that readers come through, in one."""

from litestar import Router

from agentnet.guide.reading import pages as reading
from agentnet.guide.rollout import pages as rollout
from agentnet.guide.thanks import pages as thanks

PublicGuide = Router(path="/", route_handlers=[*reading.HANDLERS, *rollout.HANDLERS, *thanks.HANDLERS])
