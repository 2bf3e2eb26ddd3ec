from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.notices.models import Delivery
from portico.trail.recording import record


@act
def send_again(*, actor: Actor, now: datetime, mail: Delivery) -> bool:
    """Let the worker try a mail that was given up. False when it is not given up (any more)."""
    parked = Delivery.objects.filter(pk=mail.pk, state=Delivery.State.FAILED)
    again = parked.update(
        state=Delivery.State.WAITING, attempts=0, due_at=now, ended_at=None, problem="", problem_detail=""
    )
    if again:
        record(actor=actor, act="mail.sent_again", now=now, client=mail.client, about=mail, changes={"kind": mail.kind})
    return bool(again)
