"""All doors of the guide room, in one list for the application."""

from agentnet.guide.background import pages as background
from agentnet.guide.brands import pages as brands
from agentnet.guide.chapters import art
from agentnet.guide.chapters.edit_pages import EditPages
from agentnet.guide.chapters.guide_pages import GuidePages, Guides
from agentnet.guide.chapters.pages import ChapterPages
from agentnet.guide.chapters.review_pages import ReviewPages
from agentnet.guide.editions import jobs  # noqa: F401 (the worker finds the job when the doors are there)
from agentnet.guide.editions.pages import EditionPages
from agentnet.guide.editions.record_pages import EditionRecords
from agentnet.guide.findings.gather_pages import Gathering
from agentnet.guide.findings.list_pages import Findings
from agentnet.guide.findings.material import Material
from agentnet.guide.findings.pages import FindingPages
from agentnet.guide.findings.source_pages import SourcePage
from agentnet.guide.findings.unused_pages import Unused
from agentnet.guide.glossary import pages as glossary
from agentnet.guide.guides import pages as guides
from agentnet.guide.links import pages as links
from agentnet.guide.pictures import pages as pictures
from agentnet.guide.reading import pages as reading
from agentnet.guide.register import pages as register
from agentnet.guide.reviews import pages as reviews
from agentnet.guide.rollout import pages as rollout
from agentnet.guide.stickers import pages as stickers
from agentnet.guide.thanks import pages as thanks
from agentnet.guide.tools import pages as tools
from agentnet.guide.translations import pages as translations
from agentnet.guide.writing import pages as writing

HANDLERS = [
    Material,
    Unused,
    Gathering,
    SourcePage,
    Findings,
    FindingPages,
    Guides,
    GuidePages,
    ChapterPages,
    EditPages,
    ReviewPages,
    *reviews.HANDLERS,
    EditionPages,
    EditionRecords,
    *art.HANDLERS,
    *background.HANDLERS,
    *brands.HANDLERS,
    *glossary.HANDLERS,
    *guides.HANDLERS,
    *links.HANDLERS,
    *pictures.HANDLERS,
    *register.HANDLERS,
    *stickers.HANDLERS,
    *tools.HANDLERS,
    *translations.HANDLERS,
    *writing.HANDLERS,
    *reading.HANDLERS,
    *rollout.HANDLERS,
    *thanks.HANDLERS,
]
