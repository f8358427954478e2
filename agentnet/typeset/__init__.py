"""Setting type with Typst: what people wrote as safe code, the characters that can be printed, and the compiler."""

from agentnet.typeset.code import array, literal
from agentnet.typeset.fonts import FALLBACKS, fonts
from agentnet.typeset.glyphs import called, covered, missing, printable
from agentnet.typeset.laying import laid_out
from agentnet.typeset.setting import CannotSet, as_pdf, as_png

__all__ = [
    "FALLBACKS",
    "CannotSet",
    "array",
    "as_pdf",
    "as_png",
    "called",
    "covered",
    "fonts",
    "laid_out",
    "literal",
    "missing",
    "printable",
]
