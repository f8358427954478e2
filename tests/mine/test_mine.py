"""My data: all of it comes along, all of it goes, and what stays has nobody's name."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import SQLModel, col, select

from agentnet import db, notify
from agentnet.asking.models import Inquiry
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Membership, Nomination, Person
from agentnet.people.mine import erasing, permissions
from agentnet.people.mine.collecting import collect, packed, places
from agentnet.people.mine.fates import FATES, SECRETS, Fate
from agentnet.people.mine.models import Allowed, Permission
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.sources.models import NamedQuote
from agentnet.words import Refused
from agentnet.workshops.boards.models import Board, Note, Section
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide_files.test_pictures import photograph

CANARY = "Kanarialintu laulaa omia sanojaan"


def test_every_place_of_a_person_has_a_fate() -> None:
    there = {f"{table.name}.{column.name}": column for table, column in places()}
    assert sorted(there) == sorted(FATES)
    for name, place in FATES.items():
        if place.fate is Fate.FREE:
            assert there[name].nullable, name


async def _lived(session: db.Session, cast: Cast) -> None:
    """Aino has given something in several rooms."""
    board = Board(network_id=cast.network.id, title="Taulu")
    session.add(board)
    await session.flush()
    session.add(section := Section(board_id=board.id, name="Ideat"))
    await session.flush()
    source = await thread.record(
        session, network_id=cast.network.id, kind=Kind.NOTE, text=CANARY, person_id=cast.aino.id, origin_id=board.id
    )
    session.add(
        Note(id=source.id, board_id=board.id, section_id=section.id, person_id=cast.aino.id, signed=cast.aino.name)
    )
    await thread.allow_name(session, source.id, cast.aino.id, allowed=True)
    session.add(Inquiry(network_id=cast.network.id, person_id=cast.aino.id, title=CANARY, text=CANARY))
    session.add(
        Nomination(
            network_id=cast.network.id,
            unit_id=cast.clinic.id,
            name=cast.aino.name,
            email=str(cast.aino.email),
            why=CANARY,
            nominated_by=cast.sari.id,
            person_id=cast.aino.id,
            stage=Stage.ACTIVE,
        )
    )
    notify.post(
        session,
        to=str(cast.aino.email),
        letter="welcome",
        about=cast.network.id,
        person_id=cast.aino.id,
        values={"name": cast.aino.name, "words": CANARY},
    )
    await session.flush()


async def _everything(session: db.Session) -> str:
    """Every row of every table, as text."""
    rows: list[str] = []
    for table in SQLModel.metadata.sorted_tables:
        rows += [str(tuple(row)) for row in await session.execute(table.select())]
    return "\n".join(rows)


async def test_the_download_has_the_words_and_no_secrets(session: db.Session, cast: Cast) -> None:
    await _lived(session, cast)
    found = await collect(session, cast.aino)
    archive = zipfile.ZipFile(io.BytesIO(packed(found, cast.aino, {"oma-kuva.webp": b"kuva"})))
    assert {"lue-minut.txt", "omat-tiedot.json", "tekstit.csv", "tiedostot/oma-kuva.webp"} <= set(archive.namelist())
    whole = json.loads(archive.read("omat-tiedot.json"))
    assert whole["rows"]["person"][0]["email"] == cast.aino.email
    assert [one["text"] for one in whole["texts"]] == [CANARY]
    assert CANARY in archive.read("tekstit.csv").decode()
    assert not [key for key in _keys(whole) if any(part in key for part in SECRETS)]


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


async def test_nobody_elses_words_come_along(session: db.Session, cast: Cast) -> None:
    await _lived(session, cast)
    for person in (cast.pekka, cast.sari, cast.heli):
        found = await collect(session, person)
        assert CANARY.encode() not in b"".join(
            zipfile.ZipFile(io.BytesIO(packed(found, person, {}))).read(name)
            for name in ("omat-tiedot.json", "tekstit.csv", "kyselyvastaukset.csv")
        ), person.name


async def test_erasing_leaves_no_word_and_no_name(session: db.Session, cast: Cast) -> None:
    await _lived(session, cast)
    name, email, aino = cast.aino.name, str(cast.aino.email), cast.aino.id
    before = await _everything(session)
    assert (name in before, email in before, CANARY in before) == (True, True, True)
    await erasing.erase(session, cast.aino, by=cast.aino.id)
    left = await _everything(session)
    for word in (name, email, CANARY):
        assert word not in left
    assert (await session.get_one(Person, aino)).name == erasing.GONE
    assert (
        await session.scalars(select(Membership).where(col(Membership.person_id) == aino))
    ).one().ends_at is not None
    assert cast.pekka.name in left


async def test_the_only_coordinator_hands_over_first(session: db.Session, cast: Cast) -> None:
    await erasing.erase(session, cast.ville, by=cast.ville.id)
    heli = await session.get_one(Person, cast.heli.id)
    with pytest.raises(Refused, match="ainoa koordinaattori"):
        await erasing.erase(session, heli, by=heli.id)
    assert (await session.get_one(Person, heli.id)).email
    session.add(Membership(network_id=cast.network.id, person_id=cast.pekka.id, role=Role.COORDINATOR))
    await session.flush()
    await erasing.erase(session, heli, by=heli.id)


async def test_permissions_are_off_kept_and_taken_back(session: db.Session, cast: Cast) -> None:
    await _lived(session, cast)
    net = cast.network.id
    assert await permissions.allowed_by(session, cast.aino, net) == set()
    for wanted in ({Allowed.GUIDE, Allowed.QUOTE}, {Allowed.PHOTO}, {Allowed.PHOTO}, set()):
        await permissions.allow(session, cast.aino, net, set(wanted))
        assert await permissions.allowed_by(session, cast.aino, net) == wanted
    assert await permissions.allowed_by(session, cast.aino, cast.other_network.id) == set()
    assert len(await permissions.history(session, cast.aino)) == 3
    assert (await session.scalars(select(NamedQuote))).all() == []
    assert all(row.withdrawn_at for row in await session.scalars(select(Permission)))


def test_one_is_erased_by_typing_the_word(signed_in_as: SignedInAs, cast: Cast) -> None:
    aino = signed_in_as(cast.aino)
    page = aino.form("/me/erase", {"word": "ehkä"})
    assert page.status_code == 422
    assert "Kirjoita kenttään sana" in page.text
    assert aino.form("/me/erase", {"word": "Poista"}).status_code == 303
    assert aino.get("/me").status_code == 303
    with db.sync_engine().connect() as connection:
        names = {row.name for row in connection.execute(select(col(Person.name)))}
    assert cast.aino.name not in names


def test_a_members_page_shows_no_more_than_one_may_know(signed_in_as: SignedInAs, cast: Cast) -> None:
    here = f"/networks/{cast.network.id}/people/{cast.aino.id}"
    for who, sees_given in ((cast.aino, True), (cast.heli, True), (cast.pekka, False), (cast.sari, False)):
        page = signed_in_as(who).get(here)
        assert page.status_code == 200
        assert ("Mitä on annettu" in page.text) is sees_given, who.name
    assert signed_in_as(cast.onni).get(here).status_code == 404
    assert signed_in_as(cast.heli).get(f"/networks/{cast.network.id}/people/{cast.onni.id}").status_code == 404


def test_a_picture_is_shown_only_where_it_is_allowed(signed_in_as: SignedInAs, cast: Cast) -> None:
    aino, pekka = signed_in_as(cast.aino), signed_in_as(cast.pekka)
    here = f"/networks/{cast.network.id}/people/{cast.aino.id}"
    bad = aino.form("/me/portrait", files={"picture": ("kuva.png", b"ei kuva")})
    assert bad.status_code == 422
    assert aino.form("/me/portrait", files={"picture": ("kuva.png", photograph())}).status_code == 303
    assert aino.get(f"{here}/portrait").headers["content-type"] == "image/webp"
    assert pekka.get(f"{here}/portrait").status_code == 404
    aino.form(f"/me/permissions/{cast.network.id}", {"allowed": "photo"})
    assert pekka.get(f"{here}/portrait").status_code == 200
    assert "/portrait" in pekka.get(here).text
    assert signed_in_as(cast.onni).get(f"{here}/portrait").status_code == 404
    aino.form("/me/portrait/remove")
    assert pekka.get(f"{here}/portrait").status_code == 404
