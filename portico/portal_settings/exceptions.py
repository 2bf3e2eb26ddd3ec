"""The register of exceptions: who has an own value, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from portico.portal_settings import chain
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import PRACTICE
from portico.portal_settings.models import Override
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import Resolved
from portico.portal_settings.targets import name_of

MOST_JUDGED = 20_000  # the newest; a database takes no longer list of ids in one question


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; empty means all. ``level`` is ``provider``, ``client`` or ``contact``."""

    setting: str = ""
    level: str = ""
    set_by: str = ""
    set_aside: bool = False


@dataclass(frozen=True)
class Exceptional:
    """One own value, held against the practice's."""

    row: Override
    field: Field
    own: str
    default: str
    refusal: str
    same: bool

    @property
    def who(self) -> str:
        return name_of(self.row.level, self.row.about)


def own_values(filters: Filters) -> QuerySet[Override]:
    """Rows below the practice, newest first; the filter for what is set aside is not among these."""
    rows = Override.objects.filter(has_value=True, key__in=list(registry)).exclude(level=PRACTICE)
    if filters.setting:
        rows = rows.filter(key=filters.setting)
    if filters.level:
        rows = rows.filter(level=filters.level)
    if filters.set_by:
        rows = rows.filter(set_by_name=filters.set_by)
    return rows.order_by("-set_at", "key", "pk")


def narrowed(filters: Filters, settings: Resolved) -> QuerySet[Override]:
    """``own_values``, and of those only the ones set aside when that is asked. One more query then."""
    rows = own_values(filters)
    if not filters.set_aside:
        return rows
    few = rows.values_list("pk", "key", "level", "value")[:MOST_JUDGED]
    return rows.filter(pk__in=[pk for pk, key, level, value in few if refusal(registry[key], settings, level, value)])


def described(rows: QuerySet[Override], settings: Resolved) -> Iterable[Exceptional]:
    for row in rows.select_related("provider", "client", "contact__contact", "contact__client"):
        field = registry[row.key]
        default = settings.verdict(field)[0].value
        why = refusal(field, settings, row.level, row.value)
        yield Exceptional(row, field, field.show(row.value), field.show(default), why, row.value == default)


def refusal(field: Field, settings: Resolved, level: str, value: Any) -> str:
    practice = settings.rows_of(field.key).get(PRACTICE)
    above = chain.work_out(field, settings.rows_of(field.key), ()).value
    return chain.set_aside(field, practice, level, value, above)
