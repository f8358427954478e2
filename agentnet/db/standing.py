"""Whether the database stands at the newest migration: asked at every start, so without loading Alembic (0.3 s)."""

import re
from pathlib import Path
from typing import Final

from sqlalchemy import inspect, text

from agentnet.db.engines import writer_connection

VERSIONS: Final = Path(__file__).parent / "migrations" / "versions"
LINK: Final = re.compile(r"^(down_)?revision(?::[^=]*)? = \"(\w+)\"", re.MULTILINE)


def is_current() -> bool:
    """True when the database has run every migration of this version, and none that it does not know."""
    with writer_connection() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return set(connection.scalars(text("SELECT version_num FROM alembic_version"))) == newest()


def newest() -> set[str]:
    """The migrations that no other follows; one, unless two branches of the work met."""
    links = [link for file in VERSIONS.glob("*.py") for link in LINK.findall(file.read_text(encoding="utf-8"))]
    return {name for down, name in links if not down} - {name for down, name in links if down}
