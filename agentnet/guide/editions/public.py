"""The doors of the public guide, in one."""

from litestar import Router

from agentnet.guide.reading.pages import HANDLERS

PublicGuide = Router(path="/", route_handlers=[*HANDLERS])
