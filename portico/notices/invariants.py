from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Q

from portico.foundation import clock
from portico.foundation.invariants import invariant
from portico.notices.models import Delivery, Task

LONGEST_LEASE = timedelta(minutes=10)
State = Delivery.State


@invariant("outbox")
def outbox() -> list[str]:
    """Each promised mail is one row; none is in hand for ten minutes; what was sent has an id and keeps no secret."""
    now = clock.now()
    held = Q(due_at__lt=now - LONGEST_LEASE) | Q(due_at__gt=now + LONGEST_LEASE)
    wrong = {
        "has been in a worker's hand for more than ten minutes": Q(held, state=State.SENDING),
        "was sent without an id": Q(Q(message_id="") | Q(ended_at=None), state=State.SENT),
        "was given up without a reason": Q(state__in=[State.FAILED, State.SKIPPED], problem=""),
        "still holds the key it carried": Q(~Q(body=""), state=State.SENT, secret=True),
    }
    return [
        *(f"{rows} mails keep one promise" for rows in _kept_more_than_once()),
        *(f"mail {key} {what}" for what, which in wrong.items() for key in _keys(which)),
    ]


def _kept_more_than_once() -> list[int]:
    promises = Delivery.objects.order_by().values("promise").annotate(rows=Count("pk"))
    return list(promises.filter(rows__gt=1).values_list("rows", flat=True))


def _keys(which: Q) -> list[object]:
    return list(Delivery.objects.filter(which).values_list("pk", flat=True))


@invariant("tasks")
def tasks() -> list[str]:
    """Every open task is somebody's."""
    nobodys = Task.objects.filter(done_at=None, for_staff=None).values_list("pk", flat=True)
    return [f"task {key} is nobody's" for key in nobodys]
