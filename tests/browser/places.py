"""Where things are in the sample network, with what the sample does not show: drafts, and a workshop that is on."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from msgspec import to_builtins
from sqlalchemy import create_engine
from sqlmodel import Session

from agentnet import clock
from agentnet.guide.editions.actions import JOB
from agentnet.guide.reviews.models import WordReturn
from agentnet.guide.reviews.word import Found
from agentnet.notify.models import Job, JobState
from agentnet.workshops.boards.export.jobs import JOB as DRAWING
from tests.browser.server import Server, send

IDS: Final = {
    "network": "select id from network where kind = 'agents'",
    "county": "select id from county",
    "area": "select id from area where level = 0 order by name limit 1",
    "region": "select id from region order by place limit 1",
    "unit": "select id from unit where valid_to is not null",
    "theme": "select id from theme order by place limit 1",
    "request": "select id from nominationrequest where answered_at is null",
    "paperless": "select id from person where email is null",
    "aino": "select id from person where name = 'Aino Niemi'",
    "nomination": "select id from nomination where stage = 'proposed'",
    "letter": "select id from letter where kind = 'task-given' limit 1",
    "bulk": "select id from bulk_letter",
    "closed_survey": "select id from survey where stage = 'closed' and kind = 'pre'",
    "meter": "select id from survey where asked = 'units' and stage = 'open' limit 1",
    "asked_unit": ("select unit_id from askedunit join survey on survey.id = survey_id where stage = 'open' limit 1"),
    "series": "select id from series where kind = 'meter' limit 1",
    "survey_text": (
        "select answervalue.id from answervalue join question on question.id = question_id"
        " join survey on survey.id = question.survey_id"
        " where survey.stage = 'closed' and survey.kind = 'pre' and question.kind = 'text'"
        " group by question.id order by question.place limit 1"
    ),
    "answer_code": "select id from answercode where binned_at is null order by place limit 1",
    "assignment": "select id from assignment where stage = 'issued'",
    "submission": "select id from task where stage = 'submitted' limit 1",
    "past_workshop": "select id from workshop where stage = 'closed' order by starts_at desc limit 1",
    "coming_workshop": "select id from workshop where stage = 'open'",
    "point": "select activity.id from activity join workshop on workshop.id = workshop_id where stage = 'open' limit 1",
    "own_pattern": "select id from pattern limit 1",
    "grouped_workshop": (
        "select workshop_id from activity join breakoutgroup on activity.id = activity_id"
        " where leader_id is not null limit 1"
    ),
    "grouped": "select activity_id from breakoutgroup where leader_id is not null limit 1",
    "one_group": "select id from breakoutgroup where leader_id is not null and place = 1",
    "past_board": "select id from board where phase = 'locked'",
    "shown_board": "select id from board where phase = 'summary'",
    "coming_board": "select id from board where phase = 'ideation' order by created_at limit 1",
    "note": "select note.id from note join board on board.id = board_id where phase = 'summary' limit 1",
    "past_poll": "select id from poll where stage = 'closed'",
    "draft_poll": "select id from poll where stage = 'draft'",
    "finding": "select id from finding order by number limit 1",
    "background": "select id from background limit 1",
    "picked_source": "select source_id from basket limit 1",
    "register_entry": "select id from registerentry where status = 'taken' limit 1",
    "reply": "select id from reply where helped limit 1",
    "member": "select id from person where name = 'Emmi Rautio'",
    "handing": "select id from handing limit 1",
    "inquiry": "select inquiry_id from reply where helped limit 1",
    "term": "select term_id from termtext where stage = 'review' limit 1",
    "guide": "select id from guide where kind = 'guide'",
    "chapter": "select id from chapter where slug = 'yhteisvastaanotto'",
    "reviewed": "select chapter_id from chaptertext where stage = 'review'",
    "approved": "select chapter_id from chaptertext where stage = 'approved'",
    "edition": "select id from edition",
}
WORDS: Final = {
    "slug": "select slug from guide where kind = 'guide'",
    "number": "select number from edition",
    "edition_chapter": "select slug from editionchapter order by place limit 1",
}


def places(server: Server) -> dict[str, str]:
    """Everything that a page's path may name."""
    with closing(sqlite3.connect(server.var / "agentnet.db")) as database:
        found = {name: str(UUID(_one(database, ask))) for name, ask in IDS.items()}
        found |= {name: _one(database, ask) for name, ask in WORDS.items()}
        task = "select task.id from task join person on person.id = person_id where name = ? and assignment_id = ?"
        for key, name in (("done_task", "Aino Niemi"), ("begun_task", "Omar Farah"), ("new_task", "Tiina Helenius")):
            found[key] = str(UUID(_one(database, task, name, UUID(found["assignment"]).hex)))
    found |= _work(server, UUID(found["guide"]))
    with server.client() as heli, server.client() as aino:
        for client, name in ((heli, "Heli Aro"), (aino, "Aino Niemi")):
            for key, value in server.sample_keys(name):
                client.cookies.set(key, value)
        found |= _surveys(heli, found) | _draft_assignment(heli, found) | _live_workshop(heli, aino, found)
    found["invitation"] = _last(server.link("anna-liisa@", "/invitations/"))
    found["demo_key"] = _last(server.sample_link("Aino Niemi"))
    return found


