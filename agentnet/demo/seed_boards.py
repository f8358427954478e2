"""Seeds the idea boards: sections, notes as sources with their authors, and how the votes fell."""

from collections.abc import Sequence
from hashlib import sha256
from secrets import token_hex
from typing import Final

from sqlmodel import col, select

from agentnet.demo import boards as walls
from agentnet.demo import notes_client, notes_meeting
from agentnet.demo.boards import Idea, Wall
from agentnet.demo.people import PEOPLE
from agentnet.demo.scene import Scene
from agentnet.network.flow import Role
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.sources.rules import fingerprint
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.models import Board, Note, Section, Vote
from agentnet.workshops.models import Participant

LEADERS: Final = {one.key for one in PEOPLE if one.role is Role.COORDINATOR}
"""They lead the voting, and leave it to others."""


async def seed(scene: Scene) -> None:
    """Two boards full of notes; the empty one waits for tomorrow."""
    await _fill(scene, walls.CLIENT, notes_client.NOTES)
    await _fill(scene, walls.MEETING, notes_meeting.NOTES)


async def _fill(scene: Scene, wall: Wall, ideas: Sequence[Idea]) -> None:
    workshop = scene.workshops[wall.workshop]
    everybodys = (col(Board.workshop_id) == workshop.id) & (col(Board.title) == wall.title)
    board = (await scene.session.scalars(select(Board).where(everybodys))).one()
    found = await scene.session.scalars(select(Section).where(col(Section.board_id) == board.id))
    await _notes(scene, wall, board, {section.name: section for section in found}, ideas)
    await scene.session.flush()
    _votes(scene, wall, board, ideas)
    board.phase, board.phase_since = wall.phase, workshop.ends_at
    await scene.session.flush()


async def _notes(scene: Scene, wall: Wall, board: Board, sections: dict[str, Section], ideas: Sequence[Idea]) -> None:
    sources = {
        idea.n: Source(
            network_id=scene.network.id,
            kind=Kind.NOTE,
            person_id=None if idea.anonymous else scene.people[idea.by].id,
            origin_id=board.id,
            label=board.title,
        )
        for idea in ideas
    }
    scene.session.add_all(sources.values())
    await scene.session.flush()
    for idea in ideas:
        id = scene.sources[f"{wall.key}:{idea.n}"] = sources[idea.n].id
        scene.session.add(SourceRevision(source_id=id, n=1, text=idea.text, sha256=fingerprint(idea.text)))
        participant = scene.participants[wall.workshop, idea.by]
        note = Note(id=id, board_id=board.id, section_id=sections[idea.section].id, rank=float(idea.n))
        if idea.anonymous:
            note.naming, note.author_key = Naming.ANONYMOUS, sha256(token_hex(16).encode()).hexdigest()
        else:
            note.participant_id, note.signed = participant.id, participant.name
        scene.session.add(note)


def _votes(scene: Scene, wall: Wall, board: Board, ideas: Sequence[Idea]) -> None:
    """Everybody gives their votes to others' notes; a note with more weight gets more of them."""
    voters = [
        (key, who)
        for (workshop, key), who in scene.participants.items()
        if workshop == wall.workshop and key not in LEADERS
    ]
    left = quotas(ideas, len(voters) * board.votes_each)
    for key, voter in voters:
        others = [idea for idea in ideas if idea.by != key]
        for idea in sorted(others, key=lambda one: -left[one.n])[: board.votes_each]:
            left[idea.n] -= 1
            scene.session.add(_vote(board, scene, wall, idea, voter))


def quotas(ideas: Sequence[Idea], votes: int) -> dict[int, float]:
    """How many of `votes` each note should get: by a high power of its weight, so that the best ones stand out."""
    whole = sum(idea.weight**6 for idea in ideas) or 1
    return {idea.n: votes * idea.weight**6 / whole for idea in ideas}


def _vote(board: Board, scene: Scene, wall: Wall, idea: Idea, voter: Participant) -> Vote:
    return Vote(board_id=board.id, note_id=scene.sources[f"{wall.key}:{idea.n}"], participant_id=voter.id)
