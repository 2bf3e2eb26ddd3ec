"""The database itself refuses to change or delete an entry; the seal may be set once."""

from __future__ import annotations

from django.db import connection

from portico.trail.models import Entry

REFUSAL = "the trail is append-only"
SEALS = {"sequence", "seal"}


def set_triggers(**_: object) -> None:
    """After migrating, because a table that SQLite remakes loses its triggers. Repeatable."""
    if Entry._meta.db_table in connection.introspection.table_names():
        drop_triggers()
        with connection.cursor() as cursor:
            for statement in {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]():
                cursor.execute(statement)


def drop_triggers() -> None:
    """For who empties the whole database on purpose."""
    table = Entry._meta.db_table
    on_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    if table not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for name in ("trail_unchanged", "trail_undeleted"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _only_the_seal(same: str) -> str:
    kept = [f'OLD."{f.column}" {same} NEW."{f.column}"' for f in Entry._meta.concrete_fields if f.name not in SEALS]
    return " AND ".join(["OLD.sequence IS NULL", "NEW.sequence IS NOT NULL", "OLD.seal = ''", "NEW.seal <> ''", *kept])


def _sqlite() -> list[str]:
    table, refuse = Entry._meta.db_table, f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return [
        f'CREATE TRIGGER trail_unchanged BEFORE UPDATE ON "{table}" WHEN NOT ({_only_the_seal("IS")}) {refuse}',
        f'CREATE TRIGGER trail_undeleted BEFORE DELETE ON "{table}" {refuse}',
    ]


def _postgresql() -> list[str]:
    table, execute = Entry._meta.db_table, "EXECUTE FUNCTION trail_refuse()"
    otherwise = f"WHEN (NOT ({_only_the_seal('IS NOT DISTINCT FROM')}))"
    return [
        f"""CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        f'CREATE TRIGGER trail_unchanged BEFORE UPDATE ON "{table}" FOR EACH ROW {otherwise} {execute}',
        f'CREATE TRIGGER trail_undeleted BEFORE DELETE ON "{table}" FOR EACH ROW {execute}',
    ]
