"""The second wall on PostgreSQL: row-level security, and foreign keys that cannot cross practices."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models

from portico.foundation.tenancy import Tenanted

#: The role of web and worker, where the operator keeps it apart from the owner who migrates.
APPLICATION = "portico_app"
POLICY = "practice_id = nullif(current_setting('app.practice', true), '')::uuid"


def tenant_models() -> list[type[Tenanted]]:
    return [model for model in apps.get_models() if issubclass(model, Tenanted)]


def raise_walls(**_: object) -> None:
    """After migrating: policies on every tenant table, composite foreign keys between them, and the rights of the
    application's role where there is one. Repeatable.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        present = [model for model in tenant_models() if model._meta.db_table in tables]
        for model in present:
            cursor.execute(_policy_sql(model._meta.db_table))
        for model in present:
            for field in _links(model, present):
                cursor.execute(_closure_sql(model, field))
        cursor.execute(GRANTS)


GRANTS = f"""
    DO $$ BEGIN
        IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{APPLICATION}') AND current_user <> '{APPLICATION}' THEN
            GRANT USAGE ON SCHEMA public TO {APPLICATION};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APPLICATION};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION};
        END IF;
    END $$;
"""  # noqa: S608 - our own constant


def _policy_sql(table: str) -> str:
    return f"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS practice_wall ON "{table}";
        CREATE POLICY practice_wall ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY});
        CREATE UNIQUE INDEX IF NOT EXISTS "{table}_within" ON "{table}" (practice_id, id);
    """


def _links(model: type[Tenanted], present: list[type[Tenanted]]) -> list[models.ForeignKey]:
    return [
        f for f in model._meta.concrete_fields if f.is_relation and f.name != "practice" and f.related_model in present
    ]


def _closure_sql(model: type[Tenanted], field: models.ForeignKey) -> str:
    # Foreign keys are checked past row-level security, so a row of one practice could point into another.
    table, column, target = model._meta.db_table, field.column, field.related_model._meta.db_table
    name = f"{table}_{column}_within"[:63]
    return f"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{name}') THEN
                ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY (practice_id, "{column}")
                    REFERENCES "{target}" (practice_id, id) DEFERRABLE INITIALLY DEFERRED;
            END IF;
        END $$;
    """  # noqa: S608 - names of our own tables
