"""A word that is hidden after the poll has closed is in no source that anybody can open."""

from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.sources.models import SourceRevision
from agentnet.workshops.polls.flow import PollKind
from tests.conftest import SignedInAs
from tests.polls.conftest import AskPoll, ask

__all__ = ["ask"]


async def test_a_hidden_word_leaves_the_results_in_the_thread(
    ask: AskPoll, signed_in_as: SignedInAs, heli: Person, pekka: Person
) -> None:
    asked = ask(PollKind.CLOUD, options=())
    pekkas, helis = signed_in_as(pekka), signed_in_as(heli)
    assert pekkas.form(f"{asked.path}/answer", {"text": ["varpunen", "kanarialintu"]}).status_code == 303
    for step in ("show", "close"):
        assert helis.form(f"{asked.path}/step", {"step": step}).status_code == 303
    assert "kanarialintu" in await _thread()
    fields = {"act": "hide", "word": "kanarialintu", "reason": "off"}
    assert helis.form(f"{asked.path}/words", fields).status_code == 303
    assert "kanarialintu" not in await _thread()
    assert "varpunen" in await _thread()


async def _thread() -> str:
    async with db.reading() as session:
        return " ".join(await session.scalars(select(col(SourceRevision.text)))).casefold()
