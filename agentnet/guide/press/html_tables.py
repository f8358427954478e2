"""Tables and process pictures as web page: a process picture is a table that is drawn, and a list of steps too."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from agentnet.guide.press.ast import Align, Inlines, Lane, Process, Table
from agentnet.guide.press.html_parts import NOTHING, Shown
from agentnet.guide.press.plain import spoken
from agentnet.words import _

MOST_LANES = 8
MOST_STEPS = 4
"""More lanes or steps than this are not drawn side by side: the steps stand under one another."""
ROOMS: Final = ((34, ""), (40, " roomy"), (46, " roomier"))
"""Widths in letters' heights from which lanes stand side by side: the first that holds the longest words whole."""


def table(block: Table, shown: Shown) -> Markup:
    """A table with its head row; numbers may be set to the right."""
    head = NOTHING.join(_cell("th", align, shown(cell), 'scope="col"') for align, cell in _aligned(block, block.head))
    rows = NOTHING.join(
        Markup("<tr>{}</tr>").format(
            NOTHING.join(_cell("td", align, shown(cell)) for align, cell in _aligned(block, row))
        )
        for row in block.rows
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)


def _aligned(block: Table, cells: Sequence[Inlines]) -> list[tuple[Align, Inlines]]:
    return list(zip(block.aligns, cells, strict=False))


def _cell(tag: str, align: Align, inside: Markup, scope: str = "") -> Markup:
    kind = Markup(' class="{}"').format(align) if align in ("right", "center") else NOTHING
    return Markup("<{}{}{}>{}</{}>").format(tag, Markup(f" {scope}") if scope else NOTHING, kind, inside, tag)


def process(block: Process, shown: Shown) -> Markup:
    """A table of steps (down) and roles (across), which the style sheet draws as lanes; and the same as text.

    The roles of table, row and cell are said aloud, because drawing takes them away from some browsers.
    """
    room = next((name for room, name in ROOMS if _room(block) <= room), None)
    drawn = room is not None and len(block.lanes) <= MOST_LANES and len(block.steps) <= MOST_STEPS
    shape = f"flow-{len(block.lanes)}" if drawn else "flow-down"
    heads = NOTHING.join(
        Markup('<th scope="col" role="columnheader" class="tone-{}">{}</th>').format(lane.tone, lane.role)
        for lane in block.lanes
    )
    rows = NOTHING.join(_step(n, step, block.lanes, shown) for n, step in enumerate(block.steps))
    caption = Markup("<figcaption>{}</figcaption>").format(block.title) if block.title else NOTHING
    return Markup(
        '{}<div class="process-wrap{}" tabindex="0" role="group" aria-label="{}">'
        '<table class="flow {}" role="table"><thead role="rowgroup"><tr role="row">'
        '<th scope="col" role="columnheader" class="corner">{}</th>{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table></div><details><summary>{}</summary>{}</details>'
    ).format(
        caption,
        room if drawn else "",
        block.title or _("Prosessikuva"),
        shape,
        _("Vaihe"),
        heads,
        rows,
        _("Sama tekstinä"),
        _as_text(block, shown),
    )


def _room(block: Process) -> float:
    """How wide it is with no word cut, about: letters, and the frames and arrows around what is done."""
    columns = [
        [step, *(spoken(lane.cells[n]) for lane in block.lanes if n < len(lane.cells))]
        for n, step in enumerate(block.steps)
    ]
    words = [max((len(word) for cell in cells for word in cell.split()), default=0) for cells in columns]
    roles = max((len(word) for lane in block.lanes for word in lane.role.split()), default=0)
    return 1.3 + 0.5 * roles + sum(2.3 + 0.48 * longest for longest in words)


def _step(n: int, step: str, lanes: Sequence[Lane], shown: Shown) -> Markup:
    cells = NOTHING.join(_deed(lane, lane.cells[n] if n < len(lane.cells) else (), shown) for lane in lanes)
    return Markup('<tr role="row"><th scope="row" role="rowheader"><span class="step">{}</span> {}</th>{}</tr>').format(
        n + 1, step, cells
    )


def _deed(lane: Lane, cell: Inlines, shown: Shown) -> Markup:
    if not cell:
        return Markup('<td role="cell" class="tone-{} none"></td>').format(lane.tone)
    return Markup('<td role="cell" class="tone-{}"><div class="deed"><span class="who">{}</span> {}</div></td>').format(
        lane.tone, lane.role, shown(cell)
    )


def _as_text(block: Process, shown: Shown) -> Markup:
    steps = NOTHING.join(
        Markup("<li>{}<ul>{}</ul></li>").format(
            step,
            NOTHING.join(
                Markup("<li>{}: {}</li>").format(lane.role, shown(lane.cells[n]))
                for lane in block.lanes
                if n < len(lane.cells) and lane.cells[n]
            ),
        )
        for n, step in enumerate(block.steps)
    )
    return Markup("<ol>{}</ol>").format(steps)
