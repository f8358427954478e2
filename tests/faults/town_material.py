"""The part of a town that findings and chapters lean on: background material, the register, the glossary."""

from typing import TYPE_CHECKING, Any

from agentnet.asking.models import Inquiry, Reply
from agentnet.guide.background.flow import BackgroundKind
from agentnet.guide.background.models import Background
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.models import GlossaryTerm, TermText
from agentnet.guide.register.flow import EntryKind, Status
from agentnet.guide.register.models import RegisterEntry
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.web.visit import hashed as mark
from agentnet.year.ending.models import Handing, HandingKind
from agentnet.year.models import Todo

if TYPE_CHECKING:
    from tests.faults.town import Town


def build_material(town: "Town") -> None:
    law = town.put("law", Source(network_id=town.network.id, kind=Kind.BACKGROUND))
    town.rows.append(SourceRevision(source_id=law.id, n=1, text=town.words, sha256=mark(town.words)))
    about: dict[str, Any] = {"kind": BackgroundKind.LAW, "reference": town.words, "by": town.lead.id}
    town.put("background", Background(id=law.id, network_id=town.network.id, **about))
    for stage in (Status.NEW, Status.DONE):
        entry: dict[str, Any] = {"kind": EntryKind.BARRIER, "title": town.words, "by": town.lead.id}
        town.put(f"entry {stage}", RegisterEntry(network_id=town.network.id, status=stage, **entry))
    for n, kind in enumerate((TermStage.DRAFT, TermStage.REVIEW)):
        named: dict[str, Any] = {"slug": f"sana-{n}", "by": town.lead.id}
        term = town.put(f"term {kind}", GlossaryTerm(network_id=town.network.id, **named))
        words: dict[str, Any] = {"word": f"{town.words} {n}", "meaning": town.words, "content_hash": "x"}
        town.put(f"term text {kind}", TermText(term_id=term.id, stage=kind, last_editor=town.lead.id, **words))
    asked: dict[str, Any] = {"person_id": town.agent.id, "title": town.words, "text": town.words}
    inquiry = town.put("inquiry", Inquiry(network_id=town.network.id, **asked))
    town.put("todo", Todo(network_id=town.network.id, title=town.words, owner_id=town.lead.id))
    shift: dict[str, Any] = {"kind": HandingKind.ENTRY, "object_id": town.at["entry new"].id, "by": town.lead.id}
    town.put("handing", Handing(network_id=town.network.id, to_id=town.lead.id, **shift))
    town.put("reply", Reply(inquiry_id=inquiry.id, person_id=town.agent.id, text=town.words))