def _one(database: sqlite3.Connection, ask: str, *values: str) -> str:
    row = database.execute(ask, values).fetchone()
    assert row, ask
    return str(row[0])


def _value(server: Server, ask: str) -> str:
    with closing(sqlite3.connect(server.var / "agentnet.db")) as database:
        return _one(database, ask)


def _last(address: object) -> str:
    """The last part of a path."""
    return urlsplit(str(address)).path.rstrip("/").rsplit("/", 1)[-1]


def _work(server: Server, guide_id: UUID) -> dict[str, str]:
    """An edition on its way, and one that could not be made."""
    ever = clock.now() + timedelta(days=1)
    values = {"number": "2099.1", "language": "fi"}
    running = Job(
        kind=JOB, about=guide_id, slot="a", state=JobState.RUNNING, progress=40, leased_until=ever, values=values
    )
    failed = Job(kind=JOB, about=guide_id, slot="b", state=JobState.FAILED, said="Levy on täynnä.", values=values)
    heli = UUID(_value(server, "select id from person where name = 'Heli Aro'"))
    board = UUID(_value(server, IDS["shown_board"]))
    drawn = Job(kind=DRAWING, about=board, by=heli, state=JobState.RUNNING, progress=20, leased_until=ever)
    word = _word_file(server)
    ids = {"making": str(running.id), "failed": str(failed.id), "drawing": str(drawn.id), "word_return": str(word.id)}
    engine = create_engine(f"sqlite:///{server.var / 'agentnet.db'}")
    with Session(engine) as session:
        session.add_all([running, failed, drawn, word])
        session.commit()
    engine.dispose()
    return ids


def _word_file(server: Server) -> WordReturn:
    """A commented file of Maija's: one comment with a place, one without, one that is refused."""
    maija = UUID(_value(server, "select id from person where name = 'Maija Lehto'"))
    text = UUID(_value(server, "select id from chaptertext where stage = 'review'"))
    found = [
        Found("b1", "Asiakas päättää", "Entä omaiset?", "Maija Lehto", number=1),
        Found("", "Vanha kohta", "Tämä puuttuu.", "Maija Lehto"),
        Found("b2", "", "", "", number=2, refused="Tekstissä on henkilötunnus."),
    ]
    kept = to_builtins(found)
    return WordReturn(text_id=text, director_id=maija, by=maija, name="luku.docx", found=kept, edited=True)


