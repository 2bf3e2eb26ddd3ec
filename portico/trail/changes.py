"""What an act changed, in the form the trail keeps: field to [old, new]."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model


def apply(row: Model, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Set ``values`` on ``row``, unsaved, and return what differs from before, ready for the trail."""
    changes: dict[str, list[Any]] = {}
    for field, new in values.items():
        old = getattr(row, field)
        if old != new:
            setattr(row, field, new)
            changes[field] = [plain(old), plain(new)]
    return changes


def facts(values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The same for a row that has just been made: what was given, against nothing."""
    return {field: [None, plain(value)] for field, value in values.items() if value not in ("", None, [], False)}


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates as text, rows by their id."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, UUID):
        return str(value)
    return value
