"""Who does which job: the rooms above register their functions here, so that the worker need not know them."""

from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol, TypeAlias
from uuid import UUID


class Progress(Protocol):
    """Tells how far a job is: `await progress(40, _("Ladotaan"))`. Also keeps its claim alive."""

    async def __call__(self, per_cent: int, said: str = "") -> None: ...


Run: TypeAlias = Callable[[UUID, Progress], Coroutine[Any, Any, None]]
HANDLERS: Final[dict[str, Run]] = {}


def job_handler(kind: str) -> Callable[[Run], Run]:
    """Mark `async def run(job_id, progress) -> None` as the one that does jobs of `kind`.

    It may run again after a crash, so it must leave the same result twice. `Refused` ends the job with its sentence;
    any other error is tried again, three times in all.
    """

    def register(run: Run) -> Run:
        HANDLERS[kind] = run
        return run

    return register
