"""Reading the stored rows of a chain: one query, past the ORM, because every request resolves settings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from portico.portal_settings.chain import Row
from portico.portal_settings.levels import NOT_SET

COLUMNS = "key, level, has_value, value, delegation, who, set_by_name, set_at, reason, version"
SELECT = f"SELECT target, {COLUMNS} FROM portal_settings_override WHERE practice_id = %s AND target IN "  # noqa: S608
Rows = dict[str, dict[str, Row]]


def read(practice: Any, targets: Iterable[UUID | None]) -> Rows:
    """Key to level to row, for one practice, provider, client and grant; ``None`` stands for nobody."""
    rows: Rows = {}
    for _target, key, level, *rest in fetch(practice, [practice.pk, *(one for one in targets if one is not None)]):
        rows.setdefault(key, {})[level] = as_row(*rest)
    return rows


def read_many(practice: Any, targets: Iterable[UUID]) -> dict[UUID, Rows]:
    """The same for each of many targets, apart."""
    rows: dict[UUID, Rows] = {}
    for target, key, level, *rest in fetch(practice, list(targets)):
        rows.setdefault(target if isinstance(target, UUID) else UUID(target), {}).setdefault(key, {})[level] = as_row(
            *rest
        )
    return rows


def fetch(practice: Any, targets: list[UUID]) -> list[tuple]:
    return ask(f"{SELECT}({', '.join(['%s'] * len(targets))})", practice, targets)


def ask(sql: str, practice: Any, others: Iterable[UUID] = ()) -> list[tuple]:
    """The rows of a statement whose first parameter is the practice, and the others ids too."""
    from portico.foundation.tenancy import WrongPractice, current_practice  # models, which load after declarations

    # Raw SQL is not scoped by the manager: it checks the open practice itself, and names it in the WHERE.
    if current_practice().pk != practice.pk:
        raise WrongPractice("these settings belong to another practice")
    native = connection.features.has_native_uuid_field
    with connection.cursor() as cursor:
        cursor.execute(sql, [one if native else one.hex for one in (practice.pk, *others)])
        return cursor.fetchall()


def as_row(
    has_value: Any,
    value: str | None,
    delegation: str,
    who: str | None,
    set_by: str,
    set_at: datetime,
    reason: str,
    version: Any,
) -> Row:
    return Row(
        (None if value is None else json.loads(value)) if has_value else NOT_SET,
        delegation,
        None if who is None else json.loads(who),
        set_by,
        set_at if set_at.tzinfo else set_at.replace(tzinfo=UTC),
        reason,
        version,
    )
