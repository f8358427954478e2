"""The same edition gives the same bytes in every process, whatever the hash seed, the time zone and the language."""

import hashlib
import os
import subprocess
import sys

CODE = """
import hashlib
from agentnet.guide.press import compile_pdf
from agentnet.guide.press.docx_book import chapter_docx, compile_docx
from agentnet.guide.press.epub import compile_epub
from agentnet.guide.press.site import as_zip, compile_site
from tests.press.whole import whole
one = whole()
for made in (
    compile_pdf(one), compile_epub(one), compile_docx(one), as_zip(compile_site(one, None, {})),
    chapter_docx(one.chapters[1], language="sv", title="Opas", reviewed="3"),
):
    print(hashlib.sha256(made).hexdigest())
"""


def hashes(**environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_every_output_is_the_same_in_every_process() -> None:
    first = hashes(PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")
    assert len(set(first)) == 5
    assert hashes(PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LANG="sv_FI.UTF-8") == first
    assert hashlib.sha256(b"").hexdigest() not in first
