"""Names, addresses and files that stand outside the rows that name a person go with them; nobody else's do."""

import csv
import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, col, select

from agentnet import clock, db, files, notify
from agentnet.guide.register.flow import EntryKind
from agentnet.guide.register.models import RegisterEntry
from agentnet.network.flow import Stage
from agentnet.network.models import Nomination, Theme
from agentnet.notify.models import AddressTrouble
from agentnet.people.mine import collecting, erasing, portraits
from agentnet.people.mine.models import Portrait
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.surveys.flow import Anonymity, Asked
from agentnet.surveys.models import Invited, Survey
from agentnet.tasks.flow import AssignmentStage, Enclosed
from agentnet.tasks.models import Enclosure, Submission, Task
from agentnet.workshops.models import Participant, Workshop
from agentnet.year.ending import forgetting
from agentnet.year.ending.models import Archive
from tests.cast import Cast
from tests.tasks.rows import assignment_rows

WORDS = "Kertomus, jonka vain hän tiesi"


async def _everything(session: db.Session) -> str:
    rows: list[str] = []
    for table in SQLModel.metadata.sorted_tables:
        rows += [str(tuple(row)) for row in await session.execute(table.select())]
    return "\n".join(rows)


async def _add(session: db.Session, *rows: Any) -> None:
    for row in rows:
        session.add(row)
        await session.flush()


async def test_a_name_goes_from_where_it_stands_by_itself(session: db.Session, cast: Cast) -> None:
    aino, net = cast.aino, cast.network.id
    name, email = aino.name, str(aino.email)
    shop = Workshop(
        network_id=net, number=9, title="Paja", starts_at=clock.now(), ends_at=clock.now() + timedelta(hours=2)
    )
    survey = Survey(network_id=net, title="Kysely", anonymity=Anonymity.ANONYMOUS, asked=Asked.PERSONAL)
    await _add(session, shop, survey)
    source = await thread.record(session, network_id=net, kind=Kind.NOTE, text=WORDS, person_id=aino.id)
    await _add(
        session,
        Participant(workshop_id=shop.id, person_id=aino.id, name=f"{name}, Loimaa", code_name="Kanarialintu"),
        Invited(survey_id=survey.id, address=email.lower(), token_hash="aa"),
        RegisterEntry(network_id=net, kind=EntryKind.BARRIER, title="Este", remover=f"{name}, palvelupäällikkö"),
        AddressTrouble(address=email.lower(), last_at=clock.now(), reason="550"),
        Theme(network_id=net, title="Teema", year=2026, why=WORDS, source_id=source.id),
        Nomination(
            network_id=net, unit_id=cast.clinic.id, name=name, email=email, why=WORDS, correction=WORDS,
            nominated_by=cast.sari.id, stage=Stage.INVITED,
        ),
    )  # fmt: skip
    told = {"name": cast.heli.name, "agent": name, "path": "/", "said": f"{name}: {email} ({name}nen)"}
    notify.post(session, to=str(cast.heli.email), letter="nomination-accepted", about=net, values=told)
    await session.flush()
    await erasing.erase(session, aino, by=aino.id)
    left = await _everything(session)
    assert f"{name}nen" in left, "another name that begins alike"
    for word in (name, email, WORDS, "Kanarialintu"):
        assert word not in left.replace(f"{name}nen", ""), word
    assert cast.heli.name in left


async def test_a_list_that_still_waits_asks_no_more(session: db.Session, cast: Cast) -> None:
    survey = Survey(network_id=cast.network.id, title="Kysely", anonymity=Anonymity.ANONYMOUS, asked=Asked.PERSONAL)
    await _add(session, survey)
    other, email = "toinen@example.fi", str(cast.aino.email).upper()
    await _add(session, *(Invited(survey_id=survey.id, address=one, token_hash=one) for one in (email, other)))
    await erasing.erase(session, cast.aino, by=cast.aino.id)
    found = select(col(Invited.address)).where(col(Invited.survey_id) == survey.id)
    assert list(await session.scalars(found)) == [other]


async def test_files_go_unless_somebody_else_has_the_same(session: db.Session, cast: Cast) -> None:
    made, brief = assignment_rows(cast.network.id, AssignmentStage.ISSUED)
    await _add(session, made, brief)
    own, pekkas = (Task(assignment_id=made.id, person_id=one.id) for one in (cast.aino, cast.pekka))
    await _add(session, own, pekkas)
    kept, shared, joint = [await files.put(data) for data in (b"omani", b"sama kuva", b"yhteinen")]
    about: dict[str, Any] = {"kind": Enclosed.PICTURE, "media_type": "image/webp", "size": 5}
    brought = Enclosure(task_id=pekkas.id, sha256=joint, by=cast.aino.id, **about)
    await _add(
        session,
        Enclosure(task_id=own.id, sha256=kept, by=cast.aino.id, **about),
        brought,
        Portrait(person_id=cast.aino.id, sha256=shared),
        Portrait(person_id=cast.pekka.id, sha256=shared),
    )
    await _add(session, Submission(task_id=pekkas.id, enclosed=[str(brought.id)], by=cast.pekka.id))
    erased = await erasing.erase(session, cast.aino, by=cast.aino.id)
    assert erased.digests == sorted((kept, joint))
    given = (await session.scalars(select(Submission).where(col(Submission.task_id) == pekkas.id))).one()
    assert given.enclosed == []


async def test_an_archive_with_the_words_goes_too(session: db.Session, cast: Cast) -> None:
    for network in (cast.network, cast.other_network):
        await _add(session, Archive(network_id=network.id, by=cast.heli.id, sha256=f"{network.id.hex}", size=1))
    await erasing.erase(session, cast.aino, by=cast.aino.id)
    left = await session.scalars(select(col(Archive.network_id)))
    assert list(left) == [cast.other_network.id]
    job = (await session.scalars(select(notify.models.Job).where(notify.models.Job.kind == forgetting.JOB))).one()
    assert job.values["files"] == [cast.network.id.hex]


async def test_a_portrait_that_is_also_in_an_answer_stays_there(session: db.Session, cast: Cast) -> None:
    made, brief = assignment_rows(cast.network.id, AssignmentStage.ISSUED)
    await _add(session, made, brief)
    own = Task(assignment_id=made.id, person_id=cast.aino.id)
    await _add(session, own)
    about: dict[str, Any] = {"kind": Enclosed.PICTURE, "media_type": "image/webp", "size": 5}
    await _add(session, Enclosure(task_id=own.id, sha256="aa", by=cast.aino.id, **about))
    await portraits.bring(session, cast.aino, "aa")
    assert await portraits.take_away(session, cast.aino) == ""
    await portraits.bring(session, cast.aino, "bb")
    assert await portraits.take_away(session, cast.aino) == "bb"


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
async def test_no_cell_of_ones_own_data_is_a_formula(session: db.Session, cast: Cast, text: str) -> None:
    await thread.record(session, network_id=cast.network.id, kind=Kind.NOTE, text=text, person_id=cast.aino.id)
    notify.post(
        session, to="a@example.fi", letter="x", about=cast.network.id, person_id=cast.aino.id, values={"token": "Zq7"}
    )
    await session.flush()
    packed = collecting.packed(await collecting.collect(session, cast.aino), cast.aino, {})
    archive = zipfile.ZipFile(io.BytesIO(packed))
    (cell,) = [row[-1] for row in csv.reader(io.StringIO(archive.read("tekstit.csv").decode()), delimiter=";")][1:]
    assert cell.startswith("'")
    assert b"Zq7" not in archive.read("omat-tiedot.json")
