"""The press: Markdown and a brand in; checked blocks, web pages and an accessible PDF out. No database, no HTTP."""

from agentnet.child import ChildFailed, in_child, run_in_child
from agentnet.guide.press.ast import Block, Chapter, dumps, loads
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.diff import Change, changes
from agentnet.guide.press.digest import content_hash, edition_hash
from agentnet.guide.press.edition import Approval, Counted, Edition, EditionChapter, Links, Term, Tool
from agentnet.guide.press.html import render, render_apart
from agentnet.guide.press.known import Citation, Known
from agentnet.guide.press.parse import Parsed, parse
from agentnet.guide.press.pdf import PressFailed, Setter, compile_pdf
from agentnet.guide.press.plain import plain, summary
from agentnet.guide.press.problems import Problem
from agentnet.guide.press.web import minutes

__all__ = [
    "Approval",
    "Block",
    "Brand",
    "Change",
    "Chapter",
    "ChildFailed",
    "Citation",
    "Counted",
    "Edition",
    "EditionChapter",
    "Known",
    "Links",
    "Paper",
    "Parsed",
    "PressFailed",
    "Problem",
    "Setter",
    "Term",
    "Tool",
    "changes",
    "compile_pdf",
    "content_hash",
    "dumps",
    "edition_hash",
    "in_child",
    "loads",
    "minutes",
    "parse",
    "plain",
    "render",
    "render_apart",
    "run_in_child",
    "summary",
]
