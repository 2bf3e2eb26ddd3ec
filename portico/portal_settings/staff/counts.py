"""What the rows of a page count, for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count, F, QuerySet, Value

from portico.portal_settings.levels import CLIENT, PRACTICE, PROVIDER
from portico.portal_settings.models import Change, Override
from portico.portal_settings.targets import Target

CHANGES = "changes"


def counts(target: Target, keys: list[str]) -> Mapping[str, dict[str, int]]:
    """By key: how many own values lie below, by level, and under ``CHANGES`` the length of the history. One query."""
    history = Change.objects.filter(target=target.id, level=target.level, key__in=keys).order_by()
    asked = history.annotate(of=Value(CHANGES)).values_list("key", "of").annotate(n=Count("pk"))
    if target.level in (PRACTICE, PROVIDER):
        asked = asked.union(own_values_below(target, keys), all=True)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, level, n in asked:
        found[key][level] = n
    return found


def own_values_below(target: Target, keys: list[str]) -> QuerySet:
    rows = Override.objects.filter(key__in=keys, has_value=True).exclude(level=PRACTICE).order_by()
    if target.level == PROVIDER:
        rows = rows.filter(level=CLIENT, client__assignments__provider=target.about, client__assignments__ended_at=None)
    return rows.annotate(of=F("level")).values_list("key", "of").annotate(n=Count("pk", distinct=True))
