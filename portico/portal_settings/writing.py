"""Storing one row with its line of history and its trail entry. Only acts call this."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Max

from portico.foundation.actors import Actor
from portico.portal_settings.chain import Row
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import NOT_SET, PRACTICE
from portico.portal_settings.models import Change, Override
from portico.portal_settings.targets import Target
from portico.practices.models import Practice
from portico.trail import recording as trail

State = dict[str, Any]


def lock_settings(practice: Practice) -> None:
    """One change of a practice's settings at a time, so that what was compared is what is written."""
    if connection.vendor == "postgresql":
        Practice.objects.select_for_update(no_key=True).get(pk=practice.pk)


def stored(target: Target, keys: Iterable[str]) -> dict[str, Override]:
    """The rows at one target, by key."""
    rows = Override.objects.filter(target=target.id, level=target.level, key__in=list(keys))
    return {row.key: row for row in rows}


def practice_rows(practice: Practice, keys: Iterable[str]) -> dict[str, Row]:
    """The practice's own rows, which say who may change what."""
    return {key: as_row(row) for key, row in stored(Target(PRACTICE, practice), keys).items()}


def as_row(row: Override) -> Row:
    said = row.state
    return Row(
        said.get("value", NOT_SET), row.delegation, row.who, row.set_by_name, row.set_at, row.reason
    )  # fmt: skip


def write(
    *, actor: Actor, now: datetime, field: Field, target: Target, row: Override | None, state: State, reason: str
) -> Change | None:
    """Make ``state`` what is stored (nothing, when it is empty). Returns the change, or ``None`` if there is none."""
    old = row.state if row is not None else {}
    if same(old, state):
        return None
    about = {"practice": actor.practice, "key": field.key, "level": target.level, **target.link}
    change = Change.objects.create(
        **about, old=old, new=state, by_id=actor.id, by_name=str(actor.name)[:200], at=now, reason=reason,
        through=getattr(actor, "through", "portal"), number=next_number(field, target),
    )  # fmt: skip
    if not state:
        row.delete()  # type: ignore[union-attr]
    else:
        row = row or Override(**about)
        row.state, row.version, row.reason = state, change.pk, reason
        row.set_by_id, row.set_by_name, row.set_at = change.by_id, change.by_name, now
        row.save()
    facts = {"setting": field.key, "level": target.level, "old": old, "new": state}
    if reason:
        facts["reason"] = reason
    trail.record(actor=actor, act="settings.changed", now=now, client=target.client, about=target.about, changes=facts)
    return change


def same(one: State, other: State) -> bool:
    """Equal as JSON: ``True`` is not ``1`` here."""
    return one.keys() == other.keys() and all(
        type(one[part]) is type(other[part]) and one[part] == other[part] for part in one
    )


def next_number(field: Field, target: Target) -> int:
    before = Change.objects.filter(key=field.key, level=target.level, target=target.id)
    return (before.aggregate(last=Max("number"))["last"] or 0) + 1
