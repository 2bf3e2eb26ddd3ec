from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django_scopes import scopes_disabled

from portico.notices.models import Delivery

LEASE = timedelta(minutes=5)
BATCH = 20


def practices_waiting(*, now: datetime) -> list[UUID]:
    """Practices with mail that is due: one query over all, which sees nothing but their ids.

    On PostgreSQL the policy ``outbox_look`` (see ``walls``) opens the table for this one transaction, to read.
    """
    with transaction.atomic(), scopes_disabled(), _window():
        due = Delivery.objects.filter(state__in=Delivery.OPEN, due_at__lte=now)
        return sorted(due.order_by().values_list("practice_id", flat=True).distinct())


@contextmanager
def _window() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL app.outbox = 'look'")
        yield
        cursor.execute("SET LOCAL app.outbox = ''")  # at once, should this be part of a longer transaction


def claim(*, worker: str, now: datetime, limit: int = BATCH) -> list[Delivery]:
    """Take due mails of the open practice in hand, the least tried first, so that a bad one holds up nobody."""
    with transaction.atomic():
        due = Delivery.objects.filter(state__in=Delivery.OPEN, due_at__lte=now).order_by("attempts", "due_at")
        if connection.vendor == "postgresql":
            due = due.select_for_update(skip_locked=True)
        mails = list(due[:limit])
        Delivery.objects.filter(pk__in=[mail.pk for mail in mails]).update(
            state=Delivery.State.SENDING, holder=worker, due_at=now + LEASE
        )
    return mails


def begin(mail: Delivery, *, worker: str, now: datetime) -> bool:
    """Count the try before it is made, so that a mail that kills its worker is counted too. False: no longer ours."""
    mail.attempts += 1
    return bool(_mine(mail, worker).update(attempts=mail.attempts, due_at=now + LEASE))


def end(mail: Delivery, *, worker: str, **outcome: object) -> None:
    """Write down how it went, unless another worker has taken the mail over meanwhile."""
    _mine(mail, worker).update(holder="", **outcome)


def give_back(mails: list[Delivery], *, worker: str, due_at: datetime, problem: str = "") -> None:
    """Let go of mails that were not tried."""
    changes = {"problem": problem} if problem else {}
    Delivery.objects.filter(pk__in=[mail.pk for mail in mails], holder=worker, state=Delivery.State.SENDING).update(
        state=Delivery.State.WAITING, holder="", due_at=due_at, **changes
    )


def _mine(mail: Delivery, worker: str):
    return Delivery.objects.filter(pk=mail.pk, holder=worker, state=Delivery.State.SENDING)
