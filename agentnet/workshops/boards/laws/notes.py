"""Writing notes: adding, editing, the bin, hiding and showing."""

from typing import Final
from uuid import UUID

from msgspec.structs import replace

from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Act, Naming
from agentnet.workshops.boards.laws.common import (
    CARRIED_LENGTH,
    NOTE_LENGTH,
    is_own,
    last,
    require,
    require_sight,
    with_note,
    without_votes,
    worded,
)
from agentnet.workshops.boards.wall import Actor, Note, Picture, Wall

TONES: Final = ("peach", "mint", "sky", "lilac", "sun", "stone")
PICTURES: Final = 4
ALT_LENGTH: Final = 300
REASON_LENGTH: Final = 200
TITLE_LENGTH: Final = 120


def add(wall: Wall, op: ops.AddNote, by: Actor) -> Wall:
    require(wall, Act.ADD, by)
    if op.note in wall.notes:
        raise Refused(N_("Tämä lappu on jo taululla."))
    if op.carried and not by.facilitates:
        raise NotAllowed(N_("Vain vetäjä voi tehdä tämän."))
    if op.naming not in wall.namings and not op.carried:
        raise Refused(N_("Tällä taululla lappua ei voi allekirjoittaa näin."))
    if op.naming is Naming.ANONYMOUS and not op.carried and not by.hand:
        raise Refused(N_("Selain ei salli evästettä, jota nimetön lappu tarvitsee."))
    pictures = _pictured(wall, op.pictures)
    section = wall.section(op.section)
    note = Note(
        id=op.note,
        by=_author(op, by),
        text=_text(op.text, pictures, CARRIED_LENGTH if op.carried else NOTE_LENGTH),
        section=section.id,
        rank=last(wall, section.id) + 1.0,
        naming=op.naming,
        signed=op.signed if op.carried else by.names.get(op.naming, ""),
        carried=op.carried,
        tone=_tone(op.tone),
        pictures=pictures,
        held=wall.moderated and not by.facilitates and not by.proxy,
        proxy=by.proxy,
        late=by.late,
    )
    return with_note(wall, note)


def _author(op: ops.AddNote, by: Actor) -> str:
    if op.carried:
        return ""
    return by.hand if op.naming is Naming.ANONYMOUS else by.key


def _tone(tone: str) -> str:
    if tone and tone not in TONES:
        raise Refused(N_("Valitse lapun väri uudelleen."))
    return tone


def _pictured(wall: Wall, pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """The pictures with their words in order: somebody will not see them."""
    if pictures and not wall.pictured:
        raise Refused(N_("Tälle taululle ei lisätä kuvia."))
    if len(pictures) > PICTURES:
        raise Refused(N_("Lapussa voi olla enintään {limit} kuvaa."), limit=PICTURES)
    worded_ones = tuple(replace(p, alt=" ".join(p.alt.split())) for p in pictures)
    if not all(0 < len(p.alt) <= ALT_LENGTH for p in worded_ones):
        raise Refused(N_("Kerro lyhyesti, mitä kuvassa on, niille, jotka eivät näe sitä."))
    return worded_ones


def _text(text: str, pictures: tuple[Picture, ...], limit: int) -> str:
    """A note of pictures alone has their words for its own."""
    return worded(text if text.strip() or not pictures else " ".join(p.alt for p in pictures), limit)


def edit(wall: Wall, op: ops.EditNote, by: Actor) -> Wall:
    """One's own; or openly by a facilitator, and then the author's own words stay within the author's reach."""
    note = wall.live(op.note)
    own = is_own(note, by)
    if not own and not by.facilitates:
        raise NotAllowed(N_("Voit muokata vain omia lappujasi."))
    require(wall, Act.EDIT_OWN if own else Act.CORRECT, by)
    if op.onto != note.revision:
        raise Refused(N_("Lappu on muuttunut toisessa ikkunassa. Tekstisi on tallessa: vertaa ja tallenna uudelleen."))
    pictures = note.pictures if op.pictures is None else _pictured(wall, op.pictures)
    text = _text(op.text, pictures, CARRIED_LENGTH if note.carried else NOTE_LENGTH)
    kept = note.revision if note.own_revision is None and note.by else note.own_revision
    changed = replace(
        note,
        text=text,
        tone=note.tone if op.tone is None else _tone(op.tone),
        pictures=pictures,
        revision=note.revision + 1,
        own_revision=None if own else kept,
        held=note.held or (own and wall.moderated and not by.facilitates and text != note.text),
    )
    return with_note(wall, changed)


def put_in_bin(wall: Wall, id: UUID, by: Actor) -> Wall:
    note = wall.live(id)
    require(wall, Act.BIN_OWN if is_own(note, by) else Act.BIN, by)
    freed = {n.id: replace(n, bundle=None) for n in wall.notes.values() if n.bundle == id}
    binned = replace(note, binned=True, bundle=None, title="")
    dimmed = replace(wall, spotlight=None) if wall.spotlight == id else wall
    return without_votes(replace(dimmed, notes={**wall.notes, **freed, id: binned}), {id})


def restore(wall: Wall, op: ops.RestoreNote, by: Actor) -> Wall:
    """Back to where it was: it kept its place in the section. What is still free of its bundle comes along."""
    note = wall.notes.get(op.note)
    if note is None or not note.binned:
        raise Refused(N_("Lappua ei ole roskakorissa."))
    require(wall, Act.BIN_OWN if is_own(note, by) else Act.BIN, by)
    theirs = (wall.notes.get(place.note) for place in op.places)
    free = [n for n in theirs if n and not n.binned and n.bundle is None and n.section == note.section]
    tops = {n.bundle for n in wall.notes.values()}
    under = {n.id: replace(n, bundle=note.id, title="") for n in free if n.id not in tops and n.id != note.id}
    top = wall.notes.get(op.bundle) if op.bundle else None
    fits = top is not None and not top.binned and top.bundle is None and top.section == note.section and not under
    restored = replace(note, binned=False, title=op.title[:TITLE_LENGTH], bundle=op.bundle if fits else None)
    return replace(wall, notes={**wall.notes, **under, note.id: restored})


def hide_or_show(wall: Wall, op: ops.HideNote | ops.ShowNote, by: Actor) -> Wall:
    """A hidden note keeps its votes, and they count again when it is shown."""
    require(wall, Act.HIDE, by)
    note = wall.live(op.note)
    if isinstance(op, ops.ShowNote):
        return with_note(wall, replace(note, hidden=False, held=False, reason=""))
    reason = " ".join(op.reason.split())
    if len(reason) > REASON_LENGTH:
        raise Refused(N_("Kerro syy enintään {limit} merkillä."), limit=REASON_LENGTH)
    dimmed = replace(wall, spotlight=None) if wall.spotlight == note.id else wall
    return with_note(dimmed, replace(note, hidden=True, reason=reason))


def choose(wall: Wall, op: ops.ChooseNote, by: Actor) -> Wall:
    require(wall, Act.CHOOSE, by)
    note = wall.live(op.note)
    require_sight(wall, note, by)
    return with_note(wall, replace(note, chosen=op.chosen))
