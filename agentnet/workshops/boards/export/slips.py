"""Paper slips for a board: for a table without devices, or a wall of paper. Cut along the lines."""

from typing import Final

from msgspec import Struct

from agentnet.workshops.boards.shapes import View

A_PAGE: Final = 4
MOST: Final = 20
USUAL: Final = 2
SHORT: Final = 160


class Slip(Struct, frozen=True):
    """One slip: where it goes, and what is asked."""

    row: str
    section: str
    tone: str
    task: str


def pages(view: View, each: int) -> list[list[Slip]]:
    """So many slips for each section, four to a sheet; sections follow each other, so that a sheet is one pile."""
    task = view.task if len(view.task) <= SHORT else view.task[: SHORT - 1].rstrip() + "…"
    made = [
        Slip(section.row_name, section.name, section.tone, task)
        for section in view.sections
        for _n in range(max(1, min(each, MOST)))
    ]
    return [made[at : at + A_PAGE] for at in range(0, len(made), A_PAGE)]
