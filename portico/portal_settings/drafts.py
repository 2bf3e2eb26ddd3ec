"""What somebody wants to save on a page, held against what is stored now and what they saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portico.portal_settings.chain import Row
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import NOT_SET, PRACTICE
from portico.portal_settings.models import Change, Override
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import Resolved
from portico.portal_settings.targets import Target
from portico.portal_settings.writing import stored

Wanted = Mapping[str, Any]  # key to value; ``NOT_SET`` for "as above"
Seen = Mapping[str, str]  # key to the row's version on the page; "" where there was none


@dataclass(frozen=True)
class Difference:
    """One setting that would change at the target; ``old`` and ``new`` are stored values or ``NOT_SET``."""

    field: Field
    row: Override | None
    old: Any
    new: Any

    @property
    def state(self) -> dict[str, Any]:
        """The row's state after it."""
        state = dict(self.row.state) if self.row is not None else {}
        state.pop("value", None)
        return state if self.new is NOT_SET else state | {"value": self.new}


@dataclass(frozen=True)
class Clash:
    """Somebody else changed the setting after the page was opened; ``last`` is their change."""

    field: Field
    last: Change
    theirs: Any
    mine: Any
    version: str


def compare(*, target: Target, wanted: Wanted, seen: Seen | None = None) -> tuple[list[Difference], list[Clash]]:
    """What would change, and what somebody else has changed meanwhile. Values must be clean.

    A setting that was left as it stood on the page is nobody's wish: it neither changes nor clashes.
    """
    rows = stored(target, wanted)
    at_opening = _values_seen(seen or {}, rows)
    differences, stale = [], []
    for key, mine in wanted.items():
        field, row = registry[key], rows.get(key)
        now = row.value if row is not None and row.has_value else NOT_SET
        if target.level == PRACTICE and now is NOT_SET and alike(mine, field.built_in):
            mine = NOT_SET
        if alike(mine, now):
            continue
        if seen is None or seen.get(key, "") == version_of(row):
            differences.append(Difference(field, row, now, mine))
        elif not alike(mine, at_opening.get(key, NOT_SET)):
            stale.append((field, now, mine, version_of(row)))
    return differences, _clashes(target, stale)


def version_of(row: Override | None) -> str:
    return "" if row is None else str(row.version)


def alike(one: Any, other: Any) -> bool:
    if one is NOT_SET or other is NOT_SET:
        return one is other
    return type(one) is type(other) and one == other


def _values_seen(seen: Seen, rows: Mapping[str, Override]) -> dict[str, Any]:
    """The value each stale page showed, from the history."""
    versions = {}
    for key, version in seen.items():
        if version and version != version_of(rows.get(key)):
            try:
                versions[UUID(version)] = key
            except ValueError:
                continue
    if not versions:
        return {}
    return {change.key: change.new.get("value", NOT_SET) for change in Change.objects.filter(pk__in=list(versions))}


def _clashes(target: Target, stale: list[tuple[Field, Any, Any, str]]) -> list[Clash]:
    if not stale:
        return []
    keys = [field.key for field, *_ in stale]
    changes = Change.objects.filter(target=target.id, level=target.level, key__in=keys).order_by("number")
    last = {change.key: change for change in changes}
    return [
        Clash(field, last[field.key], now, mine, version) for field, now, mine, version in stale if field.key in last
    ]


def after(settings: Resolved, target: Target, differences: list[Difference]) -> Resolved:
    """The same question once the differences are saved."""
    for one in differences:
        rows = {level: row for level, row in settings.rows_of(one.field.key).items() if level != target.level}
        state = one.state
        if state:
            rows[target.level] = Row(state.get("value", NOT_SET), state.get("delegation", ""), state.get("who"))
        settings = settings.with_rows(one.field.key, rows)
    return settings
