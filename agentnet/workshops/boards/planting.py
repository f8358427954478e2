"""Notes put straight into the tables, for sample networks and tests: no writer, no log, no news."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from uuid import UUID, uuid4

from sqlmodel import SQLModel

from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.models import Board, Note, Section, Vote
from agentnet.workshops.models import Participant


def planted(
    board: Board,
    section: Section,
    text: str,
    *,
    rank: float,
    by: Participant | None = None,
    naming: Naming = Naming.NAME,
    author_key: str = "",
    voters: Sequence[Participant] = (),
    id: UUID | None = None,
) -> Iterator[SQLModel]:
    """The rows of a note with its source, first revision and votes, in the order that they must be stored in.

    An anonymous note's `by` is not kept anywhere.
    """
    id = id or uuid4()
    named = by if naming is not Naming.ANONYMOUS else None
    signed = "" if named is None else named.code_name if naming is Naming.CODE_NAME else named.name
    yield Source(
        id=id,
        network_id=board.network_id,
        kind=Kind.NOTE,
        person_id=named.person_id if named else None,
        origin_id=board.id,
        label=board.title,
    )
    yield SourceRevision(source_id=id, n=1, text=text, sha256=sha256(text.encode()).hexdigest())
    yield Note(
        id=id,
        board_id=board.id,
        section_id=section.id,
        participant_id=named.id if named else None,
        author_key=author_key,
        naming=naming,
        signed=signed,
        rank=rank,
    )
    for voter in voters:
        yield Vote(board_id=board.id, note_id=id, participant_id=voter.id)
