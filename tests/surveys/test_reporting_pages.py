"""Results' pages and files on a real database: shared, hidden words, files, keys; and who reads answers at all."""

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec import structs

from agentnet import db
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Series, Survey
from agentnet.surveys.reporting.facts import facts_of
from agentnet.surveys.reporting.groups import ground_of
from agentnet.surveys.reporting.shapes import Facts, Place
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

HOSTILE = ('=cmd|"/c calc"!A1', "+1+1", "-2", "@SUM(A1)", "\t=1", "Maijan toive: yhteinen kalenteri")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def survey(add: Add, cast: Cast) -> Survey:
    """A closed wave of a series: thirty answers from both fields, six hostile texts."""
    series = add(Series(network_id=cast.network.id, title="Mittari"))
    kept: dict[str, Any] = {"anonymity": Anonymity.ANONYMOUS, "stage": Stage.CLOSED, "series_id": series.id}
    one = add(Survey(network_id=cast.network.id, title="Mittari", wave_name="Kevät 2026", **kept))
    scale, many, text = (
        add(Question(survey_id=one.id, key=f"q{n}", place=n, kind=kind, label=label, options=list(options)))
        for n, (kind, label, options) in enumerate(
            (
                (QuestionKind.SCALE, "Teemme parityötä", ("ei", "kyllä")),
                (QuestionKind.MANY, "=Mitkä käytössä?", ("=Teams", "Verkostopalaveri")),
                (QuestionKind.TEXT, "Mitä toivot?", ()),
            ),
            1,
        )
    )
    for n in range(30):
        form = add(Answer(survey_id=one.id, anonymity=Anonymity.ANONYMOUS, field=("social", "health")[n % 2]))
        step = AnswerValue(answer_id=form.id, question_id=scale.id, value=4 + (n % 4 > 1))
        add(step, AnswerValue(answer_id=form.id, question_id=many.id, value=["=Teams"] if n < 12 else []))
        if n < len(HOSTILE):
            source = add(Source(network_id=cast.network.id, kind=Kind.SURVEY, origin_id=one.id))
            add(SourceRevision(source_id=source.id, text=HOSTILE[n], sha256="x"))
            add(AnswerValue(id=source.id, answer_id=form.id, question_id=text.id))
    return one  # type: ignore[no-any-return]


def test_figures_are_shown_to_members_and_texts_when_they_are_shared(
    signed_in_as: SignedInAs, cast: Cast, survey: Survey
) -> None:
    at = f"/surveys/{survey.id}/results"
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    page = aino.get(at).text
    assert "Teemme parityötä" in page
    assert "aloittain" in page
    assert "Sosiaalihuolto" not in page
    assert "Sosiaalihuolto" in aino.get(f"{at}?ryhmittely=field").text
    assert "Haulla ei löytynyt ryhmiä" in aino.get(f"{at}?ryhmittely=field&haku=Salo").text
    assert "Maijan toive" not in page
    text = re.findall(r'id="text-([\w-]{36})"', heli.get(at).text[: heli.get(at).text.index("Maijan toive")])[-1]
    assert heli.form(f"{at}/texts/{text}", {"text": "", "reason": "nimi"}).status_code == 422
    hidden = {"text": "▇▇▇ toive: yhteinen kalenteri", "reason": "nimi"}
    assert heli.form(f"{at}/texts/{text}", hidden).status_code == 303
    assert "Maijan toive" in heli.get(f"{at}/texts/{text}").text
    assert heli.form(f"{at}/share", {"summary": "Parityö on tuttua.", "texts": "yes"}).status_code == 303
    page = aino.get(at).text
    assert "Parityö on tuttua." in page
    assert "▇▇▇ toive" in page
    for path in (at, f"{at}/csv", f"{at}/xlsx"):
        assert b"Maijan" not in aino.get(path).content
    assert heli.form(f"{at}/texts/{text}/restore").status_code == 303
    assert heli.form(f"{at}/unshare").status_code == 303
    assert "Maijan toive" not in aino.get(at).text
    assert "Maijan toive" in heli.get(at).text


