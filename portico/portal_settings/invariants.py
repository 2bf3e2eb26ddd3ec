"""What must hold of the stored settings of a practice, whatever happened."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from portico.foundation.invariants import invariant
from portico.portal_settings.delegating import clean_delegation, clean_who
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import PRACTICE
from portico.portal_settings.models import Change, Override
from portico.portal_settings.registry import registry
from portico.portal_settings.writing import same


@invariant("settings")
def settings_hold() -> list[str]:
    """Stored rows refer to declared settings and levels, are within range, and are what their history says."""
    last = {(c.key, c.level, c.target): c for c in Change.objects.order_by("number").iterator()}
    lines = []
    for row in Override.objects.iterator():
        where = f"{row.key} at {row.level} {row.target}"
        lines += [f"{where}: {wrong}" for wrong in (*declared(row), *remembered(row, last.pop(place(row), None)))]
    lines += [
        f"{key} at {level} {target}: the history ends with a value that is not stored"
        for (key, level, target), change in last.items()
        if change.new
    ]
    return lines


def place(row: Override) -> tuple:
    return row.key, row.level, row.target


def declared(row: Override) -> Iterator[str]:
    if row.key not in registry:
        yield "no such setting"
        return
    field = registry[row.key]
    if row.level not in field.at:
        yield "the setting does not exist at this level"
    if not row.state:
        yield "nothing is set"
    if row.level != PRACTICE and (row.delegation or row.who is not None):
        yield "only the practice says who may change it"
    yield from in_range(field, row)


def in_range(field: Field, row: Override) -> Iterator[str]:
    said = row.state
    checks = {
        "value": field.clean,
        "delegation": lambda v: clean_delegation(field, v),
        "who": lambda v: clean_who(field, v),
    }
    for part, value in said.items():
        try:
            if checks[part](value) != value:
                yield f"{part} {value!r} is not stored as it should be"
        except ValidationError as error:
            yield f"{part} {value!r}: {' '.join(error.messages)}"


def remembered(row: Override, change: Change | None) -> Iterator[str]:
    if change is None:
        yield "no history"
    elif change.pk != row.version or not same(change.new, row.state):
        yield "differs from the last line of its history"
