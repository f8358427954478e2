"""The door of a network that has ended: nothing is changed there any more, whatever the way in.

A route that may be used after the end says `after_end=True`: it takes a right back, or makes a file of what there is.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from agentnet import db
from agentnet.network import ended
from agentnet.network.models import Person
from agentnet.web.visit import here


async def check(parameters: Mapping[str, Any], me: object) -> None:
    """Before a changing request. Who cannot see the network is not told of its end.

    Raises:
        Ended: what the address names belongs to a network that has ended.
    """
    for name, value in parameters.items():
        if (thing := name.removesuffix("_id")) in ended.WAYS and isinstance(value, UUID):
            over = await db.hot(ended.over, thing, value)
            if over is not None and (not isinstance(me, Person) or _mine(over.id)):
                raise over.refusal()
            return


def _mine(network_id: UUID) -> bool:
    return any(network_id == one for one, _role in here().roles)
