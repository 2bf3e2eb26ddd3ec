"""The schema's own guard: no two places with the same provider and number overlap, whatever the code above does."""

from __future__ import annotations

from django.db import connection

from portico.scheduling.models import Place

NAME = "place_taken_once"
TABLE = Place._meta.db_table


def raise_backstop(**_: object) -> None:
    """After migrating, repeatable: SQLite remakes a table when it is altered, and its triggers are gone then."""
    with connection.cursor() as cursor:
        if TABLE in connection.introspection.table_names(cursor):
            for statement in STATEMENTS[connection.vendor]:
                cursor.execute(statement)


def drop_backstop() -> None:
    """For the controls of the race tests, which must fail without it."""
    with connection.cursor() as cursor:
        for statement in DROPS[connection.vendor]:
            cursor.execute(statement)


def _trigger(moment: str) -> str:
    # The end of the break is never before the end: asking for both lets the index of the places find the few rows.
    return f"""
        CREATE TRIGGER {NAME}_{moment.lower()} BEFORE {moment} ON {TABLE}
        WHEN EXISTS (
            SELECT 1 FROM {TABLE} other
            WHERE other.practice_id = NEW.practice_id AND other.provider_id = NEW.provider_id
                AND other.busy_until > NEW.starts AND other.starts < NEW.ends AND other.ends > NEW.starts
                AND other.number = NEW.number AND other.id <> NEW.id
        )
        BEGIN SELECT RAISE(ABORT, '{NAME}'); END
    """  # noqa: S608 - our own names


DROPS = {
    "postgresql": [f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {NAME}"],
    "sqlite": [f"DROP TRIGGER IF EXISTS {NAME}_insert", f"DROP TRIGGER IF EXISTS {NAME}_update"],
}
STATEMENTS = {
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        f"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{NAME}') THEN
                ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist
                    (provider_id WITH =, number WITH =, int8range(starts, ends) WITH &&);
            END IF;
        END $$
        """,  # noqa: S608 - our own names
    ],
    "sqlite": [*DROPS["sqlite"], _trigger("INSERT"), _trigger("UPDATE")],
}
