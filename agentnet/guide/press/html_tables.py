"""Tables and process pictures as web page: a process picture is a table, and a list of steps too."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from markupsafe import Markup

from agentnet.guide.press.ast import Align, Inlines, Lane, Process, Table
from agentnet.words import _

Shown: TypeAlias = Callable[[Inlines], Markup]
NOTHING = Markup()


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
    """Roles down, steps across; then the caption, and the same as text behind a button."""
    steps = NOTHING.join(
        Markup('<th scope="col"><span class="step">{}</span> {}</th>').format(n, step)
        for n, step in enumerate(block.steps, 1)
    )
    lanes = NOTHING.join(_lane(lane, shown) for lane in block.lanes)
    caption = Markup("<figcaption>{}</figcaption>").format(block.title) if block.title else NOTHING
    return Markup(
        '<div class="process-wrap" tabindex="0" role="group" aria-label="{}">'
        '<table><thead><tr><th scope="col">{}</th>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>{}<details><summary>{}</summary>{}</details>"
    ).format(
        block.title or _("Prosessikuva"), _("Rooli"), steps, lanes, caption, _("Sama tekstinä"), _as_text(block, shown)
    )


def _lane(lane: Lane, shown: Shown) -> Markup:
    cells = NOTHING.join(
        Markup('<td class="tone-{}">{}</td>').format(lane.tone, shown(cell))
        if cell
        else Markup('<td class="none"></td>')
        for cell in lane.cells
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(lane.role, cells)


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
