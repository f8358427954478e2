"""A guide's brand kit."""

import msgspec

from agentnet.guide.models import Guide
from agentnet.guide.press import Brand
from agentnet.network.models import Network


def brand_of(guide: Guide, network: Network | None = None) -> Brand:
    """The kit as the press takes it: ours, with what the guide has of its own. Old or broken values are left out.

    Until the guide has chosen, its story theme follows the network's.
    """
    kept = {name: value for name, value in guide.brand.items() if name in Brand.__struct_fields__}
    story = network is not None and network.story_theme
    try:
        return msgspec.convert({"story": story} | kept, Brand)
    except msgspec.ValidationError:
        return Brand(story=story)
