"""A town: one of everything that a network holds, in every stage that a page asks about, with words of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from msgspec import json
from sqlmodel import SQLModel

from agentnet import clock
from agentnet.accounts.models import Guest, SignInLink
from agentnet.guide import press
from agentnet.guide.flow import Stage as ChapterStage
from agentnet.guide.models import (
    Approval,
    Chapter,
    ChapterArea,
    ChapterText,
    Comment,
    Edition,
    Finding,
    Guide,
    Revision,
)
from agentnet.guide.pictures.models import GuidePicture
from agentnet.guide.reviews.models import WordReturn
from agentnet.guide.tools.models import ChapterTool, ToolFile
from agentnet.network.flow import Field
from agentnet.network.flow import Stage as NominationStage
from agentnet.network.models import Area, Invitation, Network, Nomination, Pair, Person, StoredFile, Theme
from agentnet.network.queries.nominations import hashed
from agentnet.notify.bulk.models import Draft
from agentnet.sources.flow import Kind
from agentnet.sources.models import Basket, Source, SourceRevision
from agentnet.surveys.flow import Anonymity, QuestionKind
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Survey
from agentnet.tasks.flow import AssignmentStage, Enclosed
from agentnet.tasks.flow import Stage as TaskStage
from agentnet.tasks.models import AssignmentPattern, Brief, Enclosure, Task
from agentnet.tasks.models import Submission as AnswerGiven
from agentnet.web.visit import hashed as mark
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, BreakoutGroup, Participant, Workshop
from agentnet.workshops.patterns.models import Pattern
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.flow import Stage as PollStage
from agentnet.workshops.polls.models import Ballot, Poll, PollOption, PollText
from agentnet.workshops.promises.flow import Sharing
from agentnet.workshops.promises.models import Promise
from tests.cast import Cast
from tests.faults.town_material import build_material
from tests.faults.town_organisation import build_organisation
from tests.faults.town_people import build_people
from tests.faults.town_readers import build_readers
from tests.faults.town_waves import build_waves
from tests.tasks.rows import assignment_rows


@dataclass
class Town:
    """What stands where. `rows` are in the order that they must be stored in."""

    network: Network
    lead: Person
    agent: Person
    words: str = "Yhteinen kutsu auttaa"
    rows: list[SQLModel] = field(default_factory=list)
    token: str = field(default_factory=lambda: uuid4().hex)
    door: str = "workshop"
    at: dict[str, Any] = field(default_factory=dict)

    def put(self, name: str, row: Any) -> Any:
        self.rows.append(row)
        self.at[name] = row
        return row

    def id(self, name: str) -> UUID:
        found: UUID = self.at[name].id
        return found

    def ids(self) -> Iterator[str]:
        """Every id in town, and its secrets: what a stranger would love to try."""
        yield from (str(row.id) for row in self.at.values())
        yield self.token
        yield str(self.network.id)


def build(cast: Cast, network: Network, lead: Person, agent: Person, words: str) -> Town:
    """`lead` coordinates the network, `agent` works in it; `words` stand in every text of the town."""
    town = Town(network, lead, agent, words)
    _network(town, cast)
    _surveys(town)
    _tasks(town)
    _workshop(town)
    _polls(town)
    _guide(town, cast)
    build_material(town)
    build_people(town)
    build_waves(town, cast)
    town.put("bulk", Draft(network_id=town.network.id, by=town.lead.id))
    return town


def _network(town: Town, cast: Cast) -> None:
    net, until = town.network.id, clock.now() + timedelta(days=14)
    common: dict[str, Any] = {"network_id": net, "unit_id": cast.clinic.id, "nominated_by": town.lead.id}
    town.put("nomination", Nomination(name=town.words, email=f"{uuid4().hex}@agentnet.example", **common))
    asked = Nomination(name="Kaisa", email=f"{uuid4().hex}@agentnet.example", stage=NominationStage.INVITED, **common)
    town.put("invited", asked)
    town.put("invitation", Invitation(nomination_id=asked.id, token_hash=hashed(town.token), expires_at=until))
    sent: dict[str, Any] = {"browser_hash": "x", "code_hash": "x", "expires_at": clock.now() + timedelta(minutes=10)}
    town.put("link", SignInLink(token_hash=mark(town.token), person_id=town.agent.id, **sent))
    town.put("theme", Theme(network_id=net, title=town.words, year=2026))
    town.put("pair", Pair(network_id=net, social_id=cast.pekka.id, health_id=cast.aino.id))


def _surveys(town: Town) -> None:
    for stage in SurveyStage:
        kept: dict[str, Any] = {"anonymity": Anonymity.ANONYMOUS, "stage": stage, "intro": town.words}
        survey = town.put(f"survey {stage}", Survey(network_id=town.network.id, title=town.words, **kept))
        for place, kind in enumerate((QuestionKind.TEXT, QuestionKind.SCALE), 1):
            ends = ["ei", "kyllä"] if kind is QuestionKind.SCALE else []
            about: dict[str, Any] = {"survey_id": survey.id, "key": f"q{place}", "place": place, "options": ends}
            town.put(f"question {stage} {kind}", Question(kind=kind, label=town.words, **about))
        town.put(f"asked {stage}", Invited(survey_id=survey.id, person_id=town.agent.id))
    for _ in range(5):
        closed = town.id("survey closed")
        form = town.put("answer", Answer(survey_id=closed, anonymity=Anonymity.ANONYMOUS))
        wish = _source(town, "wish", Kind.SURVEY, closed, by=None)
        question = town.id("question closed text")
        town.rows.append(AnswerValue(id=wish.id, answer_id=form.id, question_id=question))


def _tasks(town: Town) -> None:
    words: dict[str, Any] = {"title": town.words, "text": town.words, "question": town.words}
    for name, stage in (("assignment draft", AssignmentStage.DRAFT), ("assignment", AssignmentStage.ISSUED)):
        one, brief = assignment_rows(town.network.id, stage, **words)
        town.put(name, one)
        brief.pictures = 3
        town.put(f"brief {name}", brief)
    out = town.at["assignment"]
    town.put("task", Task(assignment_id=out.id, person_id=town.agent.id))
    file: dict[str, Any] = {"sha256": "", "media_type": "image/webp", "size": 4, "alt": town.words}
    task_id = town.at["task"].id
    town.put("enclosure", Enclosure(task_id=task_id, kind=Enclosed.PICTURE, by=town.agent.id, **file))
    corrected, brief = assignment_rows(town.network.id, **words)
    town.put("assignment corrected", corrected)
    town.put("brief corrected", brief)
    town.put("correction", Brief(assignment_id=corrected.id, n=2, text=town.words, questions=brief.questions))
    back, brief = assignment_rows(town.network.id, **words)
    town.put("assignment back", back)
    town.put("brief back", brief)
    given = _source(town, "submission", Kind.SUBMISSION, back.id, by=town.agent.id)
    task = Task(assignment_id=back.id, person_id=town.agent.id, stage=TaskStage.SUBMITTED, source_id=given.id)
    task.revision, task.typed, task.submitted_at = 1, {"q-q1": [town.words]}, clock.now()
    town.put("task sent", task)
    town.put("answer sent", AnswerGiven(task_id=task.id, values={"q1": town.words}, by=town.agent.id))
    town.put("assignment pattern", AssignmentPattern(network_id=town.network.id, name=town.words, content=words))


def _source(town: Town, name: str, kind: Kind, origin: UUID, *, by: UUID | None) -> Source:
    about: dict[str, Any] = {"person_id": by, "origin_id": origin}
    source: Source = town.put(name, Source(network_id=town.network.id, kind=kind, label=town.words, **about))
    town.put(f"{name} 1", SourceRevision(source_id=source.id, n=1, text=town.words, sha256=mark(town.words)))
    return source


def _workshop(town: Town) -> None:
    begins = clock.now() - timedelta(hours=1)
    when: dict[str, Any] = {"starts_at": begins, "ends_at": begins + timedelta(hours=4), "title": town.words}
    town.put("workshop planned", Workshop(network_id=town.network.id, number=8, **when))
    live = town.put("workshop", Workshop(network_id=town.network.id, number=9, stage=Stage.LIVE, **when))
    on: dict[str, Any] = {"kind": ActivityKind.BOARD, "state": ActivityState.ON, "title": town.words}
    act = town.put("activity", Activity(workshop_id=live.id, **on))
    town.put("pattern", Pattern(network_id=town.network.id, name=town.words))
    guest = town.put("guest", Guest(name=town.words, token_hash=uuid4().hex))
    town.put("agent in", Participant(workshop_id=live.id, person_id=town.agent.id, name=town.agent.name))
    guest_in = town.put("guest in", Participant(workshop_id=live.id, guest_id=guest.id, name="Vieras"))
    _results(town, live, when)
    grouped = Activity(workshop_id=live.id, kind=ActivityKind.GROUPS, title=town.words, place=1)
    town.put("activity groups", grouped)
    town.put("group", BreakoutGroup(activity_id=grouped.id, name=town.words, task=town.words))
    for phase in (Phase.IDEATION, Phase.VOTING):
        where = {"workshop_id": live.id, "activity_id": act.id if phase is Phase.IDEATION else None}
        board = town.put(f"board {phase}", Board(network_id=town.network.id, title=town.words, phase=phase, **where))
        section = town.put(f"section {phase}", Section(board_id=board.id, name="Esteet", tone="peach"))
        rows = list(planted(board, section, f"{town.words} {phase}", rank=1.0, by=guest_in))
        town.rows.extend(rows[:-1])
        town.put(f"note {phase}", rows[-1])


def _polls(town: Town) -> None:
    live = town.id("workshop")
    asked: dict[str, Any] = {"workshop_id": live, "question": town.words}
    town.put("poll draft", Poll(kind=PollKind.CHOICE, **asked))
    for kind in PollKind:
        poll = town.put(f"poll {kind}", Poll(kind=kind, stage=PollStage.OPEN, **asked))
        if kind in (PollKind.CHOICE, PollKind.RANKING):
            for place, text in enumerate((town.words, "Toinen")):
                town.put(f"option {kind} {place}", PollOption(poll_id=poll.id, place=place, text=text))
    ballot = town.put("ballot", Ballot(poll_id=town.id("poll cloud"), participant_id=town.id("guest in")))
    entered = Ballot(poll_id=town.id("poll open"), participant_id=town.id("guest in"), proxy=True)
    town.put("ballot entered", entered)
    for place, word in enumerate(("kiire", "aika")):
        said: dict[str, Any] = {"text": word, "form": word, "base": "", "place": place}
        town.put(f"word {place}", PollText(poll_id=town.id("poll cloud"), ballot_id=ballot.id, **said))


def _results(town: Town, live: Workshop, when: dict[str, Any]) -> None:
    """What a workshop leaves behind: a guest's promise, and a workshop that is over, with one to tell about."""
    promised = _source(town, "promised", Kind.PROMISE, live.id, by=None)
    shared: dict[str, Any] = {"source_id": promised.id, "sharing": Sharing.NAMED, "text": town.words}
    town.put("promise", Promise(workshop_id=live.id, participant_id=town.id("guest in"), **shared))
    over = town.put("workshop over", Workshop(network_id=town.network.id, number=7, stage=Stage.CLOSED, **when))
    was_in = town.put("agent was in", Participant(workshop_id=over.id, person_id=town.agent.id, name=town.agent.name))
    town.put("promise over", Promise(workshop_id=over.id, participant_id=was_in.id, text=town.words))


