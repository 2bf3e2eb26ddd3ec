"""Tenant closure: both ends of every foreign key between rows of practices belong to the same practice."""

from __future__ import annotations

from django.db import connection, models

from portico.foundation.invariants import invariant
from portico.foundation.row_security import tenant_models
from portico.foundation.tenancy import current_practice


@invariant("tenant closure")
def crossing_links() -> list[str]:
    """Links of the open practice's rows to rows of another (or, on PostgreSQL, to rows that its wall hides)."""
    found = []
    for model in tenant_models():
        for field in model._meta.concrete_fields:
            if field.is_relation and field.name != "practice" and _has_practice(field.related_model):
                found += _crossing(model, field)
    return found


def _has_practice(model: type[models.Model]) -> bool:
    return any(field.name == "practice" for field in model._meta.concrete_fields)


def _crossing(model: type[models.Model], field: models.ForeignKey) -> list[str]:
    near, far = model._meta.db_table, field.related_model._meta.db_table
    key = field.target_field.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT near.id FROM "{near}" near LEFT JOIN "{far}" far ON far."{key}" = near."{field.column}" '  # noqa: S608
            f'WHERE near.practice_id = %s AND near."{field.column}" IS NOT NULL '
            "AND (far.practice_id IS NULL OR far.practice_id <> near.practice_id) LIMIT 20",
            [model._meta.get_field("practice").target_field.get_db_prep_value(current_practice().pk, connection)],
        )
        return [f"{near} {row} points across practices by {field.column}" for (row,) in cursor.fetchall()]
