from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Q

from portico.foundation import clock
from portico.foundation.invariants import invariant
from portico.notices.models import Delivery, Task

LONGEST_LEASE = timedelta(minutes=10)


@invariant("outbox")
def outbox() -> Iterator[str]:
    """Each promised mail is one row; none is in hand for ten minutes; what was sent has an id."""
    twice = Delivery.objects.order_by().values("promise").annotate(rows=Count("pk")).filter(rows__gt=1)
    for row in twice:
        yield f"{row['promise']} was promised {row['rows']} times"
    now = clock.now()
    held = Q(due_at__lt=now - LONGEST_LEASE) | Q(due_at__gt=now + LONGEST_LEASE)
    for mail in Delivery.objects.filter(held, state=Delivery.State.SENDING):
        yield f"mail {mail.pk} has been in a worker's hand for more than ten minutes"
    for mail in Delivery.objects.filter(state=Delivery.State.SENT).filter(Q(message_id="") | Q(ended_at=None)):
        yield f"mail {mail.pk} was sent without an id"
    for mail in Delivery.objects.filter(state=Delivery.State.FAILED, problem=""):
        yield f"mail {mail.pk} was given up without a reason"
    for mail in Delivery.objects.filter(secret=True, state=Delivery.State.SENT).exclude(body=""):
        yield f"mail {mail.pk} still holds the key it carried"


@invariant("tasks")
def tasks() -> Iterator[str]:
    """Every open task is somebody's."""
    for task in Task.objects.filter(done_at=None, for_staff=None):
        yield f"task {task.pk} is nobody's"
