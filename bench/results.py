"""What results cost at 10,000 answers: making the figures once, then the page and each file from the kept ones."""

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

from bench import figures
from bench.server import running

ANSWERS = 10_000
GOALS = {"page": 0.3, "csv": 1.0, "xlsx": 6.0, "pdf": 6.0}


def report(var: Path) -> str:
    with running("demo", var) as server:
        client = server.sign_in("Heli")
        survey, made = _fill(var)
        client.get(f"/surveys/{survey}/results/csv").raise_for_status()
        lines = [f"results of {ANSWERS} answers in 60 units, 8 questions:", f"  figures, once         {made:6.2f} s"]
        for name, path in {"page": "", "csv": "/csv", "xlsx": "/xlsx", "pdf": "/pdf"}.items():
            taken = min(_timed(lambda path=path: client.get(f"/surveys/{survey}/results{path}")) for _ in range(3))  # type: ignore[misc]
            figures.at_most(f"results of 10,000 answers: {name}", taken, GOALS[name], "s")
            lines.append(f"  {name:<20}  {taken:6.2f} s  (goal {GOALS[name]} s)")
    return "\n".join(lines)


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def _fill(var: Path) -> tuple[UUID, float]:
    """A closed wave put straight into the file, its figures kept as the worker keeps them: (survey, seconds)."""
    import asyncio
    import os

    os.environ.update(AGENTNET_VAR=str(var), AGENTNET_WORKER="false")
    from agentnet.settings import settings

    settings.cache_clear()
    survey = _rows()
    begun = time.perf_counter()
    asyncio.run(_keep(survey))
    return survey, time.perf_counter() - begun


async def _keep(survey_id: UUID) -> None:
    from agentnet import db
    from agentnet.surveys.models import Survey
    from agentnet.surveys.reporting.keeping import keep

    async with db.writing() as session:
        await keep(session, await session.get_one(Survey, survey_id))
        await session.commit()
    await db.dispose()


def _rows() -> UUID:
    from sqlalchemy import insert, select
    from sqlalchemy.orm import Session

    from agentnet import db
    from agentnet.network.models import Area, Network, Region, Unit
    from agentnet.surveys.flow import Anonymity, Asked, Kind, QuestionKind, Stage
    from agentnet.surveys.models import Answer, AnswerValue, AskedUnit, Question, Survey

    random = Random(1)
    with closing(Session(db.sync_engine(), expire_on_commit=False)) as session:
        network = session.scalars(select(Network)).first()
        areas, regions = list(session.scalars(select(Area))), list(session.scalars(select(Region)))
        assert network is not None
        survey = Survey(
            network_id=network.id,
            title="Mittari",
            kind=Kind.METER,
            asked=Asked.UNITS,
            anonymity=Anonymity.ANONYMOUS,
            stage=Stage.CLOSED,
        )
        session.add(survey)
        session.flush()
        kinds = [QuestionKind.SCALE] * 5 + [QuestionKind.MATRIX, QuestionKind.MANY, QuestionKind.NUMBER]
        rows, options = ["Yksi", "Kaksi", "Kolme"], ["A", "B", "C", "D"]
        asked = [
            Question(survey_id=survey.id, key=f"q{n}", place=n, kind=kind, label=f"{n}", rows=rows, options=options)
            for n, kind in enumerate(kinds, 1)
        ]
        units = [
            Unit(area_id=areas[n % len(areas)].id, region_id=regions[n % len(regions)].id, name=f"Yksikkö {n}")
            for n in range(60)
        ]
        session.add_all([*asked, *units])
        session.flush()
        area_of = {area.id: area for area in areas}
        for unit in units:
            area = area_of[unit.area_id]
            place: dict[str, Any] = {
                "area_id": area.id,
                "area_name": area.name,
                "field": area.field.value,
                "region_id": unit.region_id,
            }
            session.add(AskedUnit(survey_id=survey.id, unit_id=unit.id, name=unit.name, headcount=250, **place))
        forms, values = [], []
        for _ in range(ANSWERS):
            unit = random.choice(units)
            home = {"field": area_of[unit.area_id].field.value, "region_id": unit.region_id, "unit_id": unit.id}
            form = {"id": uuid4(), "survey_id": survey.id, "anonymity": Anonymity.ANONYMOUS, "role": "", **home}
            forms.append(form)
            for question in asked:
                said = {
                    QuestionKind.MATRIX: {row: random.randint(1, 5) for row in rows},
                    QuestionKind.MANY: random.sample(options, 2),
                    QuestionKind.NUMBER: random.choice((0, 1, 3, 8, 15)),
                }.get(question.kind, random.randint(1, 5))
                values.append(
                    {"id": uuid4(), "answer_id": form["id"], "question_id": question.id, "part": "", "place": 0}
                    | {"revision": 1, "value": said}
                )
        session.execute(insert(Answer), forms)
        session.execute(insert(AnswerValue), values)
        session.commit()
        return survey.id
