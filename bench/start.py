"""How long until the first answer: a new sample network, the same again, and plain `serve`."""

from pathlib import Path

from bench import figures
from bench.server import running

TRIES = 5


def report(var: Path) -> str:
    with running("demo", var) as first:
        new = first.seconds
    again = _best("demo", var)
    serve = _best("serve", var)
    figures.at_most("serve, from start to first answer", serve, 2, "s")
    return (
        f"start: demo from an empty folder {new:.1f} s, again {again:.1f} s ({new / again:.1f} x less); "
        f"serve to first answer {serve:.2f} s (best of {TRIES}, goal 2 s)"
    )


def _best(command: str, var: Path) -> float:
    found = []
    for _try in range(TRIES):
        with running(command, var) as server:
            found.append(server.seconds)
    return min(found)
