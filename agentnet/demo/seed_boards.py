"""Seeds the idea boards: sections, notes as sources with their authors, and how the votes fell."""

from collections.abc import Sequence
from hashlib import sha256
from secrets import token_hex
from typing import Final

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
from agentnet.workshops.models import Activity, Participant

TONES: Final = ("peach", "mint", "sky", "lilac")
VOTES: Final = 3
LEADERS: Final = {one.key for one in PEOPLE if one.role is Role.COORDINATOR}
"""They lead the voting, and leave it to others."""


async def seed(scene: Scene, activities: dict[str, Activity]) -> None:
    """Two boards full of notes, and an empty one that waits for tomorrow."""
    await _board(scene, walls.CLIENT, notes_client.NOTES, activities["w1"])
    await _board(scene, walls.MEETING, notes_meeting.NOTES, activities["w3"])
    await _board(scene, walls.RECEPTION, (), activities["w4"])


async def _board(scene: Scene, wall: Wall, ideas: Sequence[Idea], activity: Activity) -> None:
    workshop = scene.workshops[wall.workshop]
    board = Board(
        network_id=scene.network.id,
        workshop_id=workshop.id,
        activity_id=activity.id,
        title=wall.title,
        task=wall.task,
        phase=wall.phase,
        phase_since=min(workshop.ends_at, scene.now),
        votes_each=VOTES,
        created_at=min(workshop.created_at, scene.now),
    )
    scene.session.add(board)
    scene.boards[wall.key] = board.id
    await scene.session.flush()
    sections = {
        name: Section(board_id=board.id, name=name, tone=tone, place=place)
        for place, (name, tone) in enumerate(zip(wall.sections, TONES, strict=True))
    }
    scene.session.add_all(sections.values())
    await scene.session.flush()
    await _notes(scene, wall, board, sections, ideas)
    await scene.session.flush()
    _votes(scene, wall, board, ideas)
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
    left = quotas(ideas, len(voters) * VOTES)
    for key, voter in voters if ideas else ():
        others = [idea for idea in ideas if idea.by != key]
        for idea in sorted(others, key=lambda one: -left[one.n])[:VOTES]:
            left[idea.n] -= 1
            scene.session.add(_vote(board, scene, wall, idea, voter))


def quotas(ideas: Sequence[Idea], votes: int) -> dict[int, float]:
    """How many of `votes` each note should get: by the cube of its weight, so that the best ones stand out."""
    whole = sum(idea.weight**3 for idea in ideas) or 1
    return {idea.n: votes * idea.weight**3 / whole for idea in ideas}


def _vote(board: Board, scene: Scene, wall: Wall, idea: Idea, voter: Participant) -> Vote:
    return Vote(board_id=board.id, note_id=scene.sources[f"{wall.key}:{idea.n}"], participant_id=voter.id)
