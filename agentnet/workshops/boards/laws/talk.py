"""What is said about a note: comments, and nods that need no words."""

from msgspec.structs import replace

from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Act, Naming
from agentnet.workshops.boards.laws.common import is_own, require, require_sight
from agentnet.workshops.boards.wall import Actor, Comment, Wall

COMMENT_LENGTH = 600
COMMENTS = 200


def comment(wall: Wall, op: ops.AddComment, by: Actor) -> Wall:
    require(wall, Act.COMMENT, by)
    note = wall.live(op.note)
    require_sight(wall, note, by)
    if op.naming not in wall.namings:
        raise Refused(N_("Tällä taululla ei voi allekirjoittaa näin."))
    if op.naming is Naming.ANONYMOUS and not by.hand:
        raise Refused(N_("Selain ei salli evästettä, jota nimetön kommentti tarvitsee."))
    text = op.text.strip()
    if not text:
        raise Refused(N_("Kirjoita kommenttiin jotakin."))
    if len(text) > COMMENT_LENGTH:
        raise Refused(N_("Kommentissa voi olla enintään {limit} merkkiä."), limit=COMMENT_LENGTH)
    said = wall.comments.get(note.id, ())
    if len(said) >= COMMENTS:
        raise Refused(N_("Tähän lappuun ei mahdu enempää kommentteja."))
    if any(c.id == op.comment for some in wall.comments.values() for c in some):
        raise Refused(N_("Tämä kommentti on jo taululla."))
    author = by.hand if op.naming is Naming.ANONYMOUS else by.key
    one = Comment(op.comment, note.id, author, text, op.naming, by.names.get(op.naming, ""))
    return replace(wall, comments={**wall.comments, note.id: (*said, one)})


def bin_comment(wall: Wall, op: ops.BinComment, by: Actor) -> Wall:
    """One's own, or any for a facilitator; back again the same way."""
    note = wall.live(op.note)
    require_sight(wall, note, by)
    said = wall.comments.get(op.note, ())
    one = next((c for c in said if c.id == op.comment), None)
    if one is None or one.binned is op.binned:
        raise Refused(N_("Kommenttia ei enää ole."))
    if not is_own(one, by):
        if not by.facilitates:
            raise NotAllowed(N_("Voit poistaa vain omia kommenttejasi."))
        require(wall, Act.BIN, by)
    else:
        require(wall, Act.BIN if by.facilitates else Act.COMMENT, by)
    changed = tuple(replace(c, binned=op.binned) if c is one else c for c in said)
    return replace(wall, comments={**wall.comments, op.note: changed})


def react(wall: Wall, op: ops.React, by: Actor) -> Wall:
    """On and off; once more of the same changes nothing and is no error."""
    require(wall, Act.REACT, by)
    note = wall.live(op.note)
    require_sight(wall, note, by)
    nods = wall.nods.get(note.id, frozenset())
    mine = {(by.key, op.kind)}
    return replace(wall, nods={**wall.nods, note.id: nods | mine if op.on else nods - mine})
