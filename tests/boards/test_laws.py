"""What may be done to a board, when and by whom: the whole table, and the exceptions one by one."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from agentnet.words import NotAllowed, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import WRITING, Act, Naming, Phase, following
from agentnet.workshops.boards.laws import CARRIED_LENGTH, NOTE_LENGTH, acts, apply
from agentnet.workshops.boards.wall import Actor, Note, Wall
from tests.boards.scene import AINO, ESTEET, HELI, KEINOT, PEKKA, a_note, a_wall

WRITES = {Phase.IDEATION, Phase.PRESENTATION, Phase.GROUPING, Phase.DISCUSSION}
UNLOCKED = set(Phase) - {Phase.LOCKED}
MOMENT = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


def add(text: str = "Yhteinen kutsupohja", naming: Naming = Naming.NAME, **more: object) -> ops.AddNote:
    fields = {"id": uuid4(), "note": uuid4(), "section": ESTEET, "text": text, "naming": naming, **more}
    return ops.AddNote(**fields)  # type: ignore[arg-type]


OWN, OTHERS = UUID(int=11), UUID(int=12)
ACTS: dict[str, tuple[ops.Op, set[Phase], set[Phase]]] = {
    "add a note": (add(), WRITES, UNLOCKED),
    "edit an own note": (ops.EditNote(id=uuid4(), note=OWN, onto=1, text="Uusi"), WRITES, UNLOCKED),
    "bin an own note": (ops.BinNote(id=uuid4(), note=OWN), WRITES, UNLOCKED),
    "move a note": (ops.MoveNote(id=uuid4(), note=OTHERS, section=KEINOT), {Phase.GROUPING}, UNLOCKED),
    "bundle a note": (ops.BundleNotes(id=uuid4(), notes=(OTHERS,), under=OWN), {Phase.GROUPING}, UNLOCKED),
    "vote": (ops.Vote(id=uuid4(), note=OTHERS), {Phase.VOTING}, {Phase.VOTING}),
    "bin another's note": (ops.BinNote(id=uuid4(), note=OTHERS), set(), UNLOCKED),
    "hide a note": (ops.HideNote(id=uuid4(), note=OTHERS), set(), UNLOCKED),
    "set the timer": (ops.SetTimer(id=uuid4(), ends=MOMENT), set(), UNLOCKED),
    "add a section": (ops.AddSection(id=uuid4(), section=uuid4(), name="Muut"), set(), UNLOCKED),
    "rename a section": (ops.RenameSection(id=uuid4(), section=ESTEET, name="Esteitä"), set(), UNLOCKED),
    "enter a phase": (ops.EnterPhase(id=uuid4(), phase=Phase.VOTING, at=MOMENT), set(), set(Phase)),
}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["participant", "facilitator"])
def test_each_phase_allows_exactly_its_own_acts(act: str, phase: Phase, who: str) -> None:
    op, participants, facilitators = ACTS[act]
    by = AINO if who == "participant" else HELI
    wall = a_wall(a_note(by, id=OWN), a_note(PEKKA, id=OTHERS), phase=phase)
    if phase in (participants if who == "participant" else facilitators):
        assert apply(wall, op, by) != wall
    else:
        with pytest.raises(Refused):
            apply(wall, op, by)


def test_a_note_is_signed_as_its_writer_chose() -> None:
    for naming, signed, by in [
        (Naming.NAME, "Aino, Loimaa", AINO.key),
        (Naming.CODE_NAME, "Agentti Loimaa", AINO.key),
        (Naming.ANONYMOUS, "", AINO.hand),
    ]:
        (note,) = apply(a_wall(), add(naming=naming), AINO).notes.values()
        assert (note.signed, note.by) == (signed, by)


def test_a_naming_that_the_board_does_not_offer_is_refused() -> None:
    wall = Wall(id=uuid4(), sections=a_wall().sections, namings=frozenset({Naming.NAME}))
    with pytest.raises(Refused):
        apply(wall, add(naming=Naming.ANONYMOUS), AINO)


def test_an_anonymous_note_needs_a_hand_to_know_it_by() -> None:
    with pytest.raises(Refused):
        apply(a_wall(), add(naming=Naming.ANONYMOUS), Actor(AINO.key))


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (NOTE_LENGTH + 1)])
def test_a_note_has_some_words_and_not_too_many(text: str) -> None:
    with pytest.raises(Refused):
        apply(a_wall(), add(text), AINO)


def test_a_carried_submission_may_be_long_but_only_a_facilitator_carries() -> None:
    long = add("x" * CARRIED_LENGTH, carried=True, signed="Aino, Loimaa")
    assert next(iter(apply(a_wall(), long, HELI).notes.values())).by == ""
    with pytest.raises(NotAllowed):
        apply(a_wall(), long, AINO)


def test_only_the_writer_edits_and_the_browser_of_an_anonymous_one() -> None:
    note = a_note(by=AINO)
    nameless = Note(uuid4(), AINO.hand, "Nimetön", ESTEET, 2.0, Naming.ANONYMOUS)
    wall = a_wall(note, nameless)
    for theirs in (note, nameless):
        edit = ops.EditNote(id=uuid4(), note=theirs.id, onto=1, text="Uusi")
        assert apply(wall, edit, AINO).notes[theirs.id].revision == 2
        with pytest.raises(NotAllowed):
            apply(wall, edit, PEKKA)
    with pytest.raises(NotAllowed):
        apply(wall, ops.EditNote(id=uuid4(), note=nameless.id, onto=1, text="Uusi"), Actor(AINO.key, hand="elsewhere"))


def test_a_facilitator_edits_openly_and_the_writers_own_words_are_kept() -> None:
    note = a_note(by=AINO)
    corrected = apply(a_wall(note), ops.EditNote(id=uuid4(), note=note.id, onto=1, text="Selvemmin"), HELI)
    assert (corrected.notes[note.id].own_revision, corrected.notes[note.id].by) == (1, AINO.key)
    once_more = apply(corrected, ops.EditNote(id=uuid4(), note=note.id, onto=2, text="Vielä"), HELI)
    assert once_more.notes[note.id].own_revision == 1
    taken_back = apply(once_more, ops.EditNote(id=uuid4(), note=note.id, onto=3, text="Omin sanoin"), AINO)
    assert taken_back.notes[note.id].own_revision is None


def test_an_edit_over_another_edit_is_refused() -> None:
    note = a_note(revision=3)
    with pytest.raises(Refused):
        apply(a_wall(note), ops.EditNote(id=uuid4(), note=note.id, onto=2, text="Vanhan päälle"), AINO)


def test_nobody_spends_more_votes_than_they_have() -> None:
    notes = [a_note(rank=float(i)) for i in range(5)]
    wall = a_wall(*notes, phase=Phase.VOTING, budget=3)
    for note in notes[:3]:
        wall = apply(wall, ops.Vote(id=uuid4(), note=note.id), PEKKA)
    with pytest.raises(Refused):
        apply(wall, ops.Vote(id=uuid4(), note=notes[3].id), PEKKA)
    wall = apply(wall, ops.TakeBackVote(id=uuid4(), note=notes[0].id), PEKKA)
    wall = apply(wall, ops.Vote(id=uuid4(), note=notes[3].id), PEKKA)
    assert len(wall.votes[PEKKA.key]) == 3


def test_one_vote_a_note_and_none_for_hidden_or_bundled_ones() -> None:
    top, under, hidden = a_note(rank=1.0), a_note(rank=2.0), a_note(rank=3.0, hidden=True)
    wall = a_wall(top, under, hidden, phase=Phase.GROUPING)
    wall = apply(wall, ops.BundleNotes(id=uuid4(), notes=(under.id,), under=top.id), PEKKA)
    wall = apply(wall, ops.EnterPhase(id=uuid4(), phase=Phase.VOTING, at=MOMENT), HELI)
    wall = apply(wall, ops.Vote(id=uuid4(), note=top.id), PEKKA)
    for note in (top, under, hidden):
        with pytest.raises(Refused):
            apply(wall, ops.Vote(id=uuid4(), note=note.id), PEKKA)


def test_votes_for_a_binned_note_go_back_to_their_givers() -> None:
    note = a_note()
    wall = apply(a_wall(note, phase=Phase.VOTING, budget=1), ops.Vote(id=uuid4(), note=note.id), PEKKA)
    wall = apply(wall, ops.BinNote(id=uuid4(), note=note.id), HELI)
    assert wall.votes == {}
    assert apply(wall, ops.RestoreNote(id=uuid4(), note=note.id), HELI).votes == {}


def test_a_note_stands_where_it_was_put_however_often() -> None:
    first, second, third = (a_note(rank=float(i)) for i in (1, 2, 3))
    wall = a_wall(first, second, third, phase=Phase.GROUPING)
    for _ in range(120):  # halving the gap would run out of digits after some fifty
        for moved in (third, second):
            wall = apply(wall, ops.MoveNote(id=uuid4(), note=moved.id, section=ESTEET, after=first.id), PEKKA)
            assert [n.id for n in wall.stack(ESTEET)][:2] == [first.id, moved.id]


def test_a_bundle_moves_as_one_and_opens_again() -> None:
    top, under = a_note(rank=1.0), a_note(rank=2.0)
    wall = a_wall(top, under, phase=Phase.GROUPING)
    wall = apply(wall, ops.BundleNotes(id=uuid4(), notes=(under.id,), under=top.id), PEKKA)
    wall = apply(wall, ops.MoveNote(id=uuid4(), note=top.id, section=KEINOT), PEKKA)
    assert wall.notes[under.id].section == KEINOT
    wall = apply(wall, ops.BundleNotes(id=uuid4(), notes=(under.id,)), PEKKA)
    assert wall.notes[under.id].bundle is None


def test_a_hidden_note_is_gone_for_those_who_do_not_see_it() -> None:
    hidden = a_note(hidden=True)
    wall = a_wall(hidden, phase=Phase.GROUPING)
    with pytest.raises(Refused, match="ei enää ole"):
        apply(wall, ops.MoveNote(id=uuid4(), note=hidden.id, section=KEINOT), PEKKA)


def test_what_only_a_facilitator_may_do_says_so_and_the_rest_names_the_phase() -> None:
    with pytest.raises(NotAllowed):
        apply(a_wall(), ops.SetTimer(id=uuid4(), ends=MOMENT), AINO)
    note = a_note()
    with pytest.raises(Refused, match="vaiheeseen"):
        apply(a_wall(note), ops.Vote(id=uuid4(), note=note.id), AINO)


def test_the_next_button_walks_through_every_phase_once() -> None:
    walked, phase = [Phase.IDEATION], Phase.IDEATION
    while (step := following(phase)) is not None:
        walked.append(phase := step)
    assert walked == list(Phase)


def test_when_the_workshop_is_over_only_writing_is_left_and_only_for_some_days() -> None:
    over, late = Actor(AINO.key, names=AINO.names, over=True), Actor(AINO.key, names=AINO.names, over=True, late=True)
    for phase in Phase:
        wall = a_wall(a_note(AINO, id=OWN), phase=phase)
        assert acts(wall, over) == frozenset()
        assert acts(wall, late) == WRITING
        assert Act.LEAD in acts(wall, Actor("person:heli", facilitates=True, over=True))


def test_very_many_notes_are_not_bundled_at_once() -> None:
    with pytest.raises(Refused):
        apply(a_wall(a_note(id=OWN), phase=Phase.GROUPING), ops.BundleNotes(id=uuid4(), notes=(OWN,) * 201), HELI)
