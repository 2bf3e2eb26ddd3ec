from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from portico.trail.models import Entry


def entries(
    *,
    person: str = "",
    clients: QuerySet | None = None,
    act: str = "",
    day: date | None = None,
    zone: ZoneInfo | None = None,
    before: tuple[datetime, UUID] | None = None,
) -> QuerySet[Entry]:
    """What stands in the trail, newest first; ``day`` is a day in ``zone``, ``before`` where the last page ended."""
    found = Entry.objects.order_by("-at", "-pk")
    if person:
        found = found.filter(actor_name__icontains=person)
    if clients is not None:
        found = found.filter(client_id__in=clients.values("pk"))
    if act:
        found = found.filter(act=act)
    if day is not None:
        begin = datetime.combine(day, time(), zone)
        end = datetime.combine(day + timedelta(days=1), time(), zone)
        found = found.filter(at__gte=begin, at__lt=end)
    if before is not None:
        at, key = before
        found = found.filter(Q(at__lt=at) | Q(at=at, pk__lt=key))
    return found
