"""What the press costs: a whole guide to web, print and EPUB, an edit, a preview, a difference; beside WeasyPrint."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar

from bench import figures
from bench.process import busy

T = TypeVar("T")
GOALS: Final = {
    "all": ("web + PDF/UA + EPUB, warm", 5.0, "s"),
    "edit": ("one chapter edited, whole PDF", 0.7, "s"),
    "preview": ("page picture of one chapter, after a key", 0.1, "s"),
    "difference": ("word-level difference of a chapter", 0.010, "s"),
}
PARTS: Final = {
    "web": "web, base forms made before",
    "bases": "base forms of its words, the first time",
    "pdf_first": "PDF, the first time in a warm process",
    "pdf": "PDF, again",
    "epub": "EPUB",
    "docx": "Word",
}


def report(_var: Path) -> str:
    ours = _child("press")
    theirs = _child("weasyprint")
    lines = [f"guide of {ours['pages']} A5 pages ({ours['words']} words), {busy()}:"]
    for name, (told, goal, unit) in GOALS.items():
        figures.at_most(f"guide of 300 pages: {told}", ours[name], goal, unit)
        lines.append(f"  {told:<44} {ours[name]:8.3f} {unit}  (goal {goal} {unit})")
    for name, told in PARTS.items():
        lines.append(f"    {told:<42} {ours[name]:8.3f} s")
    lines.append(f"  {'largest web page, no pictures':<44} {ours['page']:8.1f} KB (goal 60)")
    lines.append(f"  {'peak memory / with base forms too':<44} {ours['peak']:5.0f} / {ours['peak_bases']:.0f} MB")
    if "missing" in theirs:
        lines.append(f"  WeasyPrint could not run here: {theirs['missing']}")
    else:
        ratio = theirs["cpu"] / ours["pdf_cpu"]
        figures.at_least("guide: CPU of WeasyPrint to ours, same text", ratio, 6, "x")
        lines.append(f"  {'CPU of WeasyPrint to ours, same text':<44} {ratio:8.1f} x  (goal 6)")
        lines.append(f"    WeasyPrint {theirs['cpu']:.1f} s, {theirs['peak']:.0f} MB; ours {ours['pdf_cpu']:.1f} s")
    return "\n".join(lines)


def _child(what: str) -> dict[str, Any]:
    """Each measured in a process of its own, so that memory and CPU are its own."""
    done = subprocess.run([sys.executable, "-m", "bench.guide", what], capture_output=True, text=True, check=False)
    if done.returncode:
        return {"missing": (done.stderr.strip() or "?").rsplit("\n", 1)[-1][:200]}
    return dict(json.loads(done.stdout.rsplit("\n", 2)[-2]))


def press() -> dict[str, Any]:
    """Ours, from cold to warm."""
    from msgspec.structs import replace

    from agentnet.guide.press import changes, compile_pdf, plain
    from agentnet.guide.press.docx_book import compile_docx
    from agentnet.guide.press.epub import compile_epub
    from agentnet.guide.press.pdf import Setter
    from agentnet.guide.press.search import base_forms, sections, words_in
    from agentnet.guide.press.site import compile_site
    from agentnet.guide.writing.sheet import look
    from bench.guide_text import CHAPTERS, as_typed, edition

    one, *edits = edition(), *(edition(edited=word) for word in ("asukas", "ihminen", "kuntalainen"))
    compile_pdf(replace(one, chapters=()))
    begun = time.process_time()
    first, _pdf = _timed(lambda: compile_pdf(one))
    told: dict[str, Any] = {"pdf_cpu": time.process_time() - begun, "pdf_first": first}
    seconds, printed = _timed(lambda: compile_pdf(one))
    told["pdf"], told["pages"] = seconds, _pages(printed)
    told["epub"], _epub = _timed(lambda: compile_epub(one))
    told["docx"], _docx = _timed(lambda: compile_docx(one))
    plain_site = _timed(lambda: compile_site(one, None, {}))[1]
    told["page"] = max(len(data) for name, data in plain_site.items() if name.endswith(".html")) / 1000
    with Setter() as setter:
        setter.pdf(one)
        told["edit"] = min(_timed(partial(setter.pdf, edited))[0] for edited in edits)
    place = CHAPTERS // 2
    asked = [as_typed(place, word) for word in ("", "asukas", "ihminen", "kuntalainen")]
    look(asked[0])
    told["preview"] = min(_timed(partial(look, order))[0] for order in asked[1:])
    before, after = one.chapters[place].chapter.blocks, edits[0].chapters[place].chapter.blocks
    changes(before, after)
    told["difference"], _changes = _timed(lambda: changes(before, after))
    told["peak"] = _peak()
    words = sorted({word for section in sections(one) for word in words_in(section.text)})
    told["bases"], _bases = _timed(lambda: base_forms(words, "fi"))
    told["web"], _site = _timed(lambda: compile_site(one))
    told["all"] = told["web"] + told["pdf_first"] + told["epub"]
    told["peak_bases"] = _peak()
    told["words"] = sum(len(plain(of.chapter.blocks).split()) for of in one.chapters)
    return told


def weasyprint() -> dict[str, Any]:
    """The same text and pictures as one long page, with paged media of about the same look, as PDF/UA."""
    from weasyprint import HTML

    from agentnet.guide.press.book import Book
    from agentnet.guide.press.front import chapter_body
    from bench.guide_text import edition

    one = edition()
    book = Book(one, "html")
    parts = [f"<section><h1>{of.chapter.title}</h1>{chapter_body(book, of)}</section>" for of in one.chapters]
    with TemporaryDirectory() as name:
        for picture in book.pictures.values():
            file = Path(name) / picture.file
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(picture.data)
        head = f"<head><title>{one.title}</title><style>{PAGED}</style></head>"
        page = f'<html lang="fi">{head}<body>{"".join(parts)}</body></html>'
        HTML(string="<html lang=fi><title>x</title><p>x</p></html>").write_pdf(pdf_variant="pdf/ua-1")
        begun = time.process_time()
        printed = HTML(string=page, base_url=f"{name}/").write_pdf(pdf_variant="pdf/ua-1")
        cpu = time.process_time() - begun
    return {"cpu": cpu, "peak": _peak(), "pages": _pages(printed)}


PAGED: Final = (
    "@page{size:A5;margin:18mm 15mm;@bottom-right{content:counter(page)}}body{font:9.6pt/1.45 serif;hyphens:auto}"
    "h1{break-before:page;font-size:21pt}h2{font-size:14pt;break-after:avoid}img{max-width:100%}table{width:100%;"
    "font-size:8pt;border-collapse:collapse}td,th{padding:3pt;border-bottom:.5pt solid #bbb;text-align:left}"
    ".callout,.checklist{border-left:3pt solid #8a5a12;padding:6pt 10pt;background:#f8efdd}"
    ".visually-hidden{display:none}"
)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made


def _pages(printed: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(printed) as document:
        return len(document)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(press() if sys.argv[1] == "press" else weasyprint()))
