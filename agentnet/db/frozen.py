"""Rows of fact that not even SQL may change: triggers, the same for SQLite and PostgreSQL."""

from typing import cast

from sqlalchemy import DDL, Table, event, inspect
from sqlmodel import SQLModel

_frozen: dict[str, dict[str, str]] = {}


def freeze(
    model: type[SQLModel],
    *,
    when: str = "1 = 1",
    columns: tuple[str, ...] = (),
    delete: bool = True,
    name: str = "",
    there: str = "",
) -> None:
    """Refuse updates (of `columns`, or all) and deletes of rows for which `when` holds (SQL over `OLD` and `NEW`).

    `name` tells a second rule of the same table from the first. `there` (SQL over the table and `NEW`) finds rows that
    an `INSERT OR REPLACE` must not put another in the place of: SQLite tells no trigger of deletes about that.
    """
    table = cast(Table, inspect(model).local_table)
    for dialect, statements in _statements(table.name, when, columns, delete, name, there).items():
        for name, ddl in statements.items():
            _frozen.setdefault(dialect, {})[name] = ddl
            trigger = DDL(ddl.replace("%", "%%"))  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger.execute_if(dialect=dialect))


def frozen(dialect: str) -> dict[str, str]:
    """Name → statement of every trigger, for the migration."""
    return dict(_frozen.get(dialect, {}))


def _statements(
    table: str, when: str, columns: tuple[str, ...], delete: bool, name: str, there: str
) -> dict[str, dict[str, str]]:
    of = f" OF {', '.join(columns)}" if columns else ""
    called = f"frozen_{table}_{name}_" if name else f"frozen_{table}_"
    events = {f"{called}update": f"UPDATE{of}"}
    if delete:
        events[f"{called}delete"] = "DELETE"
    lite = {
        name: f"CREATE TRIGGER {name} BEFORE {what} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, 'frozen row'); END"
        for name, what in events.items()
    }
    if there:
        lite[f"{called}replace"] = (
            f"CREATE TRIGGER {called}replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {there})"  # noqa: S608
            " BEGIN SELECT RAISE(ABORT, 'frozen row'); END"
        )
    function = (
        "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION 'frozen row' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"
    )
    post = {
        name: f"{function}; CREATE TRIGGER {name} BEFORE {what} ON {table} "
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refuse_frozen()"
        for name, what in events.items()
    }
    return {"sqlite": lite, "postgresql": post}
