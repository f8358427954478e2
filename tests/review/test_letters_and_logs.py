"""What a letter's key is good for stays between the letter and its reader; a failure leaves a trail without words."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from agentnet import db, notify
from agentnet.notify import jobs
from agentnet.notify.handlers import HANDLERS
from agentnet.notify.models import Job, Letter
from agentnet.settings import settings
from agentnet.web import logs
from tests.cast import Cast
from tests.conftest import Add, SignedInAs


def test_in_production_no_administrator_reads_a_key(
    signed_in_as: SignedInAs, cast: Cast, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Letter(kind="sign-in", about=uuid4(), address="aino@agentnet.example", values={"name": "A", "token": "avain"})
    add(row)
    admin = signed_in_as(cast.admin)
    assert "avain" in admin.get(f"/letters/{row.id}").text
    monkeypatch.setattr(settings(), "mode", "production")
    assert "avain" not in admin.get(f"/letters/{row.id}").text


@pytest.fixture
def failing() -> Iterator[str]:
    @notify.job_handler("review-fails")
    async def run(_job: UUID, _progress: notify.Progress) -> None:
        raise ValueError("Aino kertoi asiakkaasta")

    yield "review-fails"
    del HANDLERS["review-fails"]


async def test_a_failed_job_is_logged_by_its_place_and_not_by_its_words(
    add: Add, failing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure()
    add(Job(kind=failing, about=uuid4()))
    assert await jobs.work_round()
    await db.dispose()
    said = capsys.readouterr().err
    assert "job failed" in said
    assert "test_letters_and_logs.py" in said
    assert "asiakkaasta" not in said
