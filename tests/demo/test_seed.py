"""The sample network as it stands in the database."""

from collections import Counter

import pytest
from sqlalchemy import func, inspect
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col, select

from agentnet import clock, db, demo
from agentnet.guide.flow import GuideKind, Stage
from agentnet.guide.models import Approval, Chapter, ChapterText, Edition, EditionChapter, EditionFile, Finding, Guide
from agentnet.network.flow import Field, NetworkKind, Role
from agentnet.network.flow import Stage as Nominated
from agentnet.network.models import Area, Membership, Network, Nomination, Person, Region, Unit
from agentnet.notify.models import Delivery, Letter
from agentnet.sources.flow import Fate
from agentnet.sources.models import Disposition, Source, SourceLink, SourceRevision
from agentnet.sources.rules import fingerprint
from agentnet.surveys.flow import Kind
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Answer, Survey
from agentnet.tasks.flow import Stage as Asked
from agentnet.tasks.models import Assignment, Task
from agentnet.workshops.boards.models import Board, Note, Vote
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.flow import Stage as Held
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Workshop


@pytest.mark.both
async def test_the_sample_is_made_once_and_then_left_alone(database: str) -> None:
    await demo.seed(formats=())
    before = await _counts()
    await demo.seed()
    assert await _counts() == before
    assert before["person"] == 31
    await db.dispose()


async def _counts() -> dict[str, int]:
    async with db.reading() as session:
        return {
            table.name: await session.scalar(select(func.count()).select_from(table)) or 0
            for table in SQLModel.metadata.sorted_tables
        }


def _count(sample: Session, model: type[SQLModel]) -> int:
    return sample.scalar(select(func.count()).select_from(inspect(model).local_table)) or 0


def test_the_network_is_as_large_as_promised(sample: Session) -> None:
    assert _count(sample, Person) == 31  # one of them without an address
    assert _count(sample, Region) == 5
    assert _count(sample, Unit) == 12
    assert _count(sample, Assignment) == 4
    assert _count(sample, Finding) == 8
    assert _count(sample, Chapter) == 6
    pre = sample.scalars(select(Survey).where(Survey.kind == Kind.PRE, Survey.stage == SurveyStage.CLOSED)).one()
    assert sample.scalar(select(func.count()).where(Answer.survey_id == pre.id)) == 26


def test_three_workshops_are_past_and_one_is_tomorrow(sample: Session) -> None:
    workshops = sample.scalars(select(Workshop).order_by(col(Workshop.starts_at))).all()
    assert [one.stage for one in workshops] == [Held.CLOSED] * 3 + [Held.OPEN]
    assert [one.ends_at < clock.now() for one in workshops] == [True] * 3 + [False]
    assert 0 < (workshops[-1].starts_at - clock.now()).total_seconds() < 2 * 86_400


def test_a_held_workshop_had_groups_and_their_results_came_back(sample: Session) -> None:
    held = select(Activity.id).where(Activity.state == ActivityState.DONE)
    groups = sample.scalars(select(BreakoutGroup).where(col(BreakoutGroup.activity_id).in_(held))).all()
    assert len(groups) == 4
    assert all(group.leader_id for group in groups)
    sizes = Counter(sample.scalars(select(GroupMember.group_id)).all())
    assert sum(sizes.values()) > 12
    plenary = select(Board.id).where(col(Board.activity_id) == groups[0].activity_id, col(Board.group_id).is_(None))
    brought = sample.scalars(select(Note).where(col(Note.board_id).in_(plenary))).all()
    assert {note.signed.partition(" · ")[0] for note in brought} == {"1", "2", "3", "4"}


def test_two_boards_are_full_and_one_waits(sample: Session) -> None:
    notes = Counter(sample.scalars(select(Note.board_id)).all())
    grouped = select(Activity.id).where(Activity.kind == ActivityKind.GROUPS)
    boards = sample.scalars(select(Board).where(col(Board.activity_id).not_in(grouped))).all()
    assert sorted(notes[board.id] for board in boards) == [0, 47, 58]
    votes = Counter((board, voter) for board, voter in sample.execute(select(Vote.board_id, Vote.participant_id)))
    assert set(votes.values()) == {boards[0].votes_each}


def test_an_anonymous_note_leads_to_nobody(sample: Session) -> None:
    notes = sample.execute(select(Note, Source).join(Source, col(Source.id) == col(Note.id))).all()
    nameless = [(note, source) for note, source in notes if not note.signed]
    assert len(nameless) > 3
    assert all(
        note.participant_id is None and note.author_key and source.person_id is None for note, source in nameless
    )


