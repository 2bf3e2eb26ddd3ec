"""Jobs of the layers below this one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from portico.foundation.models import OnceKey
from portico.foundation.tenancy import each_practice
from portico.jobs.registry import periodic
from portico.trail import chain

SEALED_AT_MOST = 20  # batches for each practice, so that a long backlog does not outlast the lease
ONCE_KEYS_KEPT = timedelta(days=7)


@periodic("trail.seal", every=timedelta(seconds=15))
def seal(*, now: datetime) -> None:
    """Seal what has come into each practice's trail."""
    for _practice in each_practice():
        for _batch in range(SEALED_AT_MOST):
            if chain.seal(limit=1000) < 1000:
                break


@periodic("foundation.forget_once_keys", every=timedelta(hours=6))
def forget_once_keys(*, now: datetime) -> None:
    """One-time keys are of no use when the form they stood in is long gone."""
    for _practice in each_practice():
        OnceKey.objects.filter(used_at__lt=now - ONCE_KEYS_KEPT).delete()


@periodic("foundation.statistics", every=timedelta(hours=6))
def refresh_statistics(*, now: datetime) -> None:
    """SQLite picks indexes by what was last counted in its tables; PostgreSQL counts by itself.

    A sample of each index, so that a million rows take a fraction of a second. (``PRAGMA optimize`` leaves out tables
    that were never counted, in the versions before 3.46.)
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=400")
            cursor.execute("ANALYZE")
