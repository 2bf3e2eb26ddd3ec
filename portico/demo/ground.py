"""The database under the demo: whether it is ours, and how to clear it."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connection

from portico.demo.models import Origin


class NotOurs(Exception):
    """The database holds something that the demo did not put there."""


def origin() -> Origin | None:
    """The demo's mark, or None in a database without practices. Raises NotOurs."""
    tables = set(connection.introspection.table_names())
    if not tables:
        return None
    if Origin._meta.db_table not in tables:
        raise NotOurs
    mark = Origin.objects.first()
    if mark is None and _holds_rows("practices_practice"):
        raise NotOurs
    return mark


def clear() -> None:
    """Throw everything away. Whoever calls has asked ``origin`` first."""
    if connection.vendor == "sqlite":
        connection.close()
        path = Path(connection.settings_dict["NAME"])
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")


def migrate() -> None:
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)


def _holds_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 - our own constant
        return cursor.fetchone() is not None
