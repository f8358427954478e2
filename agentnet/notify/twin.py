"""A letter's text as HTML that reads well on a phone. What people typed is escaped; the text itself is the only source.

A line alone between asterisks is a heading, lines that begin with a dash are a list, and a paragraph that ends in an
address of its own line is a button, named by the words before it when they are few. Under the button the address is
written out. What follows the line `-- ` is small print. In plain mail the same signs read as they are.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from agentnet.words import _

LINK: Final = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,:;!?)\]]")
_HEADING: Final = re.compile(r"\*([^*\n]+)\*")
_BUTTON: Final = re.compile(r"(?:(.+):?\n)?(https?://\S+)", re.DOTALL)
_LABEL: Final = 40
_DASH: Final = "– "
_SET_IN: Final = "  "
GAP: Final = "\n\n"
FOOT: Final = "-- \n"
"""The line that parts a mail's small print from its words, as mail programs know it."""
_LOOK: Final = """\
:root{color-scheme:light dark}
body{font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;max-width:36em;margin:0 auto;padding:16px;\
overflow-wrap:anywhere}
h2{font-size:19px;line-height:1.3;margin:24px 0 8px}
ul{padding-left:20px;margin:4px 0 16px}
.button{display:inline-block;background:#1b2a52;color:#ffffff;font-weight:bold;text-decoration:none;\
padding:13px 24px;border-radius:26px;border:1px solid #8c9cc9}
.address,footer{font-size:14px}
footer{margin-top:32px;border-top:1px solid #8a8f9c;padding-top:8px}"""
_FRAME: Final = Markup(
    '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title>\n<style>\n{}\n</style>'
    "</head>\n<body>\n{}\n</body></html>\n"
)


def as_html(subject: str, text: str, language: str) -> str:
    """The whole page of a letter."""
    return str(_FRAME.format(language, subject, Markup(_LOOK), paragraphs(text)))


def paragraphs(text: str) -> Markup:
    """Plain text as headings, paragraphs with line ends, lists, links, buttons, and small print at its end."""
    said, _sep, foot = text.strip().partition(f"\n{FOOT}")
    shown = Markup("\n").join(_paragraph(part) for part in said.strip().split(GAP))
    return shown + Markup("\n<footer>{}</footer>").format(Markup("\n").join(_runs(foot))) if foot else shown


def _paragraph(text: str) -> Markup:
    if heading := _HEADING.fullmatch(text):
        return Markup("<h2>{}</h2>").format(heading[1])
    if (button := _BUTTON.fullmatch(text)) and _DASH not in text:
        return _button(button[1] or "", button[2])
    return Markup("\n").join(_runs(text))


def _button(words: str, address: str) -> Markup:
    """A short line names the button; a longer one stands before it."""
    words = words.strip().removesuffix(":")
    short = len(words) <= _LABEL and "\n" not in words and not words.endswith(".")
    label = words if words and short else _("Avaa")
    before = Markup() if short else Markup("\n").join(_runs(words + ("" if words.endswith(".") else ":"))) + "\n"
    pressed = Markup('<p><a class="button" href="{}">{}</a></p>').format(address, label)
    return before + pressed + Markup('\n<p class="address"><a href="{0}">{0}</a></p>').format(address)


def _runs(text: str) -> Iterator[Markup]:
    """Lines that follow one another: those of a list (a line set in goes on with its item), others as a paragraph."""
    for listed, lines in groupby(text.split("\n"), key=lambda line: line.startswith((_DASH, _SET_IN))):
        if listed:
            whole = "\n".join(lines).removeprefix(_DASH).split(f"\n{_DASH}")
            items = (Markup("<li>{}</li>").format(_linked(item.replace(f"\n{_SET_IN}", "\n"))) for item in whole)
            yield Markup("<ul>{}</ul>").format(Markup().join(items))
        else:
            yield Markup("<p>{}</p>").format(_linked("\n".join(lines)))


def _linked(text: str) -> Markup:
    out, at = Markup(), 0
    for match in LINK.finditer(text):
        out += escape(text[at : match.start()]) + Markup('<a href="{0}">{0}</a>').format(match[0])
        at = match.end()
    return (out + escape(text[at:])).replace("\n", Markup("<br>\n"))
