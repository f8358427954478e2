"""The command `agentnet`. What is heavy is imported where it is used, so that a command starts at once."""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from agentnet import __version__
from agentnet.settings import settings

GRACE_S: Final = 3
FRAME_BYTES: Final = 64 * 1024
LITTER: Final = (50_000, 20, 50)
"""New objects until the collector looks for rings among them, and how often it looks at older ones too. (Python's own
700, 10, 10 is a tenth of all work under load, and a thousand open pages wait each time that all are looked through.)
"""
SWITCH_S: Final = 0.000_2
"""How long the event loop may hold up a thread that reads or commits (Python's own 5 ms, at each statement of both)."""


def address(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that serves."""
    for option in (
        click.option("--reload", is_flag=True, help="Restart when a file changes (development)."),
        click.option("--port", default=8000, show_default=True, envvar="AGENTNET_PORT", help="Port to listen on."),
        click.option(
            "--host", default="127.0.0.1", show_default=True, envvar="AGENTNET_HOST", help="Address to listen on."
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """agentnet: from an idea on a note to a guideline in print."""
    os.umask(0o077)  # what an installation writes is for nobody else to read


@main.command()
@address
def serve(host: str, port: int, reload: bool) -> None:
    """Serve the installation."""
    gc.disable()  # loading makes no garbage; _listen() turns it on again
    from agentnet.db import standing

    _be_found_at(host, port)
    _refuse_unsafe_settings()
    with _alone():
        if not standing.is_current():
            raise click.ClickException(
                "The database has another shape than this version expects. Run: agentnet migrate"
            )
        _listen(host, port, reload=reload)


@main.command()
@address
@click.option("--reset", is_flag=True, help="Throw the sample network away first and make it anew.")
def demo(host: str, port: int, reload: bool, reset: bool) -> None:
    """Serve a sample network to try things in, with a sign-in link per person."""
    os.environ["AGENTNET_DEMO"] = "1"
    _be_found_at(host, port)
    _claim_var()
    with _alone():
        if reset:
            _throw_away()
        _bring_up_to_date()
        _print_links(asyncio.run(_seeded_links()))
        _listen(host, port, reload=reload)


@main.command()
def migrate() -> None:
    """Bring the database to the shape of this version."""
    _bring_up_to_date()
    click.echo("The database is up to date.")


@main.command()
@click.argument("email")
@click.option("--name", required=True, help="The administrator's own name.")
def admin(email: str, name: str) -> None:
    """Make EMAIL an administrator of this installation and print a sign-in link."""
    _bring_up_to_date()
    click.echo(asyncio.run(_administrator_link(email, name)))


@main.command()
def bounces() -> None:
    """Read a delivery report from standard input (an alias of the mail server) and mark the letter that came back."""
    sys.exit(asyncio.run(_bounced(sys.stdin.buffer.read())))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--brand", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Ilme: TOML-tiedosto.")
@click.option("--lang", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True, help="Oppaan kieli.")
@click.option("--paper", type=click.Choice(["a5", "a4"]), default="a5", show_default=True, help="Sivun koko.")
@click.option("--bleed", is_flag=True, help="Leikkuuvara (3 mm) ja leikkuumerkit painotaloa varten.")
def press(folder: Path, out: Path, brand: Path | None, lang: str, paper: Any, bleed: bool) -> None:
    """Tee kansion luvuista verkko-opas, PDF, EPUB ja Word.

    FOLDER on kansio, jossa luvut ovat (01-nimi.md, 02-nimi.md …) kuvineen, ja OUT kansio tuloksille. Jos jokin on
    vialla, jokaisesta viasta tulostuu rivi (tiedosto:rivi: mitä korjataan) ja paluukoodi on 1.
    """
    from agentnet.guide.press import command

    sys.exit(command.run(folder, out, brand=brand, language=lang, paper=paper, bleed=bleed))


def _be_found_at(host: str, port: int) -> None:
    """Let the base URL follow host and port unless it is named: sockets and forms compare it with Origin."""
    if os.environ.get("AGENTNET_MODE") != "production":
        seen = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
        os.environ.setdefault("AGENTNET_BASE_URL", f"http://{seen}:{port}")


def _refuse_unsafe_settings() -> None:
    from agentnet.web.startup import Unsafe, check_settings

    try:
        check_settings()
    except Unsafe as reasons:
        raise click.ClickException(str(reasons)) from reasons


@contextmanager
def _alone() -> Iterator[None]:
    """Hold `var` for this process: the writers of one SQLite file queue inside one process."""
    import fcntl

    _make_var()
    with (settings().var / "agentnet.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise click.ClickException(f"Another agentnet already serves from {settings().var.resolve()}.") from held
        yield


def _make_var() -> None:
    settings().var.mkdir(parents=True, exist_ok=True)


def _bring_up_to_date() -> None:
    from agentnet.db import migrations

    _make_var()
    migrations.upgrade()


def _claim_var() -> None:
    """Mark `var` as a sample's: the demo hands out sign-in links, and must never meet the data of an installation."""
    var = settings().var
    mark = var / "sample"
    if settings().mode == "production":
        raise click.ClickException("The demo does not run in production mode.")
    if settings().database_url:
        raise click.ClickException("The demo keeps a database of its own: unset AGENTNET_DATABASE_URL.")
    if (var / "agentnet.db").exists() and not mark.exists():
        raise click.ClickException(
            f"{var}/agentnet.db is not a sample network. Name another folder with AGENTNET_VAR=…"
        )
    _make_var()
    mark.touch()


def _throw_away() -> None:
    import shutil

    var = settings().var
    for name in ("agentnet.db", "agentnet.db-wal", "agentnet.db-shm"):
        (var / name).unlink(missing_ok=True)
    for name in ("files", "letters"):
        shutil.rmtree(var / name, ignore_errors=True)


async def _seeded_links() -> list[tuple[str, str, str]]:
    """Make the sample network when there is none yet; give (name, role, address) of its cast."""
    from sqlmodel import select

    from agentnet import db, demo
    from agentnet.network.models import Person

    async with db.reading() as session:
        empty = (await session.execute(select(Person.id).limit(1))).first() is None
    if empty:
        click.echo("Making the sample network …")
        await demo.seed()
    links = demo.sign_in_links()
    await db.dispose()
    return links


def _print_links(links: list[tuple[str, str, str]]) -> None:
    wide = [max(map(len, column)) for column in zip(*links, strict=True)]
    click.echo("\nSign in as:")
    for name, role, link in links:
        click.echo(f"  {name:<{wide[0]}}  {role:<{wide[1]}}  {link}")
    click.echo(f"\nagentnet is at {settings().base_url} (stop it with Ctrl-C)")


async def _bounced(mail: bytes) -> int:
    """Always well, so that the mail server does not send the report back: what is no report of ours is let be."""
    from agentnet import db, models  # noqa: F401 (every table, so that rows know one another)
    from agentnet.notify import bounces

    if (report := bounces.read(mail)) is None:
        click.echo("This is no delivery report of a letter from here.")
        return 0
    async with db.writing() as session:
        marked = await bounces.take(session, report)
        await session.commit()
    await db.dispose()
    click.echo(f"Letter {report.letter_id}: {'marked as come back' if marked else 'nothing to mark'}.")
    return 0


async def _administrator_link(email: str, name: str) -> str:
    from agentnet import db
    from agentnet.accounts import actions

    async with db.writing() as session:
        link = await actions.appoint_administrator(session, email=email, name=name)
        await session.commit()
    await db.dispose()
    return link


def _listen(host: str, port: int, *, reload: bool) -> None:
    import uvicorn

    from agentnet.app import create_app
    from agentnet.live.protocol import LiveProtocol

    app: Any = "agentnet.app:create_app" if reload else create_app()
    # What is loaded by now stays until the end: the collector need not look at it again.
    gc.freeze()
    gc.set_threshold(*LITTER)
    gc.enable()
    sys.setswitchinterval(SWITCH_S)
    uvicorn.run(
        app,
        factory=reload,
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        ws=LiveProtocol,
        ws_max_size=FRAME_BYTES,
        ws_per_message_deflate=False,
        lifespan="on",
        proxy_headers=settings().mode == "production",  # believed from FORWARDED_ALLOW_IPS only (127.0.0.1)
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=GRACE_S,
        reload=reload,
        reload_dirs=["agentnet"] if reload else None,
    )


if __name__ == "__main__":
    main()
