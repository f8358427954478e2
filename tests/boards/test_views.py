"""Who sees what: role × phase × surface, all through the one view function."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from agentnet.live import Opening
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Audience, Naming, Phase
from agentnet.workshops.boards.laws import apply
from agentnet.workshops.boards.rooms import Room
from agentnet.workshops.boards.views import View, own, seen
from agentnet.workshops.boards.wall import Actor, Note, Wall
from tests.boards.scene import AINO, HELI, PEKKA, a_note, a_wall

AINOS, PEKKAS, NAMELESS, HIDDEN, BINNED = (
    a_note(AINO, "Ainon oma", rank=1.0),
    a_note(PEKKA, "Pekan oma", rank=2.0),
    Note(a_note().id, PEKKA.hand, "Pekan nimetön", a_note().section, 3.0, Naming.ANONYMOUS),
    a_note(PEKKA, "Piilotettu", rank=4.0, hidden=True),
    a_note(PEKKA, "Roskiin pantu", rank=5.0, binned=True),
)
VOTES = {AINO.key: (PEKKAS.id,), PEKKA.key: (PEKKAS.id, AINOS.id)}
REVEALED = {"Ainon oma", "Pekan oma", "Pekan nimetön"}
EYES: dict[str, tuple[Audience, Actor | None]] = {
    "aino": (Audience.PARTICIPANTS, AINO),
    "pekka": (Audience.PARTICIPANTS, PEKKA),
    "pekka on another browser": (Audience.PARTICIPANTS, Actor(PEKKA.key, hand="another")),
    "the news for everybody": (Audience.PARTICIPANTS, None),
    "heli": (Audience.FACILITATORS, HELI),
    "the wall": (Audience.PROJECTOR, None),
}
COLLECTING = {
    "aino": {"Ainon oma"},
    "pekka": {"Pekan oma", "Pekan nimetön", "Piilotettu"},
    "pekka on another browser": {"Pekan oma", "Piilotettu"},
    "the news for everybody": set(),
    "heli": REVEALED | {"Piilotettu"},
    "the wall": set(),
}
AFTERWARDS = {
    "aino": REVEALED,
    "pekka": REVEALED | {"Piilotettu"},
    "pekka on another browser": REVEALED | {"Piilotettu"},
    "the news for everybody": REVEALED,
    "heli": REVEALED | {"Piilotettu"},
    "the wall": REVEALED,
}


def a_room(phase: Phase) -> Wall:
    return a_wall(AINOS, PEKKAS, NAMELESS, HIDDEN, BINNED, phase=phase, votes=VOTES)


def texts(view: View) -> set[str]:
    return {n.text for s in view.sections for top in s.notes for n in (top, *top.bundled)}


def test_the_name_of_a_bundle_does_not_bring_hidden_words_back() -> None:
    """Not when the hidden note is taken out, binned or written anew; only when it is shown again."""
    top, said = "Pyykki", "Kanarialintu Virtanen huusi"
    named = replace(a_note(AINO, top, rank=1.0), title=said)
    secret = a_note(PEKKA, said, rank=2.0, hidden=True, bundle=named.id)
    wall = a_wall(named, secret, a_note(AINO, "Kolmas", rank=3.0, bundle=named.id), phase=Phase.PRESENTATION)
    note, shown = secret.id, ops.ShowNote(id=uuid4(), note=secret.id)
    for op in (
        ops.BundleNotes(id=uuid4(), notes=(note,)),
        ops.MoveNote(id=uuid4(), note=note, section=secret.section, after=None),
        ops.BinNote(id=uuid4(), note=note),
        ops.EditNote(id=uuid4(), note=note, text="Muuta", onto=secret.revision),
    ):
        after = apply(wall, op, HELI)
        for audience in Audience:
            assert said not in {one.title for s in seen(after, audience).sections for one in s.notes}, (op, audience)
    assert apply(wall, shown, HELI).notes[named.id].title == said


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("eyes", EYES)
def test_everyone_sees_exactly_their_notes_in_every_phase(eyes: str, phase: Phase) -> None:
    audience, by = EYES[eyes]
    view = seen(a_room(phase), audience, by)
    expected = (COLLECTING if phase is Phase.IDEATION else AFTERWARDS)[eyes]
    assert texts(view) == expected
    assert view.count == len(expected)
    assert [n.text for n in view.binned] == (["Roskiin pantu"] if eyes == "heli" else [])


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("eyes", EYES)
def test_how_votes_fell_is_told_after_the_voting(eyes: str, phase: Phase) -> None:
    audience, by = EYES[eyes]
    view = seen(a_room(phase), audience, by)
    told = {n.id: n.votes for s in view.sections for n in s.notes}
    after = phase in {Phase.DISCUSSION, Phase.SUMMARY, Phase.LOCKED}
    if after or (phase is Phase.VOTING and audience is Audience.FACILITATORS):
        assert told[PEKKAS.id] == 2
    else:
        assert set(told.values()) <= {None}
    cast = audience is not Audience.PARTICIPANTS and (after or phase is Phase.VOTING)
    assert (view.given, view.voters) == ((3, 2) if cast else (None, None))


def test_most_votes_come_first_once_they_are_told() -> None:
    order = [n.text for n in seen(a_room(Phase.SUMMARY), Audience.PROJECTOR).sections[0].notes]
    assert order == ["Pekan oma", "Ainon oma", "Pekan nimetön"]


def test_a_note_under_a_hidden_one_stands_alone() -> None:
    under = a_note(PEKKA, "Alla", rank=6.0, bundle=HIDDEN.id)
    view = seen(a_wall(HIDDEN, under, phase=Phase.GROUPING), Audience.PARTICIPANTS, AINO)
    assert texts(view) == {"Alla"}
    facilitators = seen(a_wall(HIDDEN, under, phase=Phase.GROUPING), Audience.FACILITATORS)
    assert [n.text for n in facilitators.sections[0].notes[0].bundled] == ["Alla"]


def test_what_is_ones_own_follows_person_and_browser() -> None:
    room = a_room(Phase.VOTING)
    mine = own(room, PEKKA)
    assert mine.notes == {PEKKAS.id, NAMELESS.id, HIDDEN.id}
    assert mine.voted == {PEKKAS.id, AINOS.id}
    assert mine.left == room.budget - 2
    assert own(room, Actor(PEKKA.key)).notes == {PEKKAS.id, HIDDEN.id}
    assert own(a_room(Phase.SUMMARY), PEKKA).left is None


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("eyes", EYES)
def test_a_view_that_is_shared_is_the_very_view_that_one_would_have_alone(eyes: str, phase: Phase) -> None:
    """A room keeps one view for all who see the same; whoever has hidden notes of their own gets one of their own."""
    audience, by = EYES[eyes]
    room = Room(a_room(phase))
    assert room.view(audience, by) == seen(room.wall, audience, by)
    after = replace(room.wall, seq=room.wall.seq + 1, notes={**room.wall.notes, AINOS.id: replace(AINOS, hidden=True)})
    room.step(after, ())
    assert room.view(audience, by) == seen(after, audience, by)


@pytest.mark.parametrize(("phase", "texts"), [(Phase.IDEATION, COLLECTING), (Phase.PRESENTATION, AFTERWARDS)])
def test_who_comes_shares_bytes_only_with_those_who_see_the_same(phase: Phase, texts: dict[str, set[str]]) -> None:
    room = Room(a_room(phase))
    newcomers = [Actor(f"person:{n}", hand=f"hand {n}") for n in range(2)]
    one, other = (room.missed(Audience.PARTICIPANTS, "", actor) for actor in newcomers)
    assert isinstance(one, Opening)
    assert isinstance(other, Opening)
    assert one.shared is other.shared
    for who, (audience, actor) in EYES.items():
        said = room.missed(audience, "", actor)
        assert isinstance(said, Opening)
        assert {text for text in REVEALED | {"Piilotettu"} if text in said.shared.text.decode()} == texts[who]
        assert said.shared is not one.shared or who == "the news for everybody"
