"""The programmes that come with agentnet. Finnish texts are translated when a workshop is made of them."""

from typing import Final

from msgspec.structs import replace

from agentnet.words import _
from agentnet.workshops.patterns.library.common import Pattern
from agentnet.workshops.patterns.library.meetings import FIRST, JOURNEY, QUADRUPLE, RETRO
from agentnet.workshops.patterns.library.problems import BARRIERS, GIVING_UP, SWOT, TRYING, WHY
from agentnet.workshops.programme.points import Point

LIBRARY: Final = {p.key: p for p in (FIRST, BARRIERS, SWOT, JOURNEY, WHY, TRYING, GIVING_UP, QUADRUPLE, RETRO)}


def said(point: Point) -> Point:
    """The point in the language of the moment."""
    board, poll = point.board, point.poll
    return replace(
        point,
        title=_(point.title),
        instruction=_(point.instruction) if point.instruction else "",
        board=replace(board, names=tuple(map(_, board.names)), rows=tuple(map(_, board.rows))) if board else None,
        poll=replace(poll, question=_(poll.question), options=tuple(map(_, poll.options))) if poll else None,
    )


__all__ = ["LIBRARY", "Pattern", "said"]