def _guide(town: Town, cast: Cast) -> None:
    town.put("area", Area(county_id=town.network.county_id, name="Yhteiset palvelut", field=Field.COMMON))
    finding = Finding(network_id=town.network.id, number=1, text=town.words, by=town.lead.id)
    origin = Source(id=finding.id, network_id=town.network.id, kind=Kind.FINDING, person_id=town.lead.id)
    town.rows += [origin, SourceRevision(source_id=finding.id, n=1, text=town.words, sha256=mark(town.words))]
    town.put("finding", finding)
    town.put("basket", Basket(network_id=town.network.id, source_id=town.id("submission"), by=town.lead.id))
    guide = town.put("guide", Guide(network_id=town.network.id, title=town.words, slug=f"opas-{uuid4().hex[:8]}"))
    for place, stage in enumerate((ChapterStage.DRAFTING, ChapterStage.REVIEW, ChapterStage.APPROVED), 1):
        _chapter(town, cast, guide.id, stage, place)
    shown: dict[str, Any] = {"alt": town.words, "sha256": mark(town.words), "width": 4, "height": 3}
    town.put("picture", GuidePicture(guide_id=guide.id, name="kuva.webp", by=town.lead.id, **shown))
    tool: dict[str, Any] = {"name": "kutsu.docx", "title": town.words}
    kept = town.put("tool", ChapterTool(chapter_id=town.id("chapter drafting"), latest=1, **tool))
    stored = town.put("stored", StoredFile(sha256=uuid4().hex, media_type="application/pdf", size=4))
    file: dict[str, Any] = {"sha256": stored.sha256, "size": 4, "by": town.lead.id}
    town.put("tool file", ToolFile(tool_id=kept.id, n=1, file_id=stored.id, **file))
    made: dict[str, Any] = {"number": "2025.1", "title": town.words, "input_hash": "0" * 64, "by": town.lead.id}
    town.put("edition", Edition(guide_id=guide.id, **made))
    build_readers(town)
    build_organisation(town)