def test_every_text_is_a_source_with_its_fingerprint(sample: Session) -> None:
    revisions = sample.scalars(select(SourceRevision)).all()
    assert all(one.sha256 == fingerprint(one.text) for one in revisions)
    ids = {one.source_id for one in revisions}
    assert set(sample.scalars(select(Note.id))) <= ids
    assert set(sample.scalars(select(Task.source_id).where(col(Task.source_id).is_not(None)))) <= ids


def test_one_cell_of_the_coverage_is_empty(sample: Session) -> None:
    agents = (
        select(col(Region.name), col(Area.field))
        .join(Unit, col(Unit.region_id) == col(Region.id))
        .join(Area, col(Area.id) == col(Unit.area_id))
        .join(Person, col(Person.unit_id) == col(Unit.id))
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Network, col(Network.id) == col(Membership.network_id))
        .where(Membership.role == Role.AGENT, col(Membership.ends_at).is_(None), Network.kind == NetworkKind.AGENTS)
    )
    covered = {(name, field) for name, field in sample.execute(agents)}
    cells = {(name, field) for name in sample.scalars(select(Region.name)) for field in (Field.SOCIAL, Field.HEALTH)}
    assert cells - covered == {("Uusikaupunki", Field.SOCIAL)}


def test_nominations_stand_in_many_stages(sample: Session) -> None:
    stages = set(sample.scalars(select(Nomination.stage)))
    assert stages >= set(Nominated) - {Nominated.ACCEPTED}


def test_each_chapter_stands_in_a_stage_of_its_own(sample: Session) -> None:
    stages = sample.scalars(
        select(ChapterText.stage)
        .join(Chapter, col(Chapter.id) == col(ChapterText.chapter_id))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .where(Guide.kind == GuideKind.GUIDE, ChapterText.language == "fi")
        .order_by(col(Chapter.place))
    ).all()
    assert stages == [Stage.RELEASED, Stage.APPROVED, Stage.DESIGN, Stage.REVIEW, Stage.DRAFTING]


def test_approvals_hold_for_the_words_they_were_given_to(sample: Session) -> None:
    texts = {text.id: text for text in sample.scalars(select(ChapterText))}
    approvals = sample.scalars(select(Approval)).all()
    now = [one for one in approvals if one.revision == texts[one.text_id].revision]
    assert now
    assert all(one.content_hash == texts[one.text_id].content_hash for one in now)
    approved = {text.id for text in texts.values() if text.stage in (Stage.APPROVED, Stage.RELEASED)}
    fields = {(one.text_id, one.field) for one in now}
    assert all({(text, Field.SOCIAL), (text, Field.HEALTH)} <= fields for text in approved)


def test_the_edition_is_printed_and_knows_where_it_came_from(sample: Session) -> None:
    edition = sample.scalars(select(Edition)).one()
    assert edition.number == f"{edition.created_at.year}.1"
    sizes = {file.kind: file.size for file in sample.scalars(select(EditionFile))}
    assert sizes.keys() >= {
        "pdf",
        "epub",
        "zip",
        "search",
        "picture:kaksi-ovea.webp",
        "tool:yhteinen-asiakas-tunnusmerkit-muistilistana.xlsx",
    }
    assert sizes["pdf"] > 50_000
    chapters = sample.scalars(select(EditionChapter).order_by(col(EditionChapter.place))).all()
    assert [one.slug for one in chapters] == ["miksi-tyopari", "yhteinen-asiakas", "yhteinen-osaamispohja"]
    assert all(len(one.approvals) == 2 and one.origins["kinds"] for one in chapters)


def test_the_thread_leads_from_a_note_to_a_chapter(sample: Session) -> None:
    links = sample.scalars(select(SourceLink)).all()
    cited = {link.finding_id for link in links if link.finding_id}
    in_chapters = {link.source_id for link in links if link.chapter_id}
    assert cited == set(sample.scalars(select(Finding.id)))
    assert cited == in_chapters
    fates = set(sample.scalars(select(Disposition.fate)))
    assert fates == set(Fate)


def test_the_last_assignment_waits_for_somebody(sample: Session) -> None:
    stages = Counter(sample.scalars(select(Task.stage)))
    assert {Asked.ASSIGNED, Asked.IN_PROGRESS, Asked.SUBMITTED, Asked.RETURNED, Asked.ACCEPTED, Asked.EXCUSED} <= set(
        stages
    )


def test_old_letters_are_not_sent_again(sample: Session) -> None:
    waiting = sample.scalars(select(Letter).where(Letter.delivery == Delivery.WAITING)).all()
    assert all((clock.now() - letter.created_at).days < 7 for letter in waiting)


def test_everybody_of_the_cast_gets_a_link(seeded: None) -> None:
    links = demo.sign_in_links()
    assert len({link for _name, _role, link in links}) == 30
    assert links[0][:2] == ("Heli Aro", "koordinaattori, sosiaalihuolto")
