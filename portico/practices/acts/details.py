"""Adding and changing a row by its own fields: the part that every such act has in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

from portico.foundation.actors import Actor
from portico.foundation.tenancy import Tenanted
from portico.trail import changes
from portico.trail.recording import record

Row = TypeVar("Row", bound=Tenanted)


def accept_only(values: Mapping[str, Any], fields: Collection[str]) -> None:
    """A misspelt field is a mistake of the programme, not of the person: TypeError."""
    if unknown := sorted(set(values) - set(fields)):
        raise TypeError(f"unknown fields: {', '.join(unknown)}")


def add(
    row: Row, values: Mapping[str, Any], *, actor: Actor, now: datetime, act: str, client: Tenanted | None = None
) -> Row:
    """Check, save and record a new row; ``client`` says whose record it belongs to."""
    row.practice = actor.practice
    row.full_clean()
    row.save(force_insert=True)
    record(actor=actor, act=act, now=now, client=client, about=row, changes=changes.facts(values))
    return row


def change(row: Row, values: Mapping[str, Any], *, actor: Actor, now: datetime, act: str, client: bool = False) -> Row:
    """Lock, change, check, save and record. Nothing is written when nothing differs."""
    fresh = type(row).objects.select_for_update().get(pk=row.pk)
    changed = changes.apply(fresh, values)
    if changed:
        fresh.practice = actor.practice
        fresh.full_clean()
        fresh.save()
        record(actor=actor, act=act, now=now, client=fresh if client else None, about=fresh, changes=changed)
    return fresh
