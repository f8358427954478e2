"""The whole access matrix: every room's rows, put together. A route that is in none of them fails `test_access.py`."""

from typing import Final

from tests.access import (
    Row,
    boards,
    guide,
    guide_brands,
    guide_files,
    guide_guides,
    guide_links,
    guide_material,
    guide_readers,
    guide_reviews,
    guide_rollout,
    guide_stickers,
    guide_writing,
    home,
    network,
    notify,
    polls,
    results,
    shell,
    surveys,
    tasks,
    workshops,
)

ROOMS: Final = (
    shell,
    network,
    notify,
    surveys,
    workshops,
    results,
    tasks,
    boards,
    polls,
    guide,
    guide_brands,
    guide_files,
    guide_guides,
    guide_links,
    guide_material,
    guide_readers,
    guide_reviews,
    guide_rollout,
    guide_stickers,
    guide_writing,
    home,
)
MATRIX: Final[dict[str, Row]] = {route: row for room in ROOMS for route, row in room.ROWS.items()}
