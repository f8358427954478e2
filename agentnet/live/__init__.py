"""Topics of HTML for open sockets. Knows no feature: a feature names its topics and hands over finished fragments."""

from agentnet.live.frames import Opening, Shared
from agentnet.live.hub import CROWDED, GONE, Hub, Judge, Listener, hub
from agentnet.live.protocol import LiveProtocol
from agentnet.live.socket import listener_of, serve

__all__ = [
    "CROWDED",
    "GONE",
    "Hub",
    "Judge",
    "Listener",
    "LiveProtocol",
    "Opening",
    "Shared",
    "hub",
    "listener_of",
    "serve",
]
