"""`agentnet press`: a folder of Markdown chapters to web, PDF, EPUB and Word, without a database or a network."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from agentnet.child import ChildFailed, run_in_child
from agentnet.guide.press.command_edition import Read
from agentnet.guide.press.edition import Edition, Paper
from agentnet.words import _, using

SECONDS: Final = 900
MEGABYTES: Final = 3000
WEB: Final = "web"


def run(folder: Path, out: Path, *, brand: Path | None, language: str, paper: Paper, bleed: bool) -> int:
    """The exit code: 0 when everything was made, 1 when something is wrong; then nothing is written."""
    with using(language):
        if _within(out, folder):
            _told(_("Tulosten kansio ei voi olla lukujen kansion sisällä."))
            return 1
        if not _ours(out / WEB):
            _told(_("Kansiossa {folder} on muuta kuin opas. Nimeä toinen kansio tuloksille.", folder=out / WEB))
            return 1
        read = Read(folder, brand, language, paper, bleed=bleed)
        edition = read.edition()
        for flaw in sorted(read.flaws, key=lambda flaw: (flaw.file, flaw.line)):
            _told(str(flaw))
        if any(not flaw.harmless for flaw in read.flaws):
            return 1
        click.echo(_("Luettu. Lukuja {n}, kuvia {k}.", n=len(edition.chapters), k=len(edition.images)))
        try:
            _keep(out, _made(edition))
        except ChildFailed as why:
            _told(_("Opasta ei voitu tehdä: {why}", why=why))
            return 1
        except OSError as why:
            _told(_("Tuloksia ei voitu kirjoittaa: {why}", why=why.strerror or why))
            return 1
        return 0


def _made(edition: Edition) -> dict[str, bytes]:
    """All files. Each kind is made in a child, where there is no network."""
    from agentnet.guide.press.docx_book import compile_docx
    from agentnet.guide.press.epub import compile_epub
    from agentnet.guide.press.pdf import compile_pdf
    from agentnet.guide.press.site import as_zip, compile_site

    files = {
        "guide.pdf": _timed("PDF", compile_pdf, edition),
        "guide.epub": _timed("EPUB", compile_epub, edition),
        "guide.docx": _timed("Word", compile_docx, edition),
    }
    site: Mapping[str, bytes] = _timed(_("Verkko-opas"), compile_site, edition, files)
    return {**files, "web.zip": as_zip(site), **{f"{WEB}/{name}": data for name, data in site.items()}}


def _timed(name: str, work: Callable[..., Any], *given: Any) -> Any:
    click.echo(f"{name} … ", nl=False)
    begun = time.monotonic()
    made = run_in_child(work, *given, seconds=SECONDS, megabytes=MEGABYTES)
    click.echo(f"{time.monotonic() - begun:.1f} s")
    return made


def _keep(out: Path, files: Mapping[str, bytes]) -> None:
    """Write everything; the web guide takes the place of the one before as a whole."""
    os.umask(0o022)  # a guide is for everybody to read, unlike what an installation keeps
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".press-", dir=out) as name:
        fresh = Path(name)
        for path, data in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_bytes(data)
        for path in sorted({path.partition("/")[0] for path in files}):
            if (out / path).is_dir() and not (out / path).is_symlink():
                shutil.rmtree(out / path)
            (fresh / path).replace(out / path)
    click.echo(_("Valmista: {folder}", folder=out))


def _ours(web: Path) -> bool:
    """Whether the folder may be replaced: it is not there, it is empty, or it is a guide made before."""
    if not web.exists() and not web.is_symlink():
        return True
    return web.is_dir() and not web.is_symlink() and (not any(web.iterdir()) or (web / "search.js").is_file())


def _within(out: Path, folder: Path) -> bool:
    return folder.resolve() in (out.resolve(), *out.resolve().parents)


def _told(line: str) -> None:
    click.echo(line, file=sys.stderr)
