"""A provider's windows: when they see people, on days of their own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from portico.people.models import Staff
from portico.scheduling.reading import hours_of
from portico.scheduling.slots import Window, windows


def windows_between(*, provider: Staff, first: date, last: date) -> list[Window]:
    """The stretches in which ``provider`` sees people on their local days ``first`` to ``last``, both included."""
    # No local day reaches further than a day beyond the same date in UTC.
    since = datetime.combine(first - timedelta(days=1), time(), UTC)
    until = datetime.combine(last + timedelta(days=2), time(), UTC)
    found = hours_of(provider_id=provider.pk, first=first, last=last, since=since, until=until)
    return windows(zone=provider.zone, first=first, last=last, **found._asdict())