def _chapter(town: Town, cast: Cast, guide: UUID, stage: ChapterStage, place: int) -> None:
    chapter = town.put(f"chapter {stage}", Chapter(guide_id=guide, place=place, slug=f"luku-{place}"))
    town.rows += [ChapterArea(chapter_id=chapter.id, area_id=area.id) for area in (cast.social, cast.health)]
    blocks = press.parse(f"{town.words}.", language="fi").blocks
    digest = press.content_hash("fi", f"Luku {place}", blocks, pinned_sources={})
    known: dict[str, Any] = {"title": f"Luku {place}", "content_hash": digest}
    text = ChapterText(chapter_id=chapter.id, stage=stage, revision=1, last_editor=town.lead.id, **known)
    town.put(f"text {stage}", text)
    saved: dict[str, Any] = {"markdown": f"{town.words}.", "blocks": json.decode(press.dumps(blocks)), **known}
    town.rows.append(Revision(text_id=text.id, n=1, by=town.lead.id, **saved))
    if stage is ChapterStage.REVIEW:
        town.put("word", WordReturn(text_id=text.id, director_id=cast.maija.id, by=cast.maija.id, name=town.words))
    town.put(f"comment {stage}", Comment(text_id=text.id, revision=1, text=town.words, by=cast.maija.id))
    if stage is ChapterStage.APPROVED:
        for area, who in ((cast.social, cast.maija), (cast.health, cast.jukka)):
            yes: dict[str, Any] = {"person_id": who.id, "content_hash": digest, "revision": 1, "field": area.field}
            town.rows.append(Approval(text_id=text.id, area_id=area.id, **yes))