def test_no_cell_of_a_workbook_is_a_formula(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    heli = signed_in_as(cast.heli)
    book = openpyxl.load_workbook(io.BytesIO(heli.get(f"/surveys/{survey.id}/results/xlsx").content))
    assert {"Tulokset", "Ryhmittäin", "Kehitys", "Avoimet vastaukset", "Tietoja"} == set(book.sheetnames)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert set(HOSTILE[:4]) <= {cell.value for cell in cells}
    lines = heli.get(f"/surveys/{survey.id}/results/csv").content
    assert lines.startswith(b"\xef\xbb\xbf")
    assert not re.search(r'(?:^|;)"?[=+@-]', lines.decode("utf-8-sig"), re.MULTILINE)
    assert heli.get(f"/surveys/{survey.id}/results/answers").status_code == 404


def test_a_key_opens_one_series_until_it_is_revoked(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    heli = signed_in_as(cast.heli)
    keys, address = f"/surveys/{survey.id}/results/keys", f"/api/surveys/{survey.series_id}/results.json"
    secret = re.search(r"agentnet-raportti-[\w-]+", heli.form(keys, {"name": "Johdon raportti"}).text)
    assert secret
    assert secret[0] not in heli.get(keys).text
    assert heli.get(address).status_code == 404
    carried = {"Authorization": f"Bearer {secret[0]}"}
    data = heli.another().get(address, headers=carried).json()
    states = {row["state"] for row in data["rows"]}
    assert data["rows"]
    assert states <= {"shown", "hidden", "empty"}
    assert all(row["count"] is None or row["count"] == 0 or row["count"] >= 5 for row in data["rows"])
    assert heli.another().get(f"/api/surveys/{cast.network.id}/results.json", headers=carried).status_code == 404
    assert "Viimeksi käytetty" in heli.get(keys).text
    key = re.search(r"keys/([\w-]{36})/revoke", heli.get(keys).text)
    assert key
    assert heli.form(f"{keys}/{key[1]}/revoke").status_code == 303
    assert heli.another().get(address, headers=carried).status_code == 404


def test_the_trend_and_the_feedback_have_pages(signed_in_as: SignedInAs, cast: Cast, survey: Survey) -> None:
    aino = signed_in_as(cast.aino)
    trend = aino.get(f"/series/{survey.series_id}/trend").text
    assert "Kevät 2026" in trend
    assert "Vastasi 4 tai 5" in trend
    printed = aino.get(f"/series/{survey.series_id}/trend/pdf")
    assert printed.content.startswith(b"%PDF-")
    assert printed.headers["content-disposition"] == 'attachment; filename="kehitys.pdf"'
    assert "Palautetta ei vielä ole" in aino.get(f"/networks/{cast.network.id}/surveys/feedback").text
    assert signed_in_as(cast.onni).get(f"/series/{survey.series_id}/trend").status_code == 404


READERS = {
    "surveys/models.py",
    "surveys/results.py",
    "surveys/reporting/facts.py",
    "surveys/reporting/rows.py",
}
"""Who may read what was answered: the suppression service's reader, free texts, and a named survey's own rows."""
WRITERS = {"surveys/keeping.py", "surveys/actions.py", "surveys/queries.py", "surveys/traces.py"}
OWN = {"people/mine/collecting.py", "people/mine/erasing.py"}
"""Who keeps answers and moves rows about; `OWN`: what one person answered under their own name, for themselves."""


def test_nothing_else_reads_answers_for_figures() -> None:
    found = {
        str(path.relative_to(ROOT / "agentnet"))
        for path in (ROOT / "agentnet").rglob("*.py")
        if re.search(r"\bAnswerValue\b", path.read_text(encoding="utf-8"))
    }
    assert found - READERS - WRITERS - OWN - {one for one in found if one.startswith("demo/")} == set()


def test_a_small_group_is_named_only_where_five_at_least_were_asked() -> None:
    places = [Place("social", "salo", "adult", unit, "agent") for unit in ("big",) * 6 + ("few", "one")]
    places += [Place("health", "turku", "mental", "other", role) for role in ("agent",) * 5 + ("designer",)]
    facts = Facts(survey="", title="", questions=(), places=tuple(places), values={})
    told = {group.key for groups in ground_of(facts).groups.values() for group in groups}
    assert {"u:salo|adult|one", "designer"} <= told
    asked = frozenset({"u:salo|adult|few", "r:salo", "r:turku", "role:agent"})
    told = {group.key for groups in ground_of(structs.replace(facts, known=asked)).groups.values() for group in groups}
    assert not told & {"u:salo|adult|one", "designer"}
    assert {"r:salo", "r:turku"} <= told


async def test_who_were_asked_decides_which_groups_have_names(cast: Cast, session: db.Session) -> None:
    kept: dict[str, Any] = {"network_id": cast.network.id, "title": "Nykytila", "stage": Stage.CLOSED}
    signed, unsigned = (Survey(anonymity=one, **kept) for one in (Anonymity.CONFIDENTIAL, Anonymity.ANONYMOUS))
    session.add_all((signed, unsigned))
    await session.flush()
    session.add_all(Invited(survey_id=signed.id, person_id=person.id) for person in (cast.aino, cast.pekka))
    await session.flush()
    assert (await facts_of(session, signed)).known == frozenset()
    assert (await facts_of(session, unsigned)).known is None
