"""Views as HTML. The page, the answer to a POST, the news and the catch-up are all drawn here, by the same macros.

Drawn notes are kept by (note, audience, language, phase, rules), so that a thousand pages cost one drawing.
"""

from collections.abc import Callable
from contextvars import Context
from time import monotonic
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from markupsafe import Markup

from agentnet import clock
from agentnet.live import Shared
from agentnet.settings import settings
from agentnet.web import fragment
from agentnet.web.templating import environment
from agentnet.words import language, using
from agentnet.workshops.boards.flow import PHASES, Audience, Phase, allowed, following
from agentnet.workshops.boards.news import News, Placed
from agentnet.workshops.boards.views import NoteView, Own, View

KEPT: Final = 20_000
BOARDS: Final = 500
BEGUN: Final = 50
TICK_S: Final = 0.25
T = TypeVar("T")
Shelf = dict[tuple[UUID, Audience, str], tuple[View, tuple[Any, ...], T]]

_notes: dict[tuple[Any, ...], tuple[NoteView, Markup]] = {}
_boards: Shelf[Markup] = {}
_frames: Shelf[str] = {}
_begun: dict[tuple[UUID, Audience, str], tuple[Markup, str, str, Shared]] = {}
_blank: dict[tuple[Any, ...], str] = {}
_pens: dict[str, Callable[..., str]] = {}
NOTE: Final = dict.fromkeys(Audience, "boards/_note.html") | {Audience.PROJECTOR: "boards/_wall_note.html"}
BOARD: Final = dict.fromkeys(Audience, "boards/_board.html") | {Audience.PROJECTOR: "boards/_wall_board.html"}
HOLD: Final = Markup('class="note')
GIVEN: Final = '<output class="given">{}</output>'


def note(view: View, seen: NoteView, audience: Audience, own: Own | None = None) -> Markup:
    """One note; with `own`, marked as that person's and as voted for by them."""
    voted = own is not None and view.phase is Phase.VOTING and seen.id in own.voted
    key = (seen.id, audience, language.get(), view.phase, view.several, voted)
    kept = _notes.get(key)
    if kept is None or (kept[0] is not seen and kept[0] != seen):
        if len(_notes) >= KEPT:
            _notes.clear()
        html = _pen(NOTE[audience])(seen, f"/boards/{view.id}", audience, view.phase, view.several, voted)
        kept = _notes[key] = (seen, Markup(html.strip()))
    return kept[1] if own is None else _marked(kept[1], seen, own)


def _pen(template: str) -> Callable[..., str]:
    """The macro that draws a note. It stands in no page, so that three hundred of them cost no context of their own."""
    if (kept := _pens.get(template)) is None or settings().debug:
        kept = _pens[template] = _macro(template)
    return kept


def _macro(template: str) -> Callable[..., str]:
    module = environment().get_template(template).module
    return cast(Callable[..., str], module.draw)  # type: ignore[attr-defined]


def _marked(html: Markup, seen: NoteView, own: Own) -> Markup:
    marks = " mine" * (seen.id in own.notes) + " voted" * (seen.id in own.voted)
    if given := own.given.get(seen.id, 0):
        html = html.replace(Markup(GIVEN.format(0)), Markup(GIVEN.format(given)), 1)
    return html.replace(HOLD, HOLD + marks, 1) if marks else html


def whole(view: View, audience: Audience, cursor: str, own: Own | None = None, present: int = 0) -> Markup:
    """The whole board with every note, as on the page and as "again" in the news.

    Who has left no mark on it gets the board that was drawn for the one before: a thousand may join at once.
    """
    if own is None or not (own.notes or own.voted):
        return last_drawn(_boards, view, audience, (cursor,), lambda: _whole(view, audience, cursor, None, present))
    return _whole(view, audience, cursor, own, present)


def begun(view: View, audience: Audience, cursor: str, own: Own | None, present: int, seats: int | None) -> Shared:
    """The whole board with what stands around it, as everybody of this audience gets it who comes now.

    It is the same bytes as long as it is made of the very same pieces; one who has left marks gets bytes of their own.
    """
    board, around = whole(view, audience, cursor, own, present), frame(view, audience, present, seats)
    place = (view.id, audience, language.get())
    kept = _begun.get(place)
    if kept is not None and kept[0] is board and kept[1] is around and kept[2] == cursor:
        return kept[3]
    made = Shared(str(board) + around + at_cursor(cursor))  # a plain string: Markup would escape what follows
    if own is None or not (own.notes or own.voted):
        if len(_begun) >= BEGUN:
            _begun.clear()
        _begun[place] = board, around, cursor, made
    return made


