"""A guide's brand kit."""

import msgspec

from agentnet.guide.models import Guide
from agentnet.guide.press import Brand


def brand_of(guide: Guide) -> Brand:
    """The kit as the press takes it: ours, with what the guide has of its own. Old or broken values are left out."""
    kept = {name: value for name, value in guide.brand.items() if name in Brand.__struct_fields__}
    try:
        return msgspec.convert(kept, Brand)
    except msgspec.ValidationError:
        return Brand()
