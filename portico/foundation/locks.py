from __future__ import annotations

from typing import TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)


def lock(*rows: M | None) -> list[M]:
    """Lock rows until the transaction ends, and return them re-read, in the order given (``None`` is skipped).

    Models say their place in the fixed order by ``LOCK_RANK`` (client 1, provider 2, appointment 3), so that two acts
    never wait for each other crosswise. SQLite has no row locks: there ``BEGIN IMMEDIATE`` already holds the one
    write lock, and re-reading is all that is left to do.
    """
    assert connection.in_atomic_block, "locks live in a transaction"
    wanted = [row for row in rows if row is not None]
    fresh: dict[object, M] = {}
    for row in sorted(wanted, key=lambda r: (r.LOCK_RANK, str(r.pk))):  # type: ignore[attr-defined]
        query = type(row)._base_manager.filter(practice_id=row.practice_id)  # type: ignore[attr-defined]
        fresh[row.pk] = _for_update(query).get(pk=row.pk)
    return [fresh[row.pk] for row in wanted]


def _for_update(query):
    return query.select_for_update(no_key=connection.vendor == "postgresql")