def _whole(view: View, audience: Audience, cursor: str, own: Own | None, present: int) -> Markup:
    drawn = {n.id: note(view, n, audience, own) for s in view.sections for n in s.notes}
    return Markup(fragment(BOARD[audience], drawn=drawn, cursor=cursor, **surroundings(view, audience, present)))


def frame(view: View, audience: Audience, present: int = 0, seats: int | None = None) -> str:
    """What stands around the notes: phase, timer, votes given, the facilitator's buttons. Drawn once a commit.

    How many are in is told to those who lead and to the wall: the others' stays as it is when one more comes.
    """
    present, seats = (0, None) if audience is Audience.PARTICIPANTS else (present, seats)

    def draw() -> str:
        return fragment("boards/_frame.html", **surroundings(view, audience, present, seats))

    # A running timer says what time it is now, so that phones can count by the server's clock.
    tick = int(monotonic() / TICK_S) if view.ends else 0
    return last_drawn(_frames, view, audience, (present, seats, tick), draw)


def last_drawn(shelf: Shelf[T], view: View, audience: Audience, more: tuple[Any, ...], draw: Callable[[], T]) -> T:
    """The last drawing for this audience and language while the very same view is looked at, else a new one.

    It is drawn without a visitor, since others get it too: nobody's token may be in it.
    """
    place = (view.id, audience, language.get())
    if (kept := shelf.get(place)) is not None and kept[0] is view and kept[1] == more:
        return kept[2]
    if len(shelf) >= BOARDS:
        shelf.clear()
    drawn = Context().run(speaking, language.get(), draw)
    shelf[place] = (view, more, drawn)
    return drawn


def speaking(lang: str, draw: Callable[[], T]) -> T:
    with using(lang):
        return draw()


def surroundings(view: View, audience: Audience, present: int, seats: int | None = None) -> dict[str, Any]:
    facilitates = audience is Audience.FACILITATORS
    return {
        "board": view,
        "audience": audience,
        "phases": PHASES,
        "rule": PHASES[view.phase],
        "next_phase": following(view.phase),
        "acts": sorted(allowed(view.phase, facilitates=facilitates)),
        "present": present,
        "seats": seats,
        "light": lit(view),
        "now": clock.now(),
    }


def lit(view: View) -> NoteView | None:
    """The note in the light, with what is bundled under it."""
    if view.spotlight is None:
        return None
    tops = (note for section in view.sections for note in section.notes)
    return next((n for top in tops for n in (top, *top.bundled) if n.id == view.spotlight), None)


def news(
    view: View,
    told: News,
    audience: Audience,
    cursor: str,
    present: int = 0,
    own: Own | None = None,
    seats: int | None = None,
    since: str = "",
) -> str:
    """A piece of news as elements that name their places; the cursor comes last, and says `since` when they are."""
    if told.again:
        return begun(view, audience, cursor, own, present, seats).text.decode()
    parts = [f'<live-gone note="{id}"></live-gone>' for id in told.gone]
    parts += [_placed(view, at, audience, own) for at in told.placed]
    if told.frame or any(_shows(at.note, view.spotlight) for at in told.placed):
        parts.append(frame(view, audience, present, seats))
    if cursor:
        parts.append(at_cursor(cursor, since))
    return "".join(parts)


def _shows(note: NoteView, id: UUID | None) -> bool:
    return id is not None and (note.id == id or any(under.id == id for under in note.bundled))


def _placed(view: View, at: Placed, audience: Audience, own: Own | None) -> str:
    after = at.after or ""
    html = note(view, at.note, audience, own)
    return f'<live-place section="{at.note.section}" after="{after}">{html}</live-place>'


def at_cursor(cursor: str, since: str = "") -> str:
    """Where a page is that has taken what stands before this; without `since`, wherever it was."""
    before = f' from="{since}"' if since else ""
    return f'<live-cursor at="{cursor}"{before}></live-cursor>'


def beat(cursor: str) -> str:
    """The present cursor, said now and then: a page with another one has missed something and asks."""
    return f'<live-beat at="{cursor}"></live-beat>'


def time() -> str:
    """The server's clock, said now and then: timers count by it, whatever the clock of a phone says."""
    return f'<live-clock now="{clock.now().isoformat()}"></live-clock>'


def mine(own: Own) -> str:
    """What concerns one person: their notes and votes by id, the votes they have left, in words.

    Those who have left no mark on the board are told the same, whoever they are.
    """
    if own.notes or own.voted or own.given or own.nods or own.comments or own.binned or own.until:
        return _mine(own)
    key = (own.board, own.left, own.budget, own.acts, language.get())
    if (kept := _blank.get(key)) is None:
        if len(_blank) >= BOARDS:
            _blank.clear()
        kept = _blank[key] = _mine(own)
    return kept


def _mine(own: Own) -> str:
    return environment().get_template("boards/_own.html").render(own=own)
