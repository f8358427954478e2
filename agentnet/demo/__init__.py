"""The sample network: an invented county in the middle of its year. `seed` fills an empty database with it, once."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from sqlalchemy import select, update
from sqlmodel import col

import agentnet.models  # noqa: F401
from agentnet import clock, db
from agentnet.accounts.demo import path_of
from agentnet.demo import (
    seed_boards,
    seed_coding,
    seed_groups,
    seed_guide,
    seed_letters,
    seed_material,
    seed_network,
    seed_nominations,
    seed_organisation,
    seed_outcomes,
    seed_people,
    seed_questions,
    seed_survey_kinds,
    seed_surveys,
    seed_tasks,
    seed_waves,
    seed_workshops,
    seed_year,
)
from agentnet.demo.people import PEOPLE
from agentnet.demo.scene import Scene
from agentnet.demo.seed_edition import FORMATS
from agentnet.network.models import Person
from agentnet.notify.models import Delivery, Letter
from agentnet.settings import settings

FRESH: Final = ("invitation", "nomination-made")

__all__ = ["seed", "sign_in_links"]


async def seed(formats: Collection[str] = FORMATS) -> None:
    """Everything in one transaction: the whole sample, or nothing. Does nothing when a network exists.

    `formats`: the files of the sample's edition.
    """
    async with db.writing() as session:
        scene = Scene(session)
        if not await seed_network.is_empty(scene):
            return
        await seed_network.seed(scene)
        await seed_nominations.seed(scene)
        await seed_surveys.seed(scene)
        await seed_waves.seed(scene)
        await seed_network.seed_themes(scene)
        await seed_workshops.seed(scene)
        await seed_surveys.seed_feedback(scene)
        await seed_coding.seed(scene)
        await seed_survey_kinds.seed(scene)
        await seed_boards.seed(scene)
        await seed_groups.seed(scene)
        await seed_outcomes.seed(scene)
        await seed_tasks.seed(scene)
        await seed_material.seed(scene)
        await seed_questions.seed(scene)
        await seed_year.seed(scene)
        await seed_guide.seed(scene, formats)
        await seed_organisation.seed(scene)
        await seed_people.seed(scene)
        await _old_letters_were_sent(scene)
        await seed_letters.seed(scene)
        await session.commit()


async def _old_letters_were_sent(scene: Scene) -> None:
    """What living the past again has posted went out in its time; only a fresh nomination's letters wait."""
    await scene.session.flush()
    await scene.session.execute(
        update(Letter)
        .where(col(Letter.kind).not_in(FRESH) | (col(Letter.created_at) < clock.now() - timedelta(days=7)))
        .values(delivery=Delivery.SENT, sent_at=col(Letter.created_at), tries=1)
    )


def sign_in_links() -> list[tuple[str, str, str]]:
    """(name, role in words, address) of everybody in the cast, those who lead first."""
    with db.sync_engine().connect() as connection:
        rows = connection.execute(select(col(Person.email), col(Person.id)))
        ids = {row.email: row.id for row in rows}
    return [
        (one.name, one.role_words, settings().base_url + path_of(ids[one.address]))
        for one in PEOPLE
        if one.address in ids
    ]
