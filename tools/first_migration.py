"""Writes the first migration anew from the models (until the first release; later ones are written by hand on top).

python tools/first_migration.py
"""

import os
import re
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as empty:
    os.environ["AGENTNET_VAR"] = empty
    from alembic import command

    import agentnet.models  # noqa: F401 (the tables)
    from agentnet import db
    from agentnet.db.migrations import HERE, config

    versions = HERE / "versions"
    for old in versions.glob("*.py"):
        old.unlink()
    with db.writer_connection() as connection, connection.begin():
        asked = config()
        asked.attributes["connection"] = connection
        command.revision(asked, message="The first tables", rev_id="0001", autogenerate=True)

HEAD = '''"""The first tables: made from the models by tools/first_migration.py, never by hand.

One `op.create_table` for each, those that others lean on first, each followed by its indexes; then triggers that keep
frozen rows as they are (FROZEN). What a table and its columns are for stands in its room's models.py.
"""
'''

(made,) = versions.glob("0001*.py")
text = re.sub(r'\A""".*?"""\n', lambda _found: HEAD, made.read_text(), count=1, flags=re.DOTALL)
text = text.replace("agentnet.db.columns.UTC(timezone=True)", "UTC()").replace("agentnet.db.columns.UTC()", "UTC()")
text = re.sub(r"    # ### .*\n", "", text)
kept = {dialect: db.frozen(dialect) for dialect in ("sqlite", "postgresql")}
text = text.replace("\n\ndef upgrade", f"\nFROZEN = {kept!r}\n\n\ndef upgrade", 1)
triggers = (
    "    for statement in FROZEN[op.get_bind().dialect.name].values():\n"
    "        op.execute(sa.DDL(statement.replace('%', '%%')))\n"
)
text = text.replace("\n\ndef downgrade", triggers + "\n\ndef downgrade", 1)
made.unlink()
Path(versions / "0001_the_first_tables.py").write_text(text)