def _surveys(heli: httpx.Client, found: dict[str, str]) -> dict[str, str]:
    """A draft and an open one, with a question of every kind."""
    made = {}
    for name in ("draft_survey", "open_survey"):
        page = f"/networks/{found['network']}/surveys"
        survey = send(heli, page, title="Miten kevät sujui?", kind="pre", anonymity="anonymous").url.path
        for kind, options in (("text", ""), ("choice", "Hyvin\nVaihdellen"), ("scale", "")):
            fields = {"kind": kind, "label": f"Mitä opit ({kind})?", "options": options, "required": "yes"}
            send(heli, survey, f"{survey}/questions", **fields).raise_for_status()
        made[name] = _last(survey)
    send(heli, survey, f"{survey}/open").raise_for_status()
    page = heli.get(f"/surveys/{made['draft_survey']}").text
    made["question"] = page.split('id="question-', 1)[1].split('"', 1)[0]
    link = heli.get(f"/surveys/{found['meter']}").text
    made["open_link"] = link.split("/s/", 1)[1].split('"', 1)[0].split("<", 1)[0].strip()
    return made | {"swedish": "sv", "first": "1", "question_key": "q1"} | _survey_of_kinds(heli, found)


def _survey_of_kinds(heli: httpx.Client, found: dict[str, str]) -> dict[str, str]:
    """A draft with every kind of question, in two languages, kept as a set to start from."""
    page = f"/networks/{found['network']}/surveys"
    survey = send(heli, page, title="Kaikki lajit", kind="swot", anonymity="anonymous").url.path
    for begin in ("pre", "swot", "meter"):
        send(heli, survey, f"{survey}/from", begin=begin).raise_for_status()
    send(heli, survey, f"{survey}/languages", first="fi", others="sv").raise_for_status()
    patterns = send(heli, survey, f"{survey}/pattern", name="Oma pohja").text
    return {"kinds_survey": _last(survey), "survey_pattern": patterns.split("/survey-patterns/", 1)[1].split('"', 1)[0]}


def _draft_assignment(heli: httpx.Client, found: dict[str, str]) -> dict[str, str]:
    fields = {"title": "Kysy naapurilta", "question": "Mikä yllätti?", "due_on": _tomorrow()}
    page = f"/networks/{found['network']}/assignments"
    out = f"/assignments/{found['assignment']}"
    send(heli, out, f"{out}/correction").raise_for_status()
    return {"draft_assignment": _last(send(heli, page, **fields).url.path)}


def _live_workshop(heli: httpx.Client, aino: httpx.Client, found: dict[str, str]) -> dict[str, str]:
    """With a board in use, and Aino in it."""
    plan = {"title": "Pikatyöpaja", "day": _tomorrow(), "starts": "13:00", "ends": "15:00"}
    programme = send(heli, f"/networks/{found['network']}/workshops", **plan).url.path
    workshop = programme.removesuffix("/programme")
    for kind, title in (("board", "Mitä kokeilemme ensin?"), ("feedback", "Palaute")):
        send(heli, programme, kind=kind, title=title, minutes="30").raise_for_status()
    for stage in ("open", "live"):
        send(heli, workshop, f"{workshop}/stage", stage=stage).raise_for_status()
    cockpit = heli.get(f"{workshop}/cockpit").text
    activity = cockpit.split('name="activity_id" value="', 1)[1].split('"', 1)[0]
    send(heli, f"{workshop}/cockpit", f"{workshop}/activity", activity_id=activity).raise_for_status()
    board = send(aino, workshop, f"{workshop}/enter").url.path
    section = aino.get(board).text.split('name="section" value="', 1)[1].split('"', 1)[0]
    for text in ("Kahvit samaan aikaan", "Yhteinen kalenteri, johon saa ehdottaa aikoja"):
        _note(aino, board, section, text)
    join = heli.get(f"{workshop}/cockpit").text.split("/join/", 1)[1].split('"', 1)[0]
    return {"live_workshop": _last(workshop), "live_board": _last(board), "join": join.split("<")[0]}


def _note(client: httpx.Client, board: str, section: str, text: str) -> None:
    page = client.get(board).text
    minted = page.split('name="note" value="', 1)[1].split('"', 1)[0]
    fields = {"id": minted, "note": minted, "section": section, "text": text, "naming": "name"}
    send(client, board, f"{board}/notes", **fields).raise_for_status()


def _tomorrow() -> str:
    return (clock.now().date() + timedelta(days=1)).isoformat()
