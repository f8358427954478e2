"""Pictures of notes in what is drawn: with their words in the PDF's tags, and never those of hidden notes."""

import io
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from agentnet.notify.jobs import work_round
from agentnet.workshops.boards.cleaning import Cleaned, cleaned
from agentnet.workshops.boards.export import Kind, made
from agentnet.workshops.boards.export.columns import arranged
from agentnet.workshops.boards.export.prints import fit
from agentnet.workshops.boards.export.table import stack
from agentnet.workshops.boards.flow import Audience, Phase
from agentnet.workshops.boards.pages import export
from agentnet.workshops.boards.shapes import View
from agentnet.workshops.boards.views import seen
from agentnet.workshops.boards.wall import Picture, Section, Wall
from tests.boards.conftest import SetTable, set_table
from tests.boards.pictures_of import photograph
from tests.boards.scene import PEKKA, a_note, a_wall
from tests.boards.test_pictures import pictured
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.export.scene import FACTS, words
from tests.press.verapdf import failed_rules
from tests.visitor import Visitor

__all__ = ["set_table"]


def drawn_in(data: bytes) -> list[str]:
    """The words of every figure in the PDF's tags."""
    objects = _all(PdfReader(io.BytesIO(data)))
    return [str(one["/Alt"]) for one in objects if isinstance(one, DictionaryObject) and one.get("/S") == "/Figure"]


def _all(reader: PdfReader) -> Iterator[object]:
    return (reader.get_object(n) for n in range(1, int(str(reader.trailer["/Size"]))))


def three() -> tuple[View, dict[str, bytes]]:
    """A note with two pictures, and one in a bundle with one."""
    pictures = [Picture(uuid4(), f"Kuvan {n} kuvaus", 400, 300) for n in range(3)]
    top = a_note(text="Päällimmäinen", title="Nippu", rank=1.0)
    under = a_note(PEKKA, "Nipussa", rank=2.0, bundle=top.id, pictures=(pictures[0],))
    alone = a_note(PEKKA, "Yksin", rank=3.0, pictures=tuple(pictures[1:]))
    view = seen(a_wall(top, under, alone, phase=Phase.SUMMARY), Audience.PARTICIPANTS)
    came = cleaned(photograph())
    assert isinstance(came, Cleaned)
    return view, {str(picture.id): came.data for picture in pictures}


def test_every_picture_is_drawn_with_its_words_in_the_tags() -> None:
    view, pictures = three()
    assert sorted(drawn_in(made(Kind.PDF, view, FACTS, pictures))) == [f"Kuvan {n} kuvaus" for n in range(3)]
    assert "Kuva: " not in words(Kind.PDF, view, pictures=pictures)


def test_the_paper_with_pictures_is_accessible(tmp_path: Path) -> None:
    view, pictures = three()
    file = tmp_path / "board.pdf"
    file.write_bytes(made(Kind.PDF, view, FACTS, pictures))
    assert failed_rules("ua1,2a", file) == [{}]


def blue(png: bytes) -> int:
    """How many points are of the photograph's colour."""
    return sum(all((red < 20, high > 240)) for red, _green, high in _points(png))


def _points(png: bytes) -> Iterator[bytes]:
    raw = Image.open(io.BytesIO(png)).convert("RGB").tobytes()
    return (raw[at : at + 3] for at in range(0, len(raw), 3))


def test_the_picture_of_the_board_has_them_too() -> None:
    view, pictures = three()
    assert blue(made(Kind.PNG, view, FACTS, pictures)) > 20_000
    assert blue(made(Kind.PNG, view, FACTS)) == 0


def test_a_picture_that_is_not_to_be_had_or_opened_is_told_in_words() -> None:
    view, pictures = three()
    first, second, _third = pictures
    broken = {first: b"not a picture", second: pictures[second]}
    assert words(Kind.PDF, view, pictures=broken).count("Kuva: ") == 2
    assert list(fit(broken, 100)) == [second]
    assert Image.open(io.BytesIO(fit(broken, 100)[second])).size == (100, 75)


def test_others_get_no_picture_of_a_hidden_note(set_table: SetTable, cast: Cast, signed_in_as: SignedInAs) -> None:
    table = set_table(Phase.PRESENTATION)
    aino, pekka, heli = (signed_in_as(who) for who in (cast.aino, cast.pekka, cast.heli))
    note, _address = pictured(aino, table)

    def drawn(browser: Visitor) -> list[str]:
        return drawn_in(browser.get(f"{table.path}/export/pdf").content)

    assert drawn(pekka) == ["Kutsun luonnos"]
    heli.form(f"{table.path}/hide", {"note": note, "id": uuid4()})
    assert [drawn(browser) for browser in (pekka, heli)] == [[], ["Kutsun luonnos"]]


def test_very_many_pictures_are_drawn_in_the_background(
    set_table: SetTable, cast: Cast, signed_in_as: SignedInAs, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MANY_PICTURES", 0)
    table, aino = set_table(Phase.PRESENTATION), signed_in_as(cast.aino)
    pictured(aino, table)
    assert aino.get(f"{table.path}/export/pdf").headers["location"] == f"{table.path}/export"
    making = aino.form(f"{table.path}/export/pdf").headers["location"]
    assert client.blocking_portal.call(work_round)
    assert drawn_in(aino.get(f"{making}/file").content) == ["Kutsun luonnos"]


def test_the_columns_of_a_grid_stand_under_each_other() -> None:
    sections = [Section(uuid4(), f"Askel {n}", place=n % 3, row=n // 3, row_name=f"Rooli {n // 3}") for n in range(6)]
    notes = [a_note(section=sections[1].id, text="Pitkä lappu " * 20, rank=float(n)) for n in range(20)]
    wall = a_wall(*notes, phase=Phase.SUMMARY)
    wall = Wall(id=UUID(int=9), phase=Phase.SUMMARY, sections=tuple(sections), notes=wall.notes)
    view = seen(wall, Audience.FACILITATORS)
    bands = arranged([(one, [tuple(stack(one, note)) for note in one.notes]) for one in view.sections])
    spans = [[cell.span for cell in band.cells] for band in bands]
    assert spans[0] == spans[1]
    assert spans[0][1] > spans[0][0] == 1
