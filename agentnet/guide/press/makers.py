"""Files of an edition as child processes make them: what stands here is all that a child has to load."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from agentnet.guide.press import Edition, compile_pdf
from agentnet.guide.press.search import search_index
from agentnet.guide.press.site import as_zip, compile_site


def a4(edition: Edition) -> bytes:
    return compile_pdf(replace(edition, paper="a4"))


def for_printers(edition: Edition) -> bytes:
    """The chosen paper with 3 mm more on each side and crop marks."""
    return compile_pdf(replace(edition, bleed=True))


def site(edition: Edition, extras: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """The web guide as a zip, and the index that our own pages search by (JSON; its places are named by slug)."""
    index = search_index(edition)
    packed = as_zip(compile_site(edition, extras, bases=index["forms"]))
    return packed, msgspec.json.encode(index)
